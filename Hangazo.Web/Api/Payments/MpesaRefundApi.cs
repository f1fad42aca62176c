using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.UseCases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Hangazo.Web.Api.Payments;

/// <summary>
/// Where M-Pesa tells how a reversal, a payment out or a question about one ended, or that its queue gave up. It signs nothing: the token in the
/// path is the proof. The answer goes out as soon as the body is stored; no cookie, no antiforgery, no model binding.
/// </summary>
internal static class MpesaRefundApi
{
    public static void MapMpesaRefunds(this IEndpointRouteBuilder routes)
    {
        // The addresses we give out are the ones without "mpesa": Safaricom refuses addresses with its names in them.
        foreach (var root in (ReadOnlySpan<string>)["/api/payments", "/api/payments/mpesa"])
            foreach (var what in (ReadOnlySpan<string>)["reversal", "b2c", "transaction"])
            {
                routes.MapPost($"{root}/{what}/{{token}}", ResultAsync).DisableAntiforgery().ExcludeFromDescription();
                routes.MapPost($"{root}/{what}/{{token}}/timeout", GaveUpAsync).DisableAntiforgery().ExcludeFromDescription();
            }
    }

    private static Task<Results<JsonHttpResult<MpesaAcknowledgement>, NotFound, StatusCodeHttpResult>> ResultAsync(
        string token, HttpContext http, RecordRefundResult record, IOptions<DarajaOptions> options, ILogger<RecordRefundResult> logger, CancellationToken cancellationToken) =>
        ReceiveAsync(token, gaveUp: false, http, record, options.Value, logger, cancellationToken);

    private static Task<Results<JsonHttpResult<MpesaAcknowledgement>, NotFound, StatusCodeHttpResult>> GaveUpAsync(
        string token, HttpContext http, RecordRefundResult record, IOptions<DarajaOptions> options, ILogger<RecordRefundResult> logger, CancellationToken cancellationToken) =>
        ReceiveAsync(token, gaveUp: true, http, record, options.Value, logger, cancellationToken);

    private static async Task<Results<JsonHttpResult<MpesaAcknowledgement>, NotFound, StatusCodeHttpResult>> ReceiveAsync(
        string token, bool gaveUp, HttpContext http, RecordRefundResult record, DarajaOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        if (!MpesaSenders.MayCall(http, options, logger)) return TypedResults.NotFound();
        if (await RawBody.ReadAsync(http.Request, cancellationToken) is not { } body) return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        // Not the request's token: what has arrived is stored even when the caller has hung up meanwhile.
        return await record.ExecuteAsync(token, gaveUp, body, http.Connection.RemoteIpAddress?.ToString(), CancellationToken.None) switch
        {
            RecordRefundResult.Outcome.Accepted => TypedResults.Json(MpesaAcknowledgement.Accepted),
            RecordRefundResult.Outcome.Unreadable => TypedResults.Json(MpesaAcknowledgement.Unreadable, statusCode: StatusCodes.Status400BadRequest),
            _ => TypedResults.NotFound(),
        };
    }
}
