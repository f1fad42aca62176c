using Hangazo.Core.Invoicing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Invoicing;

/// <summary>A document that takes back some or all of an invoice. Its amounts are written above zero; a fee that is kept stands below.</summary>
public sealed partial class Invoice
{
    /// <param name="order">As the invoice was made of it: its lines in the same order.</param>
    /// <exception cref="InvalidOperationException">The amounts do not add up; no document may be made of them.</exception>
    internal static Invoice Credit(InvoiceId id, SpentNumber number, ShopProfile shop, Invoice of, OrderSnapshot order, OrderRefundSnapshot refund, bool cancelled)
    {
        var note = new Invoice
        {
            Id = id,
            Type = number.Type,
            Year = number.Year,
            Sequence = number.Sequence,
            Number = number.Text,
            IssuedAt = number.IssuedAt,
            OrderId = of.OrderId,
            OrderNumber = of.OrderNumber,
            OrderKey = of.OrderKey,
            OrderedAt = of.OrderedAt,
            SellerName = shop.Name,
            SellerLegalName = shop.LegalName,
            SellerKraPin = shop.KraPin,
            SellerAddress = shop.Address,
            SellerPhone = shop.Phone,
            SellerEmail = shop.Email,
            // VAT that was charged goes back, whatever the shop has become since.
            VatRegistered = of.VatRegistered,
            BuyerName = of.BuyerName,
            BuyerPhone = of.BuyerPhone,
            BuyerKraPin = of.BuyerKraPin,
            Rounding = refund.Rounding,
            Total = refund.Total,
            Vat = refund.Vat,
            OfInvoiceId = of.Id,
            OfNumber = of.Number,
            RefundId = refund.Id,
            Reason = refund.Reason,
        };
        note._lines.AddRange(refund.Parts.Select((part, index) => InvoiceLine.OfCredit(id, index + 1, of.LineOf(part, order), part, note.VatRegistered)));
        note.SumVat();
        note.AssertAddsUp();
        note.Raise(new CreditNoteIssued(id, note.Number, of.Number, of.OrderId, of.OrderNumber, refund.Id, note.Total, cancelled, note.IssuedAt));
        return note;
    }

    /// <summary>Goods stand on the invoice in the order's own order, delivery behind them.</summary>
    private InvoiceLine? LineOf(OrderRefundPart part, OrderSnapshot order) => part.Kind switch
    {
        OrderRefundPartKind.Goods => Lines.Single(line => line.Position == order.Lines.Index().Single(pair => pair.Item.Id == part.Line).Index + 1),
        OrderRefundPartKind.Delivery => Lines.Single(line => line.Kind == InvoiceLineKind.Delivery),
        _ => null,
    };
}
