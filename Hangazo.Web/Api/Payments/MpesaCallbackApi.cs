using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.UseCases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Hangazo.Web.Api.Payments;

/// <summary>
/// Where M-Pesa tells how a request ended. It signs nothing: the token in the path is the proof. The answer goes out as soon as the
/// body is stored; no cookie, no antiforgery, no model binding.
/// </summary>
internal static class MpesaCallbackApi
{
    public static void MapMpesaCallbacks(this IEndpointRouteBuilder routes)
    {
        // The address we give out is the one without "mpesa": Safaricom refuses addresses with its names in them.
        foreach (var path in (ReadOnlySpan<string>)["/api/payments/stk/callback/{token}", "/api/payments/mpesa/callback/{token}"])
            routes.MapPost(path, ReceiveAsync).DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<Results<JsonHttpResult<MpesaAcknowledgement>, NotFound, StatusCodeHttpResult>> ReceiveAsync(
        string token,
        HttpContext http,
        RecordMpesaCallback record,
        IOptions<DarajaOptions> options,
        ILogger<RecordMpesaCallback> logger,
        CancellationToken cancellationToken)
    {
        if (!MpesaSenders.MayCall(http, options.Value, logger)) return TypedResults.NotFound();
        if (await RawBody.ReadAsync(http.Request, cancellationToken) is not { } body) return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        // What has arrived is stored even when the caller has hung up meanwhile.
        return await record.ExecuteAsync(token, body, http.Connection.RemoteIpAddress?.ToString()) switch
        {
            RecordMpesaCallback.Outcome.Accepted => TypedResults.Json(MpesaAcknowledgement.Accepted),
            RecordMpesaCallback.Outcome.Unreadable => TypedResults.Json(MpesaAcknowledgement.Unreadable, statusCode: StatusCodes.Status400BadRequest),
            _ => TypedResults.NotFound(),
        };
    }
}
