using Hangazo.Core.Kernel;
using Hangazo.Core.Pricing.Contracts;

namespace Hangazo.Core.Invoicing;

/// <summary>
/// From which documents of an order money is taken back: the invoice first, then deposit receipts, the latest first. No document is taken back
/// further than it goes. Pure.
/// </summary>
internal static class CreditShares
{
    /// <param name="Rates">What is taken back of it.</param>
    public sealed record Share(Invoice Of, IReadOnlyList<VatSummary> Rates, Money Rounding)
    {
        public Money Total => Money.Sum(Rates.Select(rate => rate.Gross), Rounding.Currency) + Rounding;
    }

    /// <summary>Things come back, whose rates are known. The first document takes what is in no other.</summary>
    /// <param name="documents">In the order in which they are taken back.</param>
    /// <param name="rates">What comes back, of each rate; below zero where a fee is kept.</param>
    public static IReadOnlyList<Share> OfThings(IReadOnlyList<DepositStanding> documents, IReadOnlyList<VatSummary> rates, Money rounding)
    {
        var shares = new List<Share>();
        var rest = rates;
        foreach (var document in documents)
        {
            var taken = rest.Select(rate => TakenOf(document, rate)).Where(rate => !rate.Gross.IsZero).ToList();
            if (taken.Count == 0) continue;
            shares.Add(new(document.Receipt, taken, Money.Zero(rounding.Currency)));
            rest = DepositStanding.Less(rest, taken);
        }

        var first = shares.Count > 0 ? shares[0] : new(documents[0].Receipt, [], Money.Zero(rounding.Currency));
        var others = shares.Skip(1).ToList();
        return [first with { Rates = DepositStanding.Less(rates, others.SelectMany(share => share.Rates)), Rounding = rounding }, .. others];
    }

    /// <summary>An amount goes back and nothing comes back: each document's rates in proportion.</summary>
    public static IReadOnlyList<Share> OfMoney(IReadOnlyList<DepositStanding> documents, Money amount)
    {
        var (shares, rest) = (new List<Share>(), amount);
        foreach (var document in documents)
        {
            var part = rest < document.Total ? rest : document.Total;
            if (part.Minor <= 0) continue;
            var rates = DepositStanding.Take(document.Rates, part);
            shares.Add(new(document.Receipt, rates, part - Money.Sum(rates.Select(rate => rate.Gross), amount.Currency)));
            rest -= part;
        }

        return shares;
    }

    private static VatSummary TakenOf(DepositStanding document, VatSummary wanted)
    {
        var left = document.Rates.FirstOrDefault(rate => (rate.Category, rate.Rate) == (wanted.Category, wanted.Rate));
        if (left is null || left.Gross.Minor <= 0 || wanted.Gross.Minor <= 0) return wanted with { Gross = Money.Zero(wanted.Gross.Currency), Vat = Money.Zero(wanted.Gross.Currency) };
        return left.Gross <= wanted.Gross ? left : wanted;
    }
}
