using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Outbox;
using Hangazo.Core.Search.Contracts;

namespace Hangazo.Core.Reporting.Reactions;

/// <summary>Tells search what was bought, because search stands below orders and hears none of them.</summary>
internal sealed class RankBySales(IOrders orders, ISearchRanking search) : IReactTo<OrderPaid>, IReactTo<OrderCancelled>
{
    public Task ReactAsync(OrderPaid happened, CancellationToken cancellationToken) => NoteAsync(happened.OrderId, undone: false, cancellationToken);

    public Task ReactAsync(OrderCancelled happened, CancellationToken cancellationToken) =>
        happened.WasPaid ? NoteAsync(happened.OrderId, undone: true, cancellationToken) : Task.CompletedTask;

    private async Task NoteAsync(OrderId id, bool undone, CancellationToken cancellationToken)
    {
        var order = await orders.FindAsync(id, cancellationToken) ?? throw new InvalidOperationException($"Order {id} is gone.");
        await search.NoteSoldAsync([.. order.Lines.Select(line => line.VariantId)], undone, cancellationToken);
    }
}
