using Hangazo.Core.Data;
using Hangazo.Core.Invoicing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Pricing.Contracts;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Invoicing.UseCases;

/// <summary>
/// Issues an order's documents, each once, one order's after another. Numbers are spent last, so that a series is locked only for a moment.
/// Inside the transaction that marks its cause as heard.
/// </summary>
internal sealed class IssueDocuments(
    HangazoDb db, IOrders orders, IPayments payments, IInstalments instalments, ISettings settings, QueueForTaxOffice fiscal, TimeProvider clock)
{
    /// <summary>The invoice of a paid order, issued now when it has none yet. Null when it was cancelled before: then nothing was sold.</summary>
    public async Task<Invoice?> InvoiceAsync(OrderId id, CancellationToken cancellationToken)
    {
        var documents = await LockAsync(id, cancellationToken);
        if (InvoiceOf(documents) is { } issued) return issued;
        var order = await FindAsync(id, cancellationToken);
        if (order.PaymentState != OrderPaymentState.Paid) return null;
        var receipts = await payments.ReceiptsAsync(order.Id.Value, cancellationToken);
        // What came in a month before the last of it belongs to that month, even if nobody has heard of it in time.
        foreach (var early in receipts.Where(receipt => MonthOf(receipt) < MonthOf(receipts[^1])))
            await DepositAsync(order, early, documents, cancellationToken);
        foreach (var given in await orders.DepositRefundsAsync(id, cancellationToken))
            await CreditDepositsAsync(await RefundAsync(given, cancellationToken), DepositStanding.AllOf(documents), documents, cancelled: false, cancellationToken);
        var (key, shop) = (await orders.FindKeyAsync(order.Id, cancellationToken) ?? "", await settings.ShopAsync(cancellationToken));
        var number = await SpendAsync(DocumentType.Invoice, cancellationToken);
        var invoice = Invoice.Issue(InvoiceId.New(), number, shop, order, key, receipts, DepositStanding.AllOf(documents));
        await AddAsync(invoice, documents, cancellationToken);
        return invoice;
    }

    /// <summary>Receipts for money that leaves something to be paid, and for what came before it; none once the invoice is there or the order has ended.</summary>
    public async Task DepositReceiptsAsync(OrderId id, Guid? receiptId, string reference, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(id, cancellationToken) is null) return;
        var documents = await LockAsync(id, cancellationToken);
        var order = await FindAsync(id, cancellationToken);
        if (InvoiceOf(documents) is not null || order.State is OrderState.Cancelled or OrderState.Expired) return;
        var receipts = await payments.ReceiptsAsync(id.Value, cancellationToken);
        var last = receipts.Index().FirstOrDefault(pair => receiptId is { } known ? pair.Item.Id == known : pair.Item.Reference == reference, (-1, null!)).Index;
        foreach (var received in receipts.Take(last + 1)) await DepositAsync(order, received, documents, cancellationToken);
    }

    /// <summary>The credit notes of a decided refund: of the invoice, and of deposit receipts where it goes further back than the invoice.</summary>
    public async Task CreditNotesAsync(OrderRefundId refundId, bool cancelled, CancellationToken cancellationToken)
    {
        var refund = await RefundAsync(refundId, cancellationToken);
        var invoice = await InvoiceAsync(refund.OrderId, cancellationToken);
        var documents = await LockAsync(refund.OrderId, cancellationToken);
        if (documents.Exists(document => document.RefundId == refundId)) return;
        var deposits = DepositStanding.AllOf(documents);
        if (invoice is null || refund.Parts.Count == 0)
        {
            await CreditDepositsAsync(refund, deposits, documents, cancelled, cancellationToken);
            return;
        }

        IReadOnlyList<DepositStanding> standing = [DepositStanding.Of(invoice, documents), .. deposits.Reverse()];
        var order = await FindAsync(refund.OrderId, cancellationToken);
        var shares = CreditShares.OfThings(standing, RatesOf(refund, invoice.VatRegistered), refund.Rounding);
        await AddCreditAsync(
            documents, (id, number, shop) => Invoice.Credit(id, number, shop, shares[0].Of, invoice, order, refund, [.. shares.Skip(1)], cancelled), cancellationToken);
        foreach (var share in shares.Skip(1))
            await AddCreditAsync(documents, (id, number, shop) => Invoice.Credit(id, number, shop, share, refund, cancelled), cancellationToken);
    }

    private async Task DepositAsync(OrderSnapshot order, Receipt received, List<Invoice> documents, CancellationToken cancellationToken)
    {
        if (documents.Exists(document => document.ReceivedId == received.Id)) return;
        var shop = await settings.ShopAsync(cancellationToken);
        var before = DepositStanding.AllOf(documents);
        var registered = before.Count > 0 ? before[0].Receipt.VatRegistered : Invoice.IsRegistered(shop, order);
        var left = DepositStanding.Less(Invoice.RatesOf(order, registered), before.SelectMany(deposit => deposit.Rates));
        var holdsVat = (await settings.FiscalAsync(cancellationToken)).DepositVat == DepositVat.WithTheMoney;
        var paid = Money.Sum(documents.Select(document => document.Type == DocumentType.CreditNote ? -document.Total : document.Total), order.Total.Currency);
        var owed = order.Total - paid - received.Amount;
        var words = PartsPaid.Words(await instalments.TermsAsync(order.Id.Value, cancellationToken), paid, received.Amount);
        var key = await orders.FindKeyAsync(order.Id, cancellationToken) ?? "";
        var number = await SpendAsync(DocumentType.DepositReceipt, cancellationToken);
        var receipt = Invoice.Deposit(
            InvoiceId.New(), number, shop, order, key, received, holdsVat ? DepositStanding.Take(left, received.Amount) : [], registered,
            owed.Minor < 0 ? Money.Zero(owed.Currency) : owed, words);
        await AddAsync(receipt, documents, cancellationToken);
    }

    /// <summary>A cancelled order that never had an invoice gives back what its receipts hold, whatever the refund's things would come to.</summary>
    private async Task CreditDepositsAsync(
        OrderRefundSnapshot refund, IReadOnlyList<DepositStanding> deposits, List<Invoice> documents, bool cancelled, CancellationToken cancellationToken)
    {
        if (documents.Exists(document => document.RefundId == refund.Id)) return;
        var amount = refund.Parts.Count == 0 ? refund.Total : Money.Sum(deposits.Select(document => document.Total), refund.Total.Currency);
        foreach (var share in CreditShares.OfMoney([.. deposits.Reverse()], amount))
            await AddCreditAsync(documents, (id, number, shop) => Invoice.Credit(id, number, shop, share, refund, cancelled), cancellationToken);
    }

    private async Task<OrderRefundSnapshot> RefundAsync(OrderRefundId id, CancellationToken cancellationToken) =>
        await orders.FindRefundAsync(id, cancellationToken) ?? throw new InvalidOperationException($"Refund {id} is gone.");

    private async Task AddCreditAsync(List<Invoice> documents, Func<InvoiceId, SpentNumber, ShopProfile, Invoice> make, CancellationToken cancellationToken)
    {
        var shop = await settings.ShopAsync(cancellationToken);
        await AddAsync(make(InvoiceId.New(), await SpendAsync(DocumentType.CreditNote, cancellationToken), shop), documents, cancellationToken);
    }

    private async Task AddAsync(Invoice document, List<Invoice> documents, CancellationToken cancellationToken)
    {
        db.Add(document);
        documents.Add(document);
        if (document.HoldsVat) await fiscal.ExecuteAsync(document, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<OrderSnapshot> FindAsync(OrderId id, CancellationToken cancellationToken) =>
        await orders.FindAsync(id, cancellationToken) ?? throw new InvalidOperationException($"Order {id} is gone.");

    /// <summary>All documents of an order; others of it are written one after the other, whichever was caused first.</summary>
    private async Task<List<Invoice>> LockAsync(OrderId id, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Documents are issued inside a transaction.");
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"invoicing:{id.Value:N}"}, 0))", cancellationToken);
        return await db.Set<Invoice>().Where(document => document.OrderId == id).OrderBy(document => document.IssuedAt).ThenBy(document => document.Sequence)
            .Include(document => document.Lines).Include(document => document.VatByRate).Include(document => document.Receipts).AsSplitQuery().ToListAsync(cancellationToken);
    }

    private static Invoice? InvoiceOf(List<Invoice> documents) => documents.Find(document => document.Type == DocumentType.Invoice);

    private static DateOnly MonthOf(Receipt receipt) => ShopTime.DayOf(receipt.At) is var day ? new DateOnly(day.Year, day.Month, 1) : default;

    private static IReadOnlyList<VatSummary> RatesOf(OrderRefundSnapshot refund, bool registered) => DepositStanding.Less(
        refund.Parts.Select(part => new VatSummary(registered ? part.VatCategory : VatCategory.OutsideVat, part.VatRate, part.Gross, part.Vat)), []);

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
