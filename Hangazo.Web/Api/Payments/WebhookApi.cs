using Hangazo.Core.Payments.UseCases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hangazo.Web.Api.Payments;

/// <summary>
/// Where providers post their signed messages, such as <c>/api/payments/stripe/webhook</c>. The signature is checked on the bytes as they
/// came, and the answer goes out as soon as they are stored; no cookie, no antiforgery, no model binding.
/// </summary>
internal static class WebhookApi
{
    public static void MapPaymentWebhooks(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/payments/{gateway}/webhook", ReceiveAsync).DisableAntiforgery().ExcludeFromDescription();

    private sealed record Answer(bool Received, string? Problem = null);

    private static async Task<Results<Ok<Answer>, JsonHttpResult<Answer>, NotFound, StatusCodeHttpResult>> ReceiveAsync(
        string gateway, HttpContext http, RecordNotification record, ILogger<RecordNotification> logger, CancellationToken cancellationToken)
    {
        if (await RawBody.ReadAsync(http.Request, cancellationToken) is not { } body) return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        // Not the request's token: what has arrived is stored even when the caller has hung up meanwhile.
        var outcome = await record.ExecuteAsync(
            gateway, name => http.Request.Headers[name], body, http.Connection.RemoteIpAddress?.ToString(), CancellationToken.None);
        switch (outcome)
        {
            case RecordNotification.Outcome.Accepted:
                return TypedResults.Ok(new Answer(true));
            case RecordNotification.Outcome.Forged:
                logger.LogWarning("A message to the {Gateway} webhook from {Address} was not genuine", gateway, http.Connection.RemoteIpAddress);
                return Refused("The signature does not fit, or it is too old.", StatusCodes.Status400BadRequest);
            case RecordNotification.Outcome.Unreadable:
                return Refused("The body is none of the messages we know.", StatusCodes.Status400BadRequest);
            case RecordNotification.Outcome.TryAgain:
                return Refused("The message cannot be checked right now. Please send it again.", StatusCodes.Status503ServiceUnavailable);
            default:
                return TypedResults.NotFound();
        }
    }

    private static JsonHttpResult<Answer> Refused(string problem, int status) => TypedResults.Json(new Answer(false, problem), statusCode: status);
}
