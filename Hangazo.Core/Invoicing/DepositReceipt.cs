using System.Globalization;
using Hangazo.Core.Invoicing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Pricing.Contracts;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Invoicing;

/// <summary>A receipt for money that came before all was paid. Where VAT falls due with the money, it is a tax document for that part of the order.</summary>
public sealed partial class Invoice
{
    /// <summary>Whether the VAT of its money is in it; else all of it is on the invoice that follows.</summary>
    public bool HoldsVat => Type != DocumentType.DepositReceipt || _vatByRate.Count > 0;

    /// <param name="rates">What the money pays of each VAT rate; empty: VAT falls due with the invoice.</param>
    /// <param name="owed">What is still owed with this money taken off.</param>
    /// <param name="partWords">Which parts of the price it pays.</param>
    internal static Invoice Deposit(
        InvoiceId id, SpentNumber number, ShopProfile shop, OrderSnapshot order, string orderKey, Receipt received, IReadOnlyList<VatSummary> rates, bool registered,
        Money owed, string? partWords)
    {
        var receipt = Begin(id, number, shop, order, orderKey, registered && rates.Count > 0);
        var (currency, name, detail) = (order.Total.Currency, $"Part payment for order {order.Number}", partWords ?? "");
        receipt._lines.AddRange(rates.Count > 0
            ? rates.Select((rate, index) => InvoiceLine.OfDeposit(id, index + 1, name, detail, rate))
            : [InvoiceLine.OfDeposit(id, 1, name, detail, new(VatCategory.OutsideVat, 0, received.Amount, Money.Zero(currency)))]);
        if (rates.Count > 0) receipt.SumVat();
        receipt.Total = received.Amount;
        receipt.Vat = Money.Sum(rates.Select(rate => rate.Vat), currency);
        receipt.Rounding = received.Amount - Money.Sum(receipt._lines.Select(line => line.Gross), currency);
        (receipt.ReceivedId, receipt.OwedMinor, receipt.PartWords) = (received.Id, owed.Minor, partWords);
        receipt._receipts.Add(InvoiceReceipt.Of(id, 1, received));
        receipt.FallDue(received.At);
        receipt.AssertAddsUp();
        receipt.Raise(new DepositReceiptIssued(id, receipt.Number, order.Id, order.Number, receipt.Total, receipt.IssuedAt) { ReceivedId = received.Id });
        return receipt;
    }

    /// <summary>
    /// What the tax office is told was sold: the lines. A deposit that is taken off is nothing that is sold, so where deposits stand among them it is one sum of each
    /// VAT rate instead.
    /// </summary>
    internal IReadOnlyList<InvoiceLine> FiscalLines => !_lines.Exists(line => line.Kind == InvoiceLineKind.Deposit)
        ? [.. _lines.OrderBy(line => line.Position)]
        : [.. _vatByRate.Where(vat => !vat.Gross.IsZero).OrderBy(vat => vat.Category).ThenByDescending(vat => vat.Rate).Select((vat, index) => InvoiceLine.OfDeposit(
            Id, index + 1, Type == DocumentType.DepositReceipt ? $"Part payment for order {OrderNumber}" : $"Balance of order {OrderNumber}", "",
            new(vat.Category, vat.Rate, vat.Gross, vat.Vat)))];

    private static string DepositWords(DepositStanding deposit) => deposit.Receipt.Receipts is [var money, ..]
        ? string.Create(CultureInfo.InvariantCulture, $"{money.Method} {money.Reference}, {money.At.ToEat():d MMM yyyy}")
            + (deposit.Total == deposit.Receipt.Total ? "" : $"; {deposit.Receipt.Total - deposit.Total} of it was given back")
        : "";
}
