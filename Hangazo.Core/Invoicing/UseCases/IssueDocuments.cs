using Hangazo.Core.Data;
using Hangazo.Core.Invoicing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Invoicing.UseCases;

/// <summary>
/// Issues an order's documents, each once, one order's after another. Numbers are spent last, so that a series is locked only for a moment.
/// Inside the transaction that marks its cause as heard.
/// </summary>
internal sealed class IssueDocuments(HangazoDb db, IOrders orders, IPayments payments, ISettings settings, QueueForTaxOffice fiscal, TimeProvider clock)
{
    /// <summary>The invoice of a paid order, issued now when it has none yet. Null when it was cancelled before: then nothing was sold.</summary>
    public async Task<Invoice?> InvoiceAsync(OrderId id, CancellationToken cancellationToken)
    {
        await LockAsync(id, cancellationToken);
        if (await IssuedAsync(id, cancellationToken) is { } issued) return issued;
        var order = await FindAsync(id, cancellationToken);
        if (order.PaymentState != OrderPaymentState.Paid) return null;
        var key = await orders.FindKeyAsync(order.Id, cancellationToken) ?? "";
        var receipts = await payments.ReceiptsAsync(order.Id.Value, cancellationToken);
        var shop = await settings.ShopAsync(cancellationToken);
        var invoice = Invoice.Issue(InvoiceId.New(), await SpendAsync(DocumentType.Invoice, cancellationToken), shop, order, key, receipts);
        db.Add(invoice);
        await fiscal.ExecuteAsync(invoice, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return invoice;
    }

    /// <summary>The credit note of a decided refund; none where there is no invoice to take back from.</summary>
    public async Task CreditNoteAsync(OrderRefundId refundId, bool cancelled, CancellationToken cancellationToken)
    {
        var refund = await orders.FindRefundAsync(refundId, cancellationToken) ?? throw new InvalidOperationException($"Refund {refundId} is gone.");
        if (await InvoiceAsync(refund.OrderId, cancellationToken) is not { } invoice) return;
        if (await db.Set<Invoice>().AnyAsync(i => i.RefundId == refundId, cancellationToken)) return;
        var order = await FindAsync(refund.OrderId, cancellationToken);
        var shop = await settings.ShopAsync(cancellationToken);
        var note = Invoice.Credit(InvoiceId.New(), await SpendAsync(DocumentType.CreditNote, cancellationToken), shop, invoice, order, refund, cancelled);
        db.Add(note);
        await fiscal.ExecuteAsync(note, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<OrderSnapshot> FindAsync(OrderId id, CancellationToken cancellationToken) =>
        await orders.FindAsync(id, cancellationToken) ?? throw new InvalidOperationException($"Order {id} is gone.");

    /// <summary>An invoice and what takes it back are written one after the other, whichever was caused first.</summary>
    private Task LockAsync(OrderId id, CancellationToken cancellationToken) => db.Database.CurrentTransaction is null
        ? throw new InvalidOperationException("Documents are issued inside a transaction.")
        : db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"invoicing:{id.Value:N}"}, 0))", cancellationToken);

    private async Task<Invoice?> IssuedAsync(OrderId id, CancellationToken cancellationToken) => (await db.Set<Invoice>()
        .Where(i => i.OrderId == id && i.Type == DocumentType.Invoice).Include(i => i.Lines).ToListAsync(cancellationToken)).SingleOrDefault();

    private async Task<SpentNumber> SpendAsync(DocumentType type, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (name, year) = (type.ToString(), ShopTime.DayOf(now).Year);
        await db.Database.ExecuteSqlAsync(
            $"insert into invoicing.series (type, year, last, last_issued_at) values ({name}, {year}, 0, {now}) on conflict do nothing", cancellationToken);
        var series = (await db.Set<NumberSeries>()
            .FromSql($"select * from invoicing.series where type = {name} and year = {year} for update").ToListAsync(cancellationToken)).Single();
        return series.Spend(now);
    }
}
