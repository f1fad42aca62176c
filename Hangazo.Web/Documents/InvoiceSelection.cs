using Hangazo.Core.Invoicing;
using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Queries;

namespace Hangazo.Web.Documents;

/// <param name="Fiscal">How it stands with the tax office; null when it is not to hear of it.</param>
public sealed record PrintedDocument(Invoice Invoice, FiscalWorklist.Row? Fiscal);

/// <summary>The invoices of chosen orders, all of them or a reason why not.</summary>
internal sealed class InvoiceSelection(InvoiceDocument invoices, FiscalWorklist fiscal, OrderDetails orders)
{
    public const int Most = 200;

    /// <param name="numbers">Order numbers between commas.</param>
    /// <returns>By invoice number. Codes: <c>document.nothing-chosen</c>, <c>document.too-many</c>, <c>document.unknown-order</c>,
    /// <c>document.not-paid</c>, <c>document.not-issued-yet</c>.</returns>
    public async Task<Result<IReadOnlyList<PrintedDocument>>> OfOrdersAsync(string? numbers, CancellationToken cancellationToken)
    {
        var typed = (numbers ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (typed.Length == 0) return DocumentErrors.NothingChosen;
        if (typed.Length > Most) return DocumentErrors.TooMany(Most);
        var asked = new List<string>();
        foreach (var number in typed)
        {
            if (OrderNumber.Normalize(number) is not { } normal) return DocumentErrors.UnknownOrder(number);
            if (!asked.Contains(normal)) asked.Add(normal);
        }

        var found = await invoices.OfOrdersAsync(asked, cancellationToken);
        if (found.Count == asked.Count) return Result.Of(await PrintedAsync(found, cancellationToken));
        return await WhyMissingAsync(asked.Except(found.Select(invoice => invoice.OrderNumber)), cancellationToken);
    }

    /// <summary>One credit note of an order. Codes: <c>document.unknown-credit-note</c>.</summary>
    public async Task<Result<IReadOnlyList<PrintedDocument>>> CreditNoteAsync(string order, string note, CancellationToken cancellationToken)
    {
        var notes = OrderNumber.Normalize(order) is { } normal ? await invoices.CreditNotesAsync(normal, cancellationToken) : [];
        return notes.Find(known => known.Number == note) is { } found ? Result.Of(await PrintedAsync([found], cancellationToken)) : DocumentErrors.UnknownCreditNote(note);
    }

    /// <summary>One deposit receipt of an order. Codes: <c>document.unknown-deposit-receipt</c>.</summary>
    public async Task<Result<IReadOnlyList<PrintedDocument>>> DepositReceiptAsync(string order, string receipt, CancellationToken cancellationToken)
    {
        var receipts = OrderNumber.Normalize(order) is { } normal ? await invoices.DepositReceiptsAsync(normal, cancellationToken) : [];
        return receipts.Find(known => known.Number == receipt) is { } found
            ? Result.Of(await PrintedAsync([found], cancellationToken)) : DocumentErrors.UnknownDepositReceipt(receipt);
    }

    private async Task<IReadOnlyList<PrintedDocument>> PrintedAsync(List<Invoice> documents, CancellationToken cancellationToken)
    {
        var rows = await fiscal.OfAsync(documents.ConvertAll(document => document.Id), cancellationToken);
        return documents.ConvertAll(document => new PrintedDocument(document, rows.GetValueOrDefault(document.Id)));
    }

    private async Task<Error> WhyMissingAsync(IEnumerable<string> numbers, CancellationToken cancellationToken)
    {
        var (unpaid, soon) = (new List<string>(), new List<string>());
        foreach (var number in numbers)
        {
            if (await orders.ByNumberAsync(number, cancellationToken) is not { } details) return DocumentErrors.UnknownOrder(number);
            (details.Order.PaymentState == OrderPaymentState.Paid ? soon : unpaid).Add(number);
        }

        return unpaid.Count > 0 ? DocumentErrors.NotPaid(unpaid) : DocumentErrors.NotIssuedYet(soon);
    }
}
