using Hangazo.Core.Data;
using Hangazo.Core.Invoicing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Outbox;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Invoicing.Reactions;

/// <summary>When an order is paid, its invoice is issued, once. The number is spent last, so that its series is locked only for a moment.</summary>
internal sealed class IssueInvoice(HangazoDb db, IOrders orders, IPayments payments, ISettings settings, TimeProvider clock) : IReactTo<OrderPaid>
{
    public async Task ReactAsync(OrderPaid happened, CancellationToken cancellationToken)
    {
        const DocumentType type = DocumentType.Invoice;
        var order = await orders.FindAsync(happened.OrderId, cancellationToken)
            ?? throw new InvalidOperationException($"Order {happened.Number} was paid and is gone.");
        // Cancelled before its invoice was written: nothing is sold any more and the money goes back.
        if (order.PaymentState != OrderPaymentState.Paid) return;
        var key = await orders.FindKeyAsync(order.Id, cancellationToken) ?? "";
        var receipts = await payments.ReceiptsAsync(order.Id.Value, cancellationToken);
        var shop = await settings.ShopAsync(cancellationToken);
        await db.InTransactionAsync<bool>(async token =>
        {
            if (await db.Set<Invoice>().AnyAsync(i => i.OrderId == order.Id && i.Type == type, token)) return true;
            var number = await SpendAsync(type, clock.GetUtcNow(), token);
            db.Add(Invoice.Issue(InvoiceId.New(), number, shop, order, key, receipts));
            await db.SaveChangesAsync(token);
            return true;
        }, cancellationToken);
    }

    private async Task<SpentNumber> SpendAsync(DocumentType type, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (name, year) = (type.ToString(), ShopTime.DayOf(now).Year);
        await db.Database.ExecuteSqlAsync(
            $"insert into invoicing.series (type, year, last, last_issued_at) values ({name}, {year}, 0, {now}) on conflict do nothing", cancellationToken);
        var series = (await db.Set<NumberSeries>()
            .FromSql($"select * from invoicing.series where type = {name} and year = {year} for update").ToListAsync(cancellationToken)).Single();
        return series.Spend(now);
    }
}
