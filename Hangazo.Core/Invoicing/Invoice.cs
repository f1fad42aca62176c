using Hangazo.Core.Invoicing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Pricing.Contracts;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Invoicing;

/// <summary>
/// A tax invoice, a receipt for a deposit, or a credit note that takes some of one back, as it was handed out: everything on it is copied in, nothing refers to something
/// that may change, and nothing changes it (there is no way to, and the database refuses). What was wrong is set right by another document.
/// Always true: a line's price times its quantity less its discount is its gross, and not below zero; the lines' gross and the rounding add up to
/// the total, the lines' VAT to the document's VAT.
/// </summary>
public sealed partial class Invoice : AggregateRoot
{
    private readonly List<InvoiceLine> _lines = [];
    private readonly List<InvoiceVat> _vatByRate = [];
    private readonly List<InvoiceReceipt> _receipts = [];

    private Invoice()
    {
    }

    public InvoiceId Id { get; private set; }

    public DocumentType Type { get; private set; }

    public int Year { get; private set; }

    public int Sequence { get; private set; }

    public string Number { get; private set; } = "";

    public DateTimeOffset IssuedAt { get; private set; }

    public OrderId OrderId { get; private set; }

    public string OrderNumber { get; private set; } = "";

    /// <summary>The secret of the buyer's link, for the code printed on the sheet.</summary>
    public string OrderKey { get; private set; } = "";

    public DateTimeOffset OrderedAt { get; private set; }

    public string SellerName { get; private set; } = "";

    public string SellerLegalName { get; private set; } = "";

    public string SellerKraPin { get; private set; } = "";

    public string SellerAddress { get; private set; } = "";

    public string SellerPhone { get; private set; } = "";

    public string SellerEmail { get; private set; } = "";

    /// <summary>False: the sheet says nothing of VAT, and every line is outside it (KRA's category D).</summary>
    public bool VatRegistered { get; private set; }

    public string BuyerName { get; private set; } = "";

    public PhoneNumber BuyerPhone { get; private set; }

    public string? BuyerKraPin { get; private set; }

    /// <summary>To whole shillings; not part of any VAT.</summary>
    public Money Rounding { get; private set; }

    public Money Total { get; private set; }

    public Money Vat { get; private set; }

    /// <summary>On a credit note: the invoice it takes back from.</summary>
    public InvoiceId? OfInvoiceId { get; private set; }

    /// <summary>On a credit note: that invoice's number.</summary>
    public string? OfNumber { get; private set; }

    /// <summary>On a credit note: the order's refund it was written for.</summary>
    public OrderRefundId? RefundId { get; private set; }

    /// <summary>On a credit note: why.</summary>
    public string? Reason { get; private set; }

    /// <summary>Where money came before it was issued: when its VAT fell due (VAT Act 2013 s.12). Null: the moment it was issued.</summary>
    public DateTimeOffset? TaxPoint { get; private set; }

    /// <summary>On a deposit receipt: the money it is for, by its id among the payments' receipts.</summary>
    public Guid? ReceivedId { get; private set; }

    /// <summary>On a deposit receipt: what was still owed then.</summary>
    public long? OwedMinor { get; private set; }

    /// <summary>On a deposit receipt: which parts of the price it pays, in words; null where the price is not in parts.</summary>
    public string? PartWords { get; private set; }

    /// <summary>Goods first, then delivery if it cost something, then deposits that were received before.</summary>
    public IReadOnlyList<InvoiceLine> Lines => _lines;

    public IReadOnlyList<InvoiceVat> VatByRate => _vatByRate;

    public IReadOnlyList<InvoiceReceipt> Receipts => _receipts;

    /// <param name="receipts">What came for it.</param>
    /// <param name="deposits">What deposit receipts said before; it is taken off, so that the invoice holds the remainder.</param>
    /// <exception cref="InvalidOperationException">The order's amounts do not add up; no document may be made of it.</exception>
    internal static Invoice Issue(
        InvoiceId id, SpentNumber number, ShopProfile shop, OrderSnapshot order, string orderKey, IReadOnlyList<Receipt> receipts,
        IReadOnlyList<DepositStanding>? deposits = null)
    {
        var before = deposits ?? [];
        // VAT that was charged is shown, whatever the shop has become since the order was placed.
        var invoice = Begin(id, number, shop, order, orderKey, before.Count > 0 ? before[0].Receipt.VatRegistered : IsRegistered(shop, order));
        invoice.Rounding = order.Rounding - Money.Sum(before.Select(deposit => deposit.Rounding), order.Total.Currency);
        invoice.Total = order.Total - Money.Sum(before.Select(deposit => deposit.Total), order.Total.Currency);
        invoice.Vat = order.Vat - Money.Sum(before.Select(deposit => deposit.Vat), order.Total.Currency);
        invoice._lines.AddRange(LinesOf(id, order, invoice.VatRegistered));
        foreach (var (deposit, rate) in before.SelectMany(deposit => deposit.Rates, (deposit, rate) => (deposit, rate)).Where(pair => !pair.rate.Gross.IsZero))
            invoice._lines.Add(InvoiceLine.OfDeposit(id, invoice._lines.Count + 1, $"Less deposit receipt {deposit.Receipt.Number}", DepositWords(deposit), rate, below: true));
        invoice.SumVat();
        var open = receipts.Where(receipt => before.All(deposit => deposit.Receipt.ReceivedId != receipt.Id)).ToList();
        invoice._receipts.AddRange(open.Select((receipt, index) => InvoiceReceipt.Of(id, index + 1, receipt)));
        invoice.FallDue(receipts.Select(receipt => (DateTimeOffset?)receipt.At).Max());
        invoice.AssertAddsUp();
        invoice.Raise(new InvoiceIssued(id, invoice.Number, order.Id, order.Number, invoice.Total, invoice.IssuedAt));
        return invoice;
    }

    /// <summary>What an order holds of each VAT rate, as its documents show it.</summary>
    internal static IReadOnlyList<VatSummary> RatesOf(OrderSnapshot order, bool registered) => [.. Sums(default, LinesOf(default, order, registered))
        .Select(vat => new VatSummary(vat.Category, vat.Rate, vat.Gross, vat.Vat))];

    internal static bool IsRegistered(ShopProfile shop, OrderSnapshot order) => shop.VatRegistered || !order.Vat.IsZero;

    private static Invoice Begin(InvoiceId id, SpentNumber number, ShopProfile shop, OrderSnapshot order, string orderKey, bool registered)
    {
        var document = Numbered(id, number, shop);
        (document.OrderId, document.OrderNumber, document.OrderKey, document.OrderedAt) = (order.Id, order.Number, orderKey, order.PlacedAt);
        (document.BuyerName, document.BuyerPhone, document.BuyerKraPin) = (order.Contact.Name, order.Contact.Phone, order.BuyerKraPin);
        document.VatRegistered = registered;
        return document;
    }

    private static Invoice Numbered(InvoiceId id, SpentNumber number, ShopProfile shop) => new()
    {
        Id = id,
        Type = number.Type,
        Year = number.Year,
        Sequence = number.Sequence,
        Number = number.Text,
        IssuedAt = number.IssuedAt,
        SellerName = shop.Name,
        SellerLegalName = shop.LegalName,
        SellerKraPin = shop.KraPin,
        SellerAddress = shop.Address,
        SellerPhone = shop.Phone,
        SellerEmail = shop.Email,
    };

    private static List<InvoiceLine> LinesOf(InvoiceId id, OrderSnapshot order, bool registered)
    {
        var lines = order.Lines.Select((line, index) => InvoiceLine.OfGoods(id, index + 1, line, registered)).ToList();
        if (!order.FullDelivery.IsZero) lines.Add(InvoiceLine.OfDelivery(id, lines.Count + 1, order, registered));
        return lines;
    }

    private static IEnumerable<InvoiceVat> Sums(InvoiceId id, IEnumerable<InvoiceLine> lines) => lines.GroupBy(line => (line.VatCategory, line.VatRate))
        .OrderBy(group => group.Key.VatCategory).ThenByDescending(group => group.Key.VatRate)
        .Select(group => InvoiceVat.Of(id, group.Key.VatCategory, group.Key.VatRate, [.. group]));

    private void SumVat() => _vatByRate.AddRange(Sums(Id, _lines));

    /// <summary>Money that came before the document makes its VAT due.</summary>
    private void FallDue(DateTimeOffset? received) => TaxPoint = received < IssuedAt ? received : null;

    private void AssertAddsUp()
    {
        var gross = Money.Sum(_lines.Select(line => line.Gross), Total.Currency) + Rounding;
        var vat = Money.Sum(_lines.Select(line => line.Vat), Total.Currency);
        // A fee that is kept stands below zero on a credit note, a deposit that is taken off on any document.
        if (Type == DocumentType.Invoice && _lines.Exists(line => line.Kind != InvoiceLineKind.Deposit && (line.Gross.Minor < 0 || line.Discount.Minor < 0)))
            throw new InvalidOperationException($"Order {OrderNumber} has a line below nothing.");
        if (gross != Total || vat != Vat)
            throw new InvalidOperationException($"Order {OrderNumber} does not add up: lines {gross}, total {Total}; lines' VAT {vat}, VAT {Vat}.");
    }
}
