using System.Text.Json.Serialization;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.UseCases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Hangazo.Web.Api.Payments;

/// <summary>
/// Where M-Pesa asks whether a payment to the PayBill may be made, and tells of those that were. It signs nothing: the token in the path is the
/// proof. No cookie, no antiforgery, no model binding.
/// </summary>
internal static class PayBillApi
{
    public static void MapPayBill(this IEndpointRouteBuilder routes)
    {
        // The addresses we give out are those without "mpesa": Safaricom refuses addresses with its names in them.
        foreach (var root in (ReadOnlySpan<string>)["/api/payments/c2b", "/api/payments/mpesa/c2b"])
        {
            routes.MapPost(root + "/validation/{token}", ValidateAsync).DisableAntiforgery().ExcludeFromDescription();
            routes.MapPost(root + "/confirmation/{token}", ConfirmAsync).DisableAntiforgery().ExcludeFromDescription();
        }
    }

    /// <summary>A confirmation is acknowledged by a number.</summary>
    private sealed record Acknowledgement(
        [property: JsonPropertyName("ResultCode")] int ResultCode, [property: JsonPropertyName("ResultDesc")] string ResultDesc)
    {
        public static readonly Acknowledgement Success = new(0, "Success");
        public static readonly Acknowledgement Unreadable = new(1, "The body is not a PayBill payment.");
    }

    /// <summary>A validation is answered by a text.</summary>
    private sealed record Verdict(
        [property: JsonPropertyName("ResultCode")] string ResultCode, [property: JsonPropertyName("ResultDesc")] string ResultDesc);

    private static async Task<Results<JsonHttpResult<Acknowledgement>, NotFound, StatusCodeHttpResult>> ConfirmAsync(
        string token, HttpContext http, RecordPayBillMessage record, IOptions<DarajaOptions> options, ILogger<RecordPayBillMessage> logger,
        CancellationToken cancellationToken)
    {
        if (!MpesaSenders.MayCall(http, options.Value, logger)) return TypedResults.NotFound();
        if (await RawBody.ReadAsync(http.Request, cancellationToken) is not { } body)
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        // What has arrived is stored even when the caller has hung up meanwhile.
        return await record.ConfirmAsync(token, body, http.Connection.RemoteIpAddress?.ToString()) switch
        {
            RecordPayBillMessage.Outcome.Accepted => TypedResults.Json(Acknowledgement.Success),
            RecordPayBillMessage.Outcome.Unreadable => TypedResults.Json(Acknowledgement.Unreadable, statusCode: StatusCodes.Status400BadRequest),
            _ => TypedResults.NotFound(),
        };
    }

    private static async Task<Results<JsonHttpResult<Verdict>, NotFound, StatusCodeHttpResult>> ValidateAsync(
        string token, HttpContext http, RecordPayBillMessage record, IOptions<DarajaOptions> options, ILogger<RecordPayBillMessage> logger,
        CancellationToken cancellationToken)
    {
        if (!MpesaSenders.MayCall(http, options.Value, logger)) return TypedResults.NotFound();
        if (await RawBody.ReadAsync(http.Request, cancellationToken) is not { } body)
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var verdict = await record.ValidateAsync(token, body, http.Connection.RemoteIpAddress?.ToString(), CancellationToken.None);
        return verdict switch
        {
            null => TypedResults.NotFound(),
            PayBillVerdict.Accepted => TypedResults.Json(new Verdict("0", "Accepted")),
            PayBillVerdict.Account => Rejected("C2B00012"),
            PayBillVerdict.Amount => Rejected("C2B00013"),
            PayBillVerdict.ShortCode => Rejected("C2B00015"),
            _ => Rejected("C2B00016"),
        };
    }

    private static JsonHttpResult<Verdict> Rejected(string code) => TypedResults.Json(new Verdict(code, "Rejected"));
}
