using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Promotions.Contracts;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Ordering.UseCases;

/// <summary>Ends orders nobody paid in time and gives their stock back; those with a payment under way wait a little longer. Safe on several nodes.</summary>
public sealed class ExpireUnpaidOrders(
    HangazoDb db, IInventory inventory, IPayments payments, IPromotions promotions, ISettings settings, TimeProvider clock)
{
    /// <summary>Handles one due order. False when none is due.</summary>
    public async Task<bool> ExecuteOneAsync(CancellationToken cancellationToken)
    {
        var handled = await db.InTransactionAsync<bool>(async token =>
        {
            var now = clock.GetUtcNow();
            var due = await db.Database.SqlQuery<Guid>($"""
                select id as "Value" from ordering."order" where payment_due_at <= {now} order by payment_due_at limit 1 for update skip locked
                """).ToListAsync(token);
            if (due.Count == 0) return false;
            var id = new OrderId(due[0]);
            var order = await db.Set<Order>().SingleAsync(o => o.Id == id, token);
            var rules = await settings.OrderingAsync(token);
            if (await payments.IsPendingAsync(order.Id.Value, token) || !await payments.CloseUnpaidAsync(order.Id.Value, "not paid in time", token))
            {
                var until = now.AddMinutes(rules.PendingPaymentGraceMinutes);
                order.AwaitPaymentUntil(until);
                await inventory.ExtendAsync(order.Id.Value, until, token);
            }
            else
            {
                order.Expire(now);
                await inventory.ReleaseAsync(order.Id.Value, "not paid in time", token);
                await promotions.ReleaseAsync(order.Id.Value, token);
            }

            await db.SaveChangesAsync(token);
            return true;
        }, cancellationToken);
        return handled.Value;
    }
}
