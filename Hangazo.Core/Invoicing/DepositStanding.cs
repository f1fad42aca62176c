using Hangazo.Core.Kernel;
using Hangazo.Core.Pricing.Contracts;
using Hangazo.Core.Tax.Contracts;

namespace Hangazo.Core.Invoicing;

/// <summary>What is left of a document when its credit notes are taken off, by VAT rate. Pure.</summary>
/// <param name="Rounding">Of its total, in no rate.</param>
internal sealed record DepositStanding(Invoice Receipt, IReadOnlyList<VatSummary> Rates, Money Rounding)
{
    public Money Gross => Money.Sum(Rates.Select(rate => rate.Gross), Receipt.Total.Currency);

    public Money Vat => Money.Sum(Rates.Select(rate => rate.Vat), Receipt.Total.Currency);

    public Money Total => Gross + Rounding;

    /// <summary>How a document stands.</summary>
    /// <param name="documents">All of the order.</param>
    public static DepositStanding Of(Invoice document, IEnumerable<Invoice> documents)
    {
        var notes = documents.Where(note => note.OfInvoiceId == document.Id).ToList();
        var rounding = document.Rounding - Money.Sum(notes.Select(note => note.Rounding), document.Total.Currency);
        return new(document, Less(RatesOf(document), notes.SelectMany(RatesOf)), rounding);
    }

    /// <summary>Deposit receipts that hold VAT, in the order of their numbers.</summary>
    public static IReadOnlyList<DepositStanding> AllOf(IReadOnlyCollection<Invoice> documents) => [.. documents
        .Where(document => document is { Type: DocumentType.DepositReceipt, HoldsVat: true }).OrderBy(receipt => receipt.Year).ThenBy(receipt => receipt.Sequence)
        .Select(receipt => Of(receipt, documents))];

    /// <summary>
    /// The share of an amount in what is left of each rate: gross by largest remainder, VAT as the rate says; who takes the last of a rate takes its VAT. So
    /// however often something is taken, all of it adds up to what was there, to the cent.
    /// </summary>
    /// <param name="left">No gross below zero.</param>
    /// <param name="amount">What is more than is left is in no rate.</param>
    public static IReadOnlyList<VatSummary> Take(IReadOnlyList<VatSummary> left, Money amount)
    {
        var all = Money.Sum(left.Select(rate => rate.Gross), amount.Currency);
        if (all.Minor <= 0 || amount.Minor <= 0) return [];
        var parts = (amount < all ? amount : all).Spread([.. left.Select(rate => rate.Gross.Minor)]);
        return [.. left.Zip(parts).Where(pair => !pair.Second.IsZero).Select(pair => pair.First with
        {
            Gross = pair.Second, Vat = pair.Second == pair.First.Gross ? pair.First.Vat : Part(pair.Second, pair.First),
        })];
    }

    /// <summary>What is left of rates when others are taken off.</summary>
    public static IReadOnlyList<VatSummary> Less(IEnumerable<VatSummary> rates, IEnumerable<VatSummary> off) => [.. rates
        .Concat(off.Select(rate => rate with { Gross = -rate.Gross, Vat = -rate.Vat })).GroupBy(rate => (rate.Category, rate.Rate))
        .Select(group => group.Skip(1).Aggregate(group.First(), (sum, rate) => sum with { Gross = sum.Gross + rate.Gross, Vat = sum.Vat + rate.Vat }))];

    public static IEnumerable<VatSummary> RatesOf(Invoice document) => document.VatByRate.Select(vat => new VatSummary(vat.Category, vat.Rate, vat.Gross, vat.Vat));

    private static Money Part(Money gross, VatSummary of)
    {
        var vat = Tax.Contracts.Vat.Included(gross, of.Rate);
        return vat > of.Vat ? of.Vat : vat;
    }
}
