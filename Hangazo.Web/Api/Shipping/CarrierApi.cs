using Hangazo.Core.Shipping.UseCases;
using Hangazo.Web.Api.Payments;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hangazo.Web.Api.Shipping;

/// <summary>
/// Where carriers post how far a parcel is, such as <c>/api/shipping/courier/webhook</c>. The signature is checked on the bytes as they came; no cookie, no
/// antiforgery. News of a parcel that nobody here knows is taken and forgotten.
/// </summary>
internal static class CarrierApi
{
    public static void MapCarriers(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/shipping/{carrier}/webhook", ReceiveAsync).DisableAntiforgery().ExcludeFromDescription();

    private sealed record Answer(bool Received);

    private static async Task<Results<Ok<Answer>, BadRequest<Answer>, StatusCodeHttpResult>> ReceiveAsync(
        string carrier, HttpContext http, FollowShipments follow, ILogger<FollowShipments> logger, CancellationToken cancellationToken)
    {
        if (await RawBody.ReadAsync(http.Request, cancellationToken) is not { } body) return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (await follow.HearAsync(carrier, name => http.Request.Headers[name], body, CancellationToken.None)) return TypedResults.Ok(new Answer(true));
        logger.LogWarning("A message to a carrier's webhook from {Address} was not genuine", http.Connection.RemoteIpAddress);
        return TypedResults.BadRequest(new Answer(false));
    }
}
