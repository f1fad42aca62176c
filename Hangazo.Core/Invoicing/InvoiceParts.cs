using Hangazo.Core.Invoicing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Pricing.Contracts;

namespace Hangazo.Core.Invoicing;

public enum InvoiceLineKind
{
    Goods,
    Delivery,

    /// <summary>On a credit note: what the shop keeps, with amounts below zero.</summary>
    Fee,

    /// <summary>Money that is paid before all is: on a receipt what came, taken off (below zero) on the documents that follow.</summary>
    Deposit,
}

/// <summary>A line of an invoice; prices and gross include VAT.</summary>
public sealed class InvoiceLine
{
    private InvoiceLine()
    {
    }

    public InvoiceId InvoiceId { get; private set; }

    /// <summary>From 1, as printed.</summary>
    public int Position { get; private set; }

    public InvoiceLineKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Size, colour and add-ons with their prices (which are in the unit price), or where it was brought; may be empty.</summary>
    public string Detail { get; private set; } = "";

    public string Sku { get; private set; } = "";

    public StockUnit Unit { get; private set; }

    public decimal Quantity { get; private set; }

    public Money UnitPrice { get; private set; }

    /// <summary>What is paid for it, after discounts.</summary>
    public Money Gross { get; private set; }

    /// <summary>What promotions took off the price times the quantity.</summary>
    public Money Discount => (UnitPrice * Quantity) - Gross;

    public VatCategory VatCategory { get; private set; }

    /// <summary>Percent.</summary>
    public decimal VatRate { get; private set; }

    public Money Vat { get; private set; }

    /// <summary>On a credit note: the position on the invoice that it takes back; null for a fee.</summary>
    public int? OfPosition { get; private set; }

    internal static InvoiceLine OfGoods(InvoiceId invoice, int position, OrderLineSnapshot line, bool registered) => new()
    {
        InvoiceId = invoice,
        Position = position,
        Kind = InvoiceLineKind.Goods,
        Name = line.Name,
        Detail = line.Details,
        Sku = line.Sku,
        Unit = line.Unit,
        Quantity = line.Quantity,
        UnitPrice = line.UnitPrice,
        Gross = line.Gross,
        VatCategory = registered ? line.VatCategory : VatCategory.OutsideVat,
        VatRate = line.VatRate,
        Vat = line.Vat,
    };

    internal static InvoiceLine OfDelivery(InvoiceId invoice, int position, OrderSnapshot order, bool registered) => new()
    {
        InvoiceId = invoice,
        Position = position,
        Kind = InvoiceLineKind.Delivery,
        Name = order.DeliveryName,
        Detail = order.Address?.Place ?? "",
        Unit = StockUnit.Piece,
        Quantity = 1,
        UnitPrice = order.FullDelivery,
        Gross = order.DeliveryFee,
        VatCategory = registered ? order.DeliveryVatCategory : VatCategory.OutsideVat,
        VatRate = order.DeliveryVatRate,
        Vat = order.DeliveryVat,
    };

    /// <param name="of">The line of the invoice that is taken back; null for a fee that is kept.</param>
    internal static InvoiceLine OfCredit(InvoiceId note, int position, InvoiceLine? of, OrderRefundPart part, bool registered) => new()
    {
        InvoiceId = note,
        Position = position,
        Kind = of?.Kind ?? InvoiceLineKind.Fee,
        Name = of?.Name ?? part.Name,
        Detail = of?.Detail ?? "",
        Sku = of?.Sku ?? "",
        Unit = of?.Unit ?? StockUnit.Piece,
        Quantity = part.Quantity,
        UnitPrice = of?.UnitPrice ?? part.Gross,
        Gross = part.Gross,
        VatCategory = registered ? part.VatCategory : VatCategory.OutsideVat,
        VatRate = part.VatRate,
        Vat = part.Vat,
        OfPosition = of?.Position,
    };

    /// <summary>A sum of one VAT rate.</summary>
    /// <param name="below">It is taken off.</param>
    internal static InvoiceLine OfDeposit(InvoiceId document, int position, string name, string detail, VatSummary sum, bool below = false) => new()
    {
        InvoiceId = document,
        Position = position,
        Kind = InvoiceLineKind.Deposit,
        Name = name,
        Detail = detail,
        Unit = StockUnit.Piece,
        Quantity = 1,
        UnitPrice = below ? -sum.Gross : sum.Gross,
        Gross = below ? -sum.Gross : sum.Gross,
        VatCategory = sum.Category,
        VatRate = sum.Rate,
        Vat = below ? -sum.Vat : sum.Vat,
    };
}

/// <summary>What a document holds of one VAT rate: the sum of its lines, never computed from the sum.</summary>
public sealed class InvoiceVat
{
    private InvoiceVat()
    {
    }

    public InvoiceId InvoiceId { get; private set; }

    public VatCategory Category { get; private set; }

    /// <summary>Percent.</summary>
    public decimal Rate { get; private set; }

    public Money Gross { get; private set; }

    public Money Vat { get; private set; }

    public Money Net => Gross - Vat;

    internal static InvoiceVat Of(InvoiceId invoice, VatCategory category, decimal rate, IReadOnlyList<InvoiceLine> lines) => new()
    {
        InvoiceId = invoice,
        Category = category,
        Rate = rate,
        Gross = Money.Sum(lines.Select(line => line.Gross), lines[0].Gross.Currency),
        Vat = Money.Sum(lines.Select(line => line.Vat), lines[0].Gross.Currency),
    };
}

/// <summary>Money that was received for it.</summary>
public sealed class InvoiceReceipt
{
    private InvoiceReceipt()
    {
    }

    public InvoiceId InvoiceId { get; private set; }

    public int Position { get; private set; }

    public string Method { get; private set; } = "";

    public string Reference { get; private set; } = "";

    public Money Amount { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Who paid: a name, or a masked phone; null in old documents.</summary>
    public string? Payer { get; private set; }

    internal static InvoiceReceipt Of(InvoiceId invoice, int position, Receipt receipt) => new()
    {
        InvoiceId = invoice,
        Position = position,
        Method = receipt.Method,
        Reference = receipt.Reference,
        Amount = receipt.Amount,
        At = receipt.At,
        Payer = receipt.PayerName ?? (receipt.PayerMasked.Length > 0 ? receipt.PayerMasked : null),
    };
}
