using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Web.Shopping;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hangazo.Web.Api.Payments;

/// <summary>Where a provider's page sends the payer back to: the shop asks how it went and shows the order, which thanks or explains.</summary>
internal static class PaymentReturns
{
    public static void MapPaymentReturns(this IEndpointRouteBuilder routes) =>
        routes.MapGet(ReturnAddress.Path + "{token}", ReturnAsync).ExcludeFromDescription();

    private static async Task<Results<RedirectHttpResult, NotFound>> ReturnAsync(
        string token, PayerReturned returned, IOrders orders, HttpContext http, CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (await returned.ExecuteAsync(token, CancellationToken.None) is not { } back) return TypedResults.NotFound();
        if (back.PayKey is { } payKey) return TypedResults.LocalRedirect(PayLink.To(payKey, back.Attempt));
        var id = new OrderId(back.Subject);
        if (await orders.FindAsync(id, cancellationToken) is not { } order || await orders.FindKeyAsync(id, cancellationToken) is not { } key)
            return TypedResults.NotFound();
        return TypedResults.LocalRedirect(OrderLink.To(order.Number, key));
    }
}
