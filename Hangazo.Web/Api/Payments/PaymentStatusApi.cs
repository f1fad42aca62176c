using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Payments.Queries;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hangazo.Web.Api.Payments;

/// <summary>How the payment of an order stands, as JSON, for who may see the order: its owner, or who holds its link. <c>id</c> is the order's number.</summary>
internal static class PaymentStatusApi
{
    public static void MapPaymentStatus(this IEndpointRouteBuilder routes) => routes.MapGet("/api/payments/{id}/status", FindAsync);

    /// <param name="State"><c>open</c>, <c>settled</c> or <c>closed</c>.</param>
    /// <param name="Attempt">Such as <c>pending</c> or <c>succeeded</c>; null before the first try.</param>
    /// <param name="Due">In cents.</param>
    /// <param name="Waiting">Whether to ask again soon.</param>
    internal sealed record View(
        string Order, string State, string? Attempt, string? Method, string? Sentence, long Due, long Captured, string Currency, bool Waiting,
        DateTimeOffset? ResendAllowedAt);

    private static async Task<Results<Ok<View>, NotFound>> FindAsync(
        string id, string? key, OrderDetails orders, PaymentStatus payments, HttpContext http, CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "no-store";
        var customer = http.User.AccountId() is { } account ? new CustomerId(account) : (CustomerId?)null;
        if (await orders.ForBuyerAsync(id, key, customer, cancellationToken) is not { } order) return TypedResults.NotFound();
        if (await payments.FindAsync(order.Order.Id.Value, cancellationToken) is not { } payment) return TypedResults.NotFound();
        return TypedResults.Ok(new View(
            order.Order.Number, Word(payment.State), payment.Attempt is { } attempt ? Word(attempt.State) : null, payment.Attempt?.Method.Code,
            payment.Attempt?.Sentence, payment.Due.Minor, payment.Captured.Minor, payment.Due.Currency, payment.Attempt is { IsWaiting: true },
            payment.ResendAllowedAt));
    }

    private static string Word<T>(T state)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());
}
