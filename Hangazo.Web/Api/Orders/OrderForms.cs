using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Web.Accounts;
using Hangazo.Web.Client.Orders;
using Hangazo.Web.Shopping;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hangazo.Web.Api.Orders;

/// <summary>The order page's plain forms: send another M-Pesa request, ask whether the money came, take it back. Only for who may see the order.</summary>
internal static class OrderForms
{
    public static void MapOrderForms(this IEndpointRouteBuilder routes)
    {
        var orders = routes.MapGroup("/orders/{number}");
        orders.MapPost("/pay", (string number, [FromForm] string? key, [FromForm] string? phone, [FromForm] string? method, OrderDetails orders, IOrderPort port, HttpContext http) =>
            DoAsync(number, key, orders, http, order => port.ResendAsync(order, phone, method), PaymentMethods.Find(method)));
        orders.MapPost("/check", (string number, [FromForm] string? key, OrderDetails orders, IOrderPort port, HttpContext http) =>
            DoAsync(number, key, orders, http, port.CheckNowAsync));
        orders.MapPost("/cancel", (string number, [FromForm] string? key, OrderDetails orders, IOrderPort port, HttpContext http) =>
            DoAsync(number, key, orders, http, port.CancelAsync));
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> DoAsync(
        string number, string? key, OrderDetails orders, HttpContext http, Func<Guid, Task<Result>> actAsync, PaymentMethod? method = null)
    {
        var customer = http.User.AccountId() is { } account ? new CustomerId(account) : (CustomerId?)null;
        if (await orders.ForBuyerAsync(number, key, customer, http.RequestAborted) is not { } details) return TypedResults.NotFound();
        var done = await actAsync(details.Order.Id.Value);
        var link = OrderLink.To(details.Order.Number, details.Key);
        if (done.Succeeded && method is { Leaves: true }) return TypedResults.LocalRedirect(OrderLink.ToPayPage(details.Order.Number, details.Key));
        return TypedResults.LocalRedirect(done.Error is { } error ? $"{link}&refused={Uri.EscapeDataString(error.Code)}" : link);
    }
}
