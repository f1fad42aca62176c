using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Invoicing.Queries;

/// <summary>Issued invoices as they stand, whole. An invoice is a frozen copy with nothing to change, so it is its own view.</summary>
public sealed class InvoiceDocument(HangazoDb db)
{
    public async Task<Invoice?> ByNumberAsync(string number, CancellationToken cancellationToken) =>
        (await LoadAsync(Issued.Where(i => i.Number == number), cancellationToken)).SingleOrDefault();

    public async Task<Invoice?> OfOrderAsync(string orderNumber, CancellationToken cancellationToken) =>
        (await LoadAsync(Issued.Where(i => i.OrderNumber == orderNumber), cancellationToken)).SingleOrDefault();

    /// <summary>The invoices of those orders that have one, by invoice number.</summary>
    public Task<List<Invoice>> OfOrdersAsync(IReadOnlyCollection<string> orderNumbers, CancellationToken cancellationToken) =>
        LoadAsync(Issued.Where(i => orderNumbers.Contains(i.OrderNumber)), cancellationToken);

    /// <summary>Receipts for what came before an order was all paid, oldest first.</summary>
    public Task<List<Invoice>> DepositReceiptsAsync(string orderNumber, CancellationToken cancellationToken) =>
        LoadAsync(db.Set<Invoice>().AsNoTracking().Where(i => i.Type == DocumentType.DepositReceipt && i.OrderNumber == orderNumber), cancellationToken);

    /// <summary>What was taken back of an order's documents, oldest first.</summary>
    public Task<List<Invoice>> CreditNotesAsync(string orderNumber, CancellationToken cancellationToken) =>
        LoadAsync(db.Set<Invoice>().AsNoTracking().Where(i => i.Type == DocumentType.CreditNote && i.OrderNumber == orderNumber), cancellationToken);

    private IQueryable<Invoice> Issued => db.Set<Invoice>().AsNoTracking().Where(i => i.Type == DocumentType.Invoice);

    private static Task<List<Invoice>> LoadAsync(IQueryable<Invoice> invoices, CancellationToken cancellationToken) => invoices
        .OrderBy(i => i.Year).ThenBy(i => i.Sequence)
        .Include(i => i.Lines.OrderBy(l => l.Position))
        .Include(i => i.VatByRate.OrderBy(v => v.Category).ThenByDescending(v => v.Rate))
        .Include(i => i.Receipts.OrderBy(r => r.Position))
        .AsSplitQuery().ToListAsync(cancellationToken);
}
