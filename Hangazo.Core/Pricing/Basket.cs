using Hangazo.Core.Kernel;
using Hangazo.Core.Pricing.Contracts;
using Hangazo.Core.Tax.Contracts;

namespace Hangazo.Core.Pricing;

/// <summary>Adds priced lines up. Pure.</summary>
public static class Basket
{
    /// <param name="deliveryRate">Percent.</param>
    /// <param name="delivery">Delivery is a standard-rated service, unless it goes abroad with the goods.</param>
    public static PricedBasket Add(IReadOnlyList<PricedLine> lines, Money deliveryFee, decimal deliveryRate, VatCategory delivery = VatCategory.Standard)
    {
        var subtotal = Money.Sum(lines.Select(line => line.Gross), deliveryFee.Currency);
        var deliveryVat = Vat.Included(deliveryFee, deliveryRate);
        var exact = subtotal + deliveryFee;
        var rounding = exact.ToWhole() - exact;
        var byRate = lines.Select(line => (line.VatCategory, line.VatRate, line.Gross, line.Vat))
            .Append((delivery, deliveryRate, deliveryFee, deliveryVat))
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
}
