using Hangazo.Core.Kernel;
using Hangazo.Core.Pricing.Contracts;
using Hangazo.Core.Tax.Contracts;

namespace Hangazo.Core.Pricing;

/// <summary>Line gross first, VAT out of each line, rounding last: nothing is ever worked back from a net amount.</summary>
internal sealed class PricingFacade(ITax tax, TimeProvider clock) : IPricing
{
    public async Task<PricedBasket> PriceAsync(IReadOnlyList<BasketLine> lines, Money deliveryFee, CancellationToken cancellationToken)
    {
        var today = ShopTime.DayOf(clock.GetUtcNow());
        var priced = new List<PricedLine>(lines.Count);
        foreach (var line in lines)
        {
            var rate = await tax.RateAsync(line.Variant.Vat, today, cancellationToken);
            var each = line.Variant.PriceWith(line.Choices);
            var gross = each * line.Quantity;
            priced.Add(new(line.Variant, line.Quantity, each, gross, rate, Vat.Included(gross, rate)) { Choices = line.Choices });
        }

        var deliveryRate = await tax.RateAsync(VatCategory.Standard, today, cancellationToken);
        return Basket.Add(priced, deliveryFee, deliveryRate);
    }
}
