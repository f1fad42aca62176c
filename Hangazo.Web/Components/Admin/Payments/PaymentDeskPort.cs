using System.Security.Claims;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Hangazo.Web.Components.Admin.Payments;

/// <summary>All payments, the money that belongs to nobody yet, and the comparison with the statement.</summary>
internal sealed class PaymentDeskPort(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int SuggestedOrders = 6;

    private static readonly Error ForManagers = new("payment.for-managers", "Only a manager may do this.", ErrorKind.Forbidden);

    /// <param name="Suggestions">Numbers of the orders that are suggested, by receipt.</param>
    public sealed record Unallocated(
        Page<UnallocatedReceipts.Row> Waiting, Money Sum, IReadOnlyList<UnallocatedReceipts.Row> Near, IReadOnlyDictionary<Guid, string> Suggestions);

    /// <param name="Suggestion">The order it may be for.</param>
    public sealed record Receipt(UnallocatedReceipts.Details Details, string? Suggestion);

    /// <param name="Number">An order's number as typed.</param>
    /// <param name="Amount">Shillings as typed; empty: the rest.</param>
    public sealed record PartInput(string Number, string Amount, string Field);

    public DateOnly Today => ShopTime.DayOf(clock.GetUtcNow());

    /// <summary>The order's number that a payment's reference means; null for money that is owed by nobody.</summary>
    public static string? OrderOf(string reference) => OrderNumber.Normalize(reference);

    public Task<Page<PaymentGrid.Row>> ListAsync(PaymentGrid.Filter filter) =>
        AskAsync<PaymentGrid, Page<PaymentGrid.Row>>(grid => grid.ExecuteAsync(filter, CancellationToken.None));

    public Task<PaymentTimeline.View?> FindAsync(Guid subject) =>
        AskAsync<PaymentTimeline, PaymentTimeline.View?>(timeline => timeline.FindAsync(subject, CancellationToken.None));

    public Task<Result<bool>> CheckNowAsync(Guid subject) =>
        AskAsync<CheckNow, Result<bool>>(check => check.ExecuteAsync(subject, CancellationToken.None));

    public async Task<Unallocated> UnallocatedAsync(int page)
    {
        await using var scope = scopes.CreateAsyncScope();
        var receipts = scope.ServiceProvider.GetRequiredService<UnallocatedReceipts>();
        var waiting = await receipts.ListAsync(page, CancellationToken.None);
        var suggestions = new Dictionary<Guid, string>();
        foreach (var row in waiting.Items)
            if (await NumberAsync(scope.ServiceProvider, row.SuggestedSubject) is { } number) suggestions[row.Id] = number;
        return new(waiting, await receipts.SumAsync(CancellationToken.None), await receipts.NearAsync(CancellationToken.None), suggestions);
    }

    public async Task<Receipt?> FindReceiptAsync(Guid id)
    {
        await using var scope = scopes.CreateAsyncScope();
        var details = await scope.ServiceProvider.GetRequiredService<UnallocatedReceipts>().FindAsync(id, CancellationToken.None);
        return details is null ? null : new(details, await NumberAsync(scope.ServiceProvider, details.Receipt.SuggestedSubject));
    }

    /// <summary>Orders by number, name, phone or SKU, the newest first.</summary>
    public async Task<IReadOnlyList<OrderGrid.Row>> SearchAsync(string text) => string.IsNullOrWhiteSpace(text)
        ? []
        : [.. (await AskAsync<OrderGrid, Page<OrderGrid.Row>>(
            grid => grid.ExecuteAsync(new(Search: text), clock.GetUtcNow(), CancellationToken.None)))
            .Items.Take(SuggestedOrders)];

    /// <summary>Codes: those of <see cref="MatchReceipt"/>, <c>payment.part-missing</c>, <c>payment.for-managers</c>.</summary>
    public async Task<Result<Money>> MatchAsync(
        ClaimsPrincipal who, Guid receipt, Money seenLeft, IReadOnlyList<PartInput> parts, bool giveBack, string? note)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!await ManagesAsync(scope.ServiceProvider, who)) return ForManagers;
        var orders = scope.ServiceProvider.GetRequiredService<OrderDetails>();
        var found = new List<MatchReceipt.Part>();
        foreach (var part in parts)
        {
            if (OrderNumber.Normalize(part.Number) is not { } number || await orders.ByNumberAsync(number, CancellationToken.None) is not { } order)
                return PaymentErrors.PartMissing with { Message = $"There is no order {part.Number.Trim()}." };
            found.Add(new(order.Order.Id.Value, part.Amount, part.Field));
        }

        return await scope.ServiceProvider.GetRequiredService<MatchReceipt>()
            .ExecuteAsync(new(receipt, seenLeft, found, giveBack, note), ActorOf(who), CancellationToken.None);
    }

    public Task<ReconciledDays.View> CompareAsync(DateOnly from, DateOnly to) =>
        AskAsync<ReconciledDays, ReconciledDays.View>(days => days.ExecuteAsync(from, to, CancellationToken.None));

    /// <summary>Codes: <c>statement.*</c>, <c>payment.for-managers</c>.</summary>
    public async Task<Result<ImportStatement.Summary>> ImportAsync(ClaimsPrincipal who, string fileName, string text)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!await ManagesAsync(scope.ServiceProvider, who)) return ForManagers;
        return await scope.ServiceProvider.GetRequiredService<ImportStatement>().ExecuteAsync(fileName, text, ActorOf(who), CancellationToken.None);
    }

    /// <summary>Codes: <c>payment.not-found</c>, <c>payment.for-managers</c>.</summary>
    public async Task<Result> TakeInAsync(ClaimsPrincipal who, Guid line)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!await ManagesAsync(scope.ServiceProvider, who)) return ForManagers;
        return await scope.ServiceProvider.GetRequiredService<ImportStatement>().TakeInAsync(line, ActorOf(who), CancellationToken.None);
    }

    private static Actor ActorOf(ClaimsPrincipal who) => new(who.AccountId(), who.FullName());

    private static async Task<bool> ManagesAsync(IServiceProvider services, ClaimsPrincipal who) =>
        (await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Manage)).Succeeded;

    private static async Task<string?> NumberAsync(IServiceProvider services, Guid? subject) => subject is { } id
        ? (await services.GetRequiredService<IOrders>().FindAsync(new OrderId(id), CancellationToken.None))?.Number
        : null;

    private async Task<TAnswer> AskAsync<TService, TAnswer>(Func<TService, Task<TAnswer>> ask)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
