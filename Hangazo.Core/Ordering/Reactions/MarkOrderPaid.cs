using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Outbox;
using Hangazo.Core.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Ordering.Reactions;

/// <summary>When the money is complete, the order is paid and its reservations become allocations; a part of it is noted.</summary>
internal sealed class MarkOrderPaid(HangazoDb db, IInventory inventory, TimeProvider clock) : IReactTo<PaymentCaptured>
{
    public async Task ReactAsync(PaymentCaptured happened, CancellationToken cancellationToken)
    {
        var id = new OrderId(happened.SubjectId);
        if (await db.Set<Order>().SingleOrDefaultAsync(o => o.Id == id, cancellationToken) is not { State: OrderState.Open } order) return;
        if (!happened.Settled)
        {
            order.MarkPartlyPaid(happened.Method, happened.Receipt, happened.Amount, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            return;
        }

        var allocated = await inventory.AllocateAsync(id.Value, cancellationToken);
        order.MarkPaid(happened.Method, happened.Receipt, stockMissing: !allocated.Succeeded, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
