using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Outbox;
using Hangazo.Core.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Ordering.Reactions;

/// <summary>When a refund is approved, the things go back to the shelf or are written off, and the order's refund is decided; when it is not, the refund is withdrawn.</summary>
internal sealed class SettleOrderRefund(HangazoDb db, IInventory inventory, TimeProvider clock) : IReactTo<RefundApproved>, IReactTo<RefundRejected>
{
    public async Task ReactAsync(RefundApproved happened, CancellationToken cancellationToken)
    {
        if (await FindAsync(happened.Occasion, cancellationToken) is not { } refund || !refund.Decide(clock.GetUtcNow())) return;
        var order = await db.Set<Order>().Include(o => o.Lines).SingleAsync(o => o.Id == refund.OrderId, cancellationToken);
        foreach (var restock in new[] { true, false })
        {
            var back = refund.Lines.Where(line => line.Kind == OrderRefundPartKind.Goods && line.Restock == restock)
                .Select(line => (Back: line, Line: order.Lines.Single(l => l.Id == line.OrderLineId))).Where(pair => !pair.Line.IsDigital)
                .Select(pair => new StockLine(pair.Line.VariantId, pair.Back.Quantity)).ToList();
            if (back.Count > 0) await inventory.TakeBackAsync(order.Id.Value, back, restock, $"refunded: {refund.Reason}", cancellationToken);
        }

        if (refund.Whole) order.EndRefunded(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task ReactAsync(RefundRejected happened, CancellationToken cancellationToken)
    {
        if (await FindAsync(happened.Occasion, cancellationToken) is not { } refund || !refund.Withdraw(clock.GetUtcNow())) return;
        var order = await db.Set<Order>().SingleAsync(o => o.Id == refund.OrderId, cancellationToken);
        order.NoteRefundRejected(refund.Total, happened.By, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    private Task<OrderRefund?> FindAsync(Guid occasion, CancellationToken cancellationToken)
    {
        var id = new OrderRefundId(occasion);
        return db.Set<OrderRefund>().Include(refund => refund.Lines).SingleOrDefaultAsync(refund => refund.Id == id, cancellationToken);
    }
}
