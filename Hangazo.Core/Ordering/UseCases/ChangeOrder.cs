using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Data;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Promotions.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Ordering.UseCases;

/// <summary>What staff do to an order: pack, ship, deliver, cancel. Codes: <c>order.not-found</c>, <c>order.not-possible</c>, <c>order.reason-missing</c>, <c>order.needs-manager</c>,
/// <c>order.nothing-to-pack</c>.</summary>
public sealed class ChangeOrder(HangazoDb db, IInventory inventory, IPayments payments, IPromotions promotions, TimeProvider clock)
{
    /// <param name="by">The member of staff, for the timeline.</param>
    public async Task<Result> FulfilAsync(string number, FulfilmentState next, string by, CancellationToken cancellationToken) =>
        await WithOrderAsync(number, async (order, token) =>
        {
            if (next == FulfilmentState.Packed && await NothingIsLeftAsync(order, token)) return OrderingErrors.NothingToPack;
            var moved = order.Fulfil(next, by, clock.GetUtcNow());
            if (moved.Succeeded && next == FulfilmentState.Shipped) await inventory.ShipAsync(order.Id.Value, token);
            return moved;
        }, cancellationToken);

    /// <summary>Gives the stock back; what was paid becomes a credit to be refunded.</summary>
    /// <param name="paidToo">Whether whoever asks may cancel what is paid for; else it is <c>order.needs-manager</c>.</param>
    public async Task<Result> CancelAsync(string number, string? reason, string? by, bool paidToo, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > 200) return OrderingErrors.ReasonMissing;
        return await WithOrderAsync(number, async (order, token) =>
        {
            var unpaid = await payments.CloseUnpaidAsync(order.Id.Value, reason, token);
            if (!unpaid && order.PaymentState is not (OrderPaymentState.Paid or OrderPaymentState.PartlyPaid)) return OrderingErrors.NotPossible;
            if (!unpaid && !paidToo) return OrderingErrors.NeedsManager;
            var cancelled = order.Cancel(reason.Trim(), by, clock.GetUtcNow());
            if (!cancelled.Succeeded) return cancelled;
            if (!unpaid) await GiveBackAllAsync(order, reason.Trim(), by ?? "The shop", token);
            await inventory.ReleaseAsync(order.Id.Value, $"cancelled: {reason.Trim()}", token);
            await promotions.ReleaseAsync(order.Id.Value, token);
            return Result.Ok;
        }, cancellationToken);
    }

    /// <summary>Every thing in it was given back.</summary>
    private async Task<bool> NothingIsLeftAsync(Order order, CancellationToken cancellationToken)
    {
        var decided = (await OrderRefunds.CountingAsync(db, order.Id, cancellationToken)).Where(refund => refund.State == OrderRefundState.Decided).ToList();
        if (decided.Count == 0) return false;
        await db.Entry(order).Collection(o => o.Lines).LoadAsync(cancellationToken);
        return OrderDetails.Snapshot(order).Lines.All(line => line.IsDigital || RefundSheet.LeftOf(line, decided) == 0);
    }

    /// <summary>All that was paid and not given back yet is owed to the buyer; what only waited for approval is part of that now.</summary>
    private async Task GiveBackAllAsync(Order order, string reason, string by, CancellationToken cancellationToken)
    {
        var paid = await payments.TurnIntoCreditAsync(order.Id.Value, reason, cancellationToken);
        await db.Entry(order).Collection(o => o.Lines).LoadAsync(cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var waiting in await db.Set<OrderRefund>().Where(r => r.OrderId == order.Id && r.State == OrderRefundState.Requested).ToListAsync(cancellationToken))
            waiting.Withdraw(now);
        var decided = (await OrderRefunds.CountingAsync(db, order.Id, cancellationToken)).Where(refund => refund.State == OrderRefundState.Decided).ToList();
        var snapshot = OrderDetails.Snapshot(order);
        if (order.PaidAt is null && !paid.IsZero) db.Add(OrderRefund.OfDeposit(OrderRefundId.New(), order, paid, reason, by, now, cancelled: true));
        else if (RefundSheet.Rest(snapshot, decided) is { } rest) db.Add(OrderRefund.OfCancelled(snapshot, rest, reason, by, now));
    }

    private async Task<Result> WithOrderAsync(string number, Func<Order, CancellationToken, Task<Result>> change, CancellationToken cancellationToken)
    {
        try
        {
            return await db.InTransactionAsync<bool>(async token =>
            {
                var order = await db.LockOrderAsync(number, token);
                if (order is null) return OrderingErrors.NotFound;
                var changed = await change(order, token);
                if (!changed.Succeeded) return changed.Error;
                await db.SaveChangesAsync(token);
                return true;
            }, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return OrderingErrors.NotPossible;
        }
    }
}
