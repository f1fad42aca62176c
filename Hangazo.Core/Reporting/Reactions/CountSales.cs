using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Reporting.Reactions;

/// <summary>Keeps the figures: adds each event of an order once, at the shop hour in which it happened, and tells live screens when that is committed.</summary>
internal sealed class CountSales(HangazoDb db, IOrders orders) : IReactTo<OrderPlaced>, IReactTo<OrderPaid>, IReactTo<OrderCancelled>, IReactTo<OrderRefunded>
{
    public async Task ReactAsync(OrderPlaced happened, CancellationToken cancellationToken)
    {
        if (!await IsNewAsync(happened.OrderId, SalesEvent.Placed, cancellationToken)) return;
        await AddAsync(happened.At, placed: 1, paid: 0, revenue: 0, cancelled: 0, cancelledRevenue: 0, cancellationToken);
    }

    public async Task ReactAsync(OrderPaid happened, CancellationToken cancellationToken)
    {
        if (!await IsNewAsync(happened.OrderId, SalesEvent.Paid, cancellationToken)) return;
        await AddProductsAsync(happened.OrderId, happened.At, sign: 1, cancellationToken);
        await AddAsync(happened.At, placed: 0, paid: 1, happened.Total.Minor, cancelled: 0, cancelledRevenue: 0, cancellationToken);
    }

    public async Task ReactAsync(OrderCancelled happened, CancellationToken cancellationToken)
    {
        if (!await IsNewAsync(happened.OrderId, SalesEvent.Cancelled, cancellationToken)) return;
        if (happened.WasPaid) await AddProductsAsync(happened.OrderId, happened.At, sign: -1, cancellationToken);
        await AddAsync(happened.At, placed: 0, paid: 0, revenue: 0, cancelled: 1, happened.WasPaid ? happened.Total.Minor : 0, cancellationToken);
    }

    /// <summary>Money given back lowers the net of the hour in which that was decided. A cancelled order was counted whole: what had been given back before is put right.</summary>
    public async Task ReactAsync(OrderRefunded happened, CancellationToken cancellationToken)
    {
        // An order is counted when it is all paid; what goes back of a deposit is owed again.
        if (happened.OfDeposit) return;
        if (!await IsNewAsync(new(happened.RefundId.Value), SalesEvent.Refunded, cancellationToken)) return;
        var counted = happened.Cancelled && await orders.FindAsync(happened.OrderId, cancellationToken) is { } order ? order.Total.Minor : 0;
        await AddAsync(happened.At, placed: 0, paid: 0, revenue: 0, cancelled: 0, happened.Amount.Minor - counted, cancellationToken);
    }

    private async Task<bool> IsNewAsync(OrderId order, SalesEvent counted, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"insert into reporting.counted_event (order_id, event) values ({order.Value}, {counted.ToString()}) on conflict do nothing", cancellationToken) == 1;

    private async Task AddAsync(
        DateTimeOffset at, int placed, int paid, long revenue, int cancelled, long cancelledRevenue, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"""
            insert into reporting.sales_hour (day, hour, orders_placed, orders_paid, revenue_minor, orders_cancelled, cancelled_minor)
            values ({ShopTime.DayOf(at)}, {at.ToEat().Hour}, {placed}, {paid}, {revenue}, {cancelled}, {cancelledRevenue})
            on conflict (day, hour) do update set
                orders_placed = sales_hour.orders_placed + excluded.orders_placed,
                orders_paid = sales_hour.orders_paid + excluded.orders_paid,
                revenue_minor = sales_hour.revenue_minor + excluded.revenue_minor,
                orders_cancelled = sales_hour.orders_cancelled + excluded.orders_cancelled,
                cancelled_minor = sales_hour.cancelled_minor + excluded.cancelled_minor
            """, cancellationToken);
        // Delivered when this transaction commits: screens that were told of the order itself have read the figures too early.
        await db.Database.ExecuteSqlAsync($"select pg_notify({LiveEvent.Channel}, {ReportingModule.FiguresChanged + " {}"})", cancellationToken);
    }

    private async Task AddProductsAsync(OrderId id, DateTimeOffset at, int sign, CancellationToken cancellationToken)
    {
        var order = await orders.FindAsync(id, cancellationToken) ?? throw new InvalidOperationException($"Order {id} is gone.");
        // In one order of slugs, so that two orders counted at once do not wait for each other crosswise.
        foreach (var product in order.Lines.GroupBy(line => line.Slug).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            await db.Database.ExecuteSqlAsync($"""
                insert into reporting.product_sales (day, slug, name, quantity, revenue_minor)
                values ({ShopTime.DayOf(at)}, {product.Key}, {product.First().Name}, {sign * product.Sum(line => line.Quantity)}, {sign * product.Sum(line => line.Gross.Minor)})
                on conflict (day, slug) do update set
                    name = excluded.name,
                    quantity = product_sales.quantity + excluded.quantity,
                    revenue_minor = product_sales.revenue_minor + excluded.revenue_minor
                """, cancellationToken);
        }
    }
}
