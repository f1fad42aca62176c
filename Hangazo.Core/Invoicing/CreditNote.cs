using Hangazo.Core.Invoicing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Invoicing;

/// <summary>A document that takes back some or all of an invoice or a deposit receipt. Its amounts are written above zero; a fee that is kept stands below.</summary>
public sealed partial class Invoice
{
    /// <summary>Things come back: line by line as they stand on the invoice, less what other credit notes take back of deposit receipts.</summary>
    /// <param name="of">The document it takes back from.</param>
    /// <param name="invoice">The order's, with its lines.</param>
    /// <param name="order">As the invoice was made of it: its lines in the same order.</param>
    /// <param name="elsewhere">What other credit notes of the refund take back.</param>
    /// <exception cref="InvalidOperationException">The amounts do not add up; no document may be made of them.</exception>
    internal static Invoice Credit(
        InvoiceId id, SpentNumber number, ShopProfile shop, Invoice of, Invoice invoice, OrderSnapshot order, OrderRefundSnapshot refund,
        IReadOnlyList<CreditShares.Share> elsewhere, bool cancelled)
    {
        var note = BeginCredit(id, number, shop, of, refund);
        var other = elsewhere.SelectMany(share => share.Rates, (share, rate) => (share.Of.Number, Rate: rate)).ToList();
        note.Rounding = refund.Rounding;
        note.Total = refund.Total - Money.Sum(other.Select(pair => pair.Rate.Gross), refund.Total.Currency);
        note.Vat = refund.Vat - Money.Sum(other.Select(pair => pair.Rate.Vat), refund.Total.Currency);
        note._lines.AddRange(refund.Parts.Select((part, index) => InvoiceLine.OfCredit(id, index + 1, invoice.LineOf(part, order), part, note.VatRegistered)));
        foreach (var (receipt, rate) in other)
            note._lines.Add(InvoiceLine.OfDeposit(id, note._lines.Count + 1, $"Of it taken back of deposit receipt {receipt}", "By another credit note", rate, below: true));
        return note.Finish(refund, cancelled);
    }

    /// <summary>An amount is taken back of a document, by its VAT rates.</summary>
    internal static Invoice Credit(InvoiceId id, SpentNumber number, ShopProfile shop, CreditShares.Share share, OrderRefundSnapshot refund, bool cancelled)
    {
        var note = BeginCredit(id, number, shop, share.Of, refund);
        note.Rounding = share.Rounding;
        note.Total = share.Total;
        note.Vat = Money.Sum(share.Rates.Select(rate => rate.Vat), share.Total.Currency);
        note._lines.AddRange(share.Rates.Select((rate, index) =>
            InvoiceLine.OfDeposit(id, index + 1, $"Given back of {(share.Of.Type == DocumentType.Invoice ? "invoice" : "deposit receipt")} {share.Of.Number}", "", rate)));
        return note.Finish(refund, cancelled);
    }

    private static Invoice BeginCredit(InvoiceId id, SpentNumber number, ShopProfile shop, Invoice of, OrderRefundSnapshot refund)
    {
        var note = Numbered(id, number, shop);
        (note.OrderId, note.OrderNumber, note.OrderKey, note.OrderedAt) = (of.OrderId, of.OrderNumber, of.OrderKey, of.OrderedAt);
        (note.BuyerName, note.BuyerPhone, note.BuyerKraPin) = (of.BuyerName, of.BuyerPhone, of.BuyerKraPin);
        (note.OfInvoiceId, note.OfNumber, note.RefundId, note.Reason) = (of.Id, of.Number, refund.Id, refund.Reason);
        // VAT that was charged goes back, whatever the shop has become since.
        note.VatRegistered = of.VatRegistered;
        return note;
    }

    private Invoice Finish(OrderRefundSnapshot refund, bool cancelled)
    {
        SumVat();
        AssertAddsUp();
        Raise(new CreditNoteIssued(Id, Number, OfNumber!, OrderId, OrderNumber, refund.Id, Total, cancelled, IssuedAt));
        return this;
    }

    /// <summary>Goods stand on the invoice in the order's own order, delivery behind them.</summary>
    private InvoiceLine? LineOf(OrderRefundPart part, OrderSnapshot order) => part.Kind switch
    {
        OrderRefundPartKind.Goods => Lines.Single(line => line.Position == order.Lines.Index().Single(pair => pair.Item.Id == part.Line).Index + 1),
        OrderRefundPartKind.Delivery => Lines.Single(line => line.Kind == InvoiceLineKind.Delivery),
        _ => null,
    };
}
