using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Outbox;
using Hangazo.Core.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Ordering.Reactions;

/// <summary>
/// When the first part is here, the order is confirmed and its reservations become allocations; when the money is complete, it is paid. Other parts are noted.
/// </summary>
internal sealed class MarkOrderPaid(HangazoDb db, IInventory inventory, TimeProvider clock) : IReactTo<PaymentCaptured>
{
    public async Task ReactAsync(PaymentCaptured happened, CancellationToken cancellationToken)
    {
        var id = new OrderId(happened.SubjectId);
        if (await db.Set<Order>().SingleOrDefaultAsync(o => o.Id == id, cancellationToken) is not { State: OrderState.Open } order) return;
        var now = clock.GetUtcNow();
        var missing = order.StockMissing;
        if (happened is { Settled: true } or { Begun: true } && order is { ConfirmedAt: null, PaymentState: not OrderPaymentState.Paid })
            missing = !(await inventory.AllocateAsync(id.Value, cancellationToken)).Succeeded;
        if (happened.Settled) order.MarkPaid(happened.Method, happened.Receipt, missing, now);
        else if (happened.Begun) order.Confirm(happened.Method, happened.Receipt, happened.Amount, missing, now);
        else order.MarkPartlyPaid(happened.Method, happened.Receipt, happened.Amount, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
