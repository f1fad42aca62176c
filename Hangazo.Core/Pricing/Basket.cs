using Hangazo.Core.Kernel;
using Hangazo.Core.Pricing.Contracts;
using Hangazo.Core.Tax.Contracts;

namespace Hangazo.Core.Pricing;

/// <summary>Adds priced lines up. Pure.</summary>
public static class Basket
{
    /// <param name="deliveryRate">Percent; delivery is a standard-rated service.</param>
    public static PricedBasket Add(IReadOnlyList<PricedLine> lines, Money deliveryFee, decimal deliveryRate)
    {
        var subtotal = Money.Sum(lines.Select(line => line.Gross), deliveryFee.Currency);
        var deliveryVat = Vat.Included(deliveryFee, deliveryRate);
        var exact = subtotal + deliveryFee;
        var rounding = ToWholeShillings(exact) - exact;
        var byRate = lines.Select(line => (line.Variant.Vat, line.VatRate, line.Gross, line.Vat))
            .Append((VatCategory.Standard, deliveryRate, deliveryFee, deliveryVat))
            .Where(part => !part.Item3.IsZero)
            .GroupBy(part => (part.Item1, part.Item2))
            .Select(group => new VatSummary(
                group.Key.Item1, group.Key.Item2,
                Money.Sum(group.Select(part => part.Item3), deliveryFee.Currency), Money.Sum(group.Select(part => part.Item4), deliveryFee.Currency)))
            .OrderBy(summary => summary.Category).ThenByDescending(summary => summary.Rate).ToList();
        return new(
            lines, subtotal, deliveryFee, deliveryVat, rounding, exact + rounding,
            Money.Sum(byRate.Select(summary => summary.Vat), deliveryFee.Currency), byRate);
    }

    /// <summary>M-Pesa moves whole shillings: the nearest one, half up.</summary>
    public static Money ToWholeShillings(Money amount) =>
        amount with { Minor = (long)decimal.Round(amount.Minor / 100m, 0, MidpointRounding.AwayFromZero) * 100 };
}
