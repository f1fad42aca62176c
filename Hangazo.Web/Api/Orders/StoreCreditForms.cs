using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Queries;
using Hangazo.Web.Accounts;
using Hangazo.Web.Shopping;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hangazo.Web.Api.Orders;

/// <summary>The pay page's plain form for store credit. Only for the customer of the order; for anybody else there is no such address.</summary>
internal static class StoreCreditForms
{
    public static void MapStoreCreditForms(this IEndpointRouteBuilder routes) => routes.MapPost("/pay/{key}/store-credit", PayAsync);

    private static async Task<Results<RedirectHttpResult, NotFound>> PayAsync(
        string key, [FromForm] PaymentPortion portion, [FromForm] string? amount, [FromForm] string? seen, PayerPage payers, PayWithStoreCredit pay, HttpContext http)
    {
        if (http.User.AccountId() is not { } account || await payers.SubjectOfAsync(key, http.RequestAborted) is not { } order) return TypedResults.NotFound();
        // Whoever closes the page has clicked all the same.
        var spent = await pay.ExecuteAsync(new(new OrderId(order), new CustomerId(account), new(portion, amount, seen)), CancellationToken.None);
        if (spent.Succeeded) return TypedResults.LocalRedirect(PayLink.To(key, spent.Value.Attempt));
        return spent.Error.Code == "order.not-found" ? TypedResults.NotFound() : TypedResults.LocalRedirect(PayLink.Refused(key, spent.Error));
    }
}
