using System.Security.Claims;
using Hangazo.Core.Downloads.Contracts;
using Hangazo.Core.Downloads.UseCases;
using Hangazo.Core.Invoicing;
using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Customers.Queries;
using Hangazo.Core.Customers.UseCases;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Hangazo.Web.Components.Admin.Ordering;

/// <summary>Orders as staff see and change them.</summary>
internal sealed class OrdersPort(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <param name="Payment">Null when nothing was ever owed for it.</param>
    public sealed record Details(OrderDetails.View Order, PaymentTimeline.View? Payment)
    {
        public IReadOnlyList<DownloadSnapshot> Downloads { get; init; } = [];

        /// <summary>What is due when; null when nothing was ever owed for it.</summary>
        public PaymentTerms? Terms { get; init; }

        /// <summary>Receipts for what came before all was paid, oldest first.</summary>
        public IReadOnlyList<Invoice> DepositReceipts { get; init; } = [];

        /// <summary>How many of a line were not given back.</summary>
        public IReadOnlyDictionary<OrderLineId, decimal> Left { get; init; } = new Dictionary<OrderLineId, decimal>();
    }

    public DateOnly Today => ShopTime.DayOf(clock.GetUtcNow());

    public Task<Page<OrderGrid.Row>> ListAsync(OrderGrid.Filter filter, CancellationToken cancellationToken) =>
        AskAsync<OrderGrid, Page<OrderGrid.Row>>(grid => grid.ExecuteAsync(filter, clock.GetUtcNow(), cancellationToken));

    public async Task<Details?> FindAsync(string number, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var order = await scope.ServiceProvider.GetRequiredService<OrderDetails>().ByNumberAsync(number, cancellationToken);
        if (order is null) return null;
        var decided = (await scope.ServiceProvider.GetRequiredService<OrderRefunds>().OfOrderAsync(order.Order.Id, cancellationToken))
            .Where(refund => refund.State == OrderRefundState.Decided).ToList();
        var timeline = scope.ServiceProvider.GetRequiredService<PaymentTimeline>();
        return new(order, await timeline.FindAsync(order.Order.Id.Value, cancellationToken))
        {
            Terms = await scope.ServiceProvider.GetRequiredService<IInstalments>().TermsAsync(order.Order.Id.Value, cancellationToken),
            DepositReceipts = await scope.ServiceProvider.GetRequiredService<InvoiceDocument>().DepositReceiptsAsync(order.Order.Number, cancellationToken),
            Left = order.Order.Lines.ToDictionary(line => line.Id, line => RefundSheet.LeftOf(line, decided)),
            Downloads = order.Order.Lines.Any(line => line.IsDigital)
                ? await scope.ServiceProvider.GetRequiredService<IDownloads>().OfOrderAsync(order.Order.Id, cancellationToken)
                : [],
        };
    }

    /// <summary>The order that a number or an M-Pesa code means; null when it may be something else, such as a name.</summary>
    public async Task<string?> FindNumberAsync(string typed)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (OrderNumber.Normalize(typed) is { } number)
            return (await services.GetRequiredService<OrderDetails>().ByNumberAsync(number, CancellationToken.None))?.Order.Number;
        return await services.GetRequiredService<ReceiptSearch>().FindSubjectAsync(typed, CancellationToken.None) is { } subject
            ? (await services.GetRequiredService<OrderDetails>().FindAsync(new OrderId(subject), CancellationToken.None))?.Number
            : null;
    }

    public Task<Result> FulfilAsync(string number, FulfilmentState next, string by) =>
        AskAsync<ChangeOrder, Result>(change => change.FulfilAsync(number, next, by, CancellationToken.None));

    public Task<Result> CancelAsync(string number, string? reason, string by, bool paidToo) =>
        AskAsync<ChangeOrder, Result>(change => change.CancelAsync(number, reason, by, paidToo, CancellationToken.None));

    public async Task<Result> RenewDownloadsAsync(OrderId order, string by) =>
        await AskAsync<GrantDownloads, Result<int>>(grant => grant.RenewAsync(order, by, CancellationToken.None));

    public async Task<Result> RecordMoneyAsync(OrderId order, string method, string? amount, string? reference, Actor by) =>
        await AskAsync<RecordMoney, Result<Receiving>>(record => record.ExecuteAsync(new(order.Value, method, amount, reference), by, CancellationToken.None));

    public async Task<Result> ReachAsync(string number, string stage, Actor by) =>
        await AskAsync<FollowPayments, Result<Money>>(follow => follow.ReachAsync(number, stage, by, CancellationToken.None));

    /// <summary>Code, beside those of the use case: <c>order.for-staff</c>.</summary>
    public async Task<Result<DeliveryQuote>> QuoteAsync(ClaimsPrincipal who, QuoteDelivery.Command command)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!(await scope.ServiceProvider.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Work)).Succeeded)
            return new Error("order.for-staff", "Only staff may do this.", ErrorKind.Forbidden);
        return await scope.ServiceProvider.GetRequiredService<QuoteDelivery>().ExecuteAsync(command, new Actor(who.AccountId(), who.FullName()), CancellationToken.None);
    }

    /// <summary>The last day on which a quote of today can be paid, when nobody says another.</summary>
    public Task<DateOnly> QuoteValidUntilAsync() => AskAsync<QuoteDelivery, DateOnly>(quote => quote.ValidUntilAsync(CancellationToken.None));

    /// <summary>Only the owner lets things go unpaid. Code: <c>order.for-owner</c>.</summary>
    public async Task<Result> ReleaseAsync(ClaimsPrincipal who, string number, string? reason)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!(await scope.ServiceProvider.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Owner)).Succeeded)
            return new Error("order.for-owner", "Only the owner lets an order go before it is paid.", ErrorKind.Forbidden);
        return await scope.ServiceProvider.GetRequiredService<FollowPayments>()
            .ReleaseAsync(number, reason, new Actor(who.AccountId(), who.FullName()), CancellationToken.None);
    }

    public async Task<(string? Group, IReadOnlyList<CustomerGroups.Row> All)> GroupAsync(CustomerId customer)
    {
        await using var scope = scopes.CreateAsyncScope();
        var groups = scope.ServiceProvider.GetRequiredService<CustomerGroups>();
        return (await groups.OfAsync(customer, CancellationToken.None), await groups.AllAsync(CancellationToken.None));
    }

    /// <summary>Groups have prices of their own, so managers decide. Code: <c>customer.for-managers</c>.</summary>
    public async Task<Result> PutInGroupAsync(ClaimsPrincipal who, CustomerId customer, string? group)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!(await scope.ServiceProvider.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Manage)).Succeeded)
            return new Error("customer.for-managers", "Only managers put customers in groups.", ErrorKind.Forbidden);
        return await scope.ServiceProvider.GetRequiredService<PutInGroup>()
            .ExecuteAsync(customer, group, new Actor(who.AccountId(), who.FullName()), CancellationToken.None);
    }

    private async Task<TAnswer> AskAsync<TService, TAnswer>(Func<TService, Task<TAnswer>> ask)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
