using Hangazo.Core.Inventory.Queries;
using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Outbox;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Reporting.Queries;
using Hangazo.Core.Reviews.Queries;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Web.Components.Admin.Dashboard;

/// <summary>Everything the dashboard shows, read anew on every call.</summary>
internal sealed class DashboardPort(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int LatestOrders = 12;
    private const int BestSellers = 8;

    /// <param name="LowStock">Variants at or below the shop's low-stock mark.</param>
    /// <param name="Unallocated">PayBill receipts that belong to nobody yet.</param>
    /// <param name="Unmatched">Money and attempts that staff must look at.</param>
    /// <param name="Fiscal">Documents that staff must bring to the tax office.</param>
    /// <param name="Reviews">Those nobody has read yet.</param>
    public sealed record View(
        DashboardNumbers.View Numbers, OrdersNeedingWork.View Work, int LowStock, int OpenCredits, int Unmatched, int Unallocated, int Fiscal, int Reviews, int DeadDeliveries,
        IReadOnlyList<OrderGrid.Row> Latest, DateTimeOffset At);

    public async Task<View> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var now = clock.GetUtcNow();
        var rules = await services.GetRequiredService<ISettings>().OrderingAsync(cancellationToken);
        return new(
            await services.GetRequiredService<DashboardNumbers>().ExecuteAsync(now, BestSellers, cancellationToken),
            await services.GetRequiredService<OrdersNeedingWork>().ExecuteAsync(now, cancellationToken),
            await services.GetRequiredService<LowStock>().CountAsync(rules.LowStockAt, cancellationToken),
            await services.GetRequiredService<OpenCredits>().CountAsync(cancellationToken),
            await services.GetRequiredService<PaymentsInReview>().CountAsync(cancellationToken),
            await services.GetRequiredService<UnallocatedReceipts>().CountAsync(cancellationToken),
            await services.GetRequiredService<FiscalWorklist>().CountAsync(cancellationToken),
            await services.GetRequiredService<ReviewGrid>().CountWaitingAsync(cancellationToken),
            await services.GetRequiredService<DeadDeliveries>().CountAsync(cancellationToken),
            await services.GetRequiredService<OrderGrid>().LatestAsync(LatestOrders, cancellationToken),
            now);
    }
}
