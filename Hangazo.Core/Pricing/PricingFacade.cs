using Hangazo.Core.Kernel;
using Hangazo.Core.Pricing.Contracts;
using Hangazo.Core.Promotions.Contracts;
using Hangazo.Core.Tax.Contracts;

namespace Hangazo.Core.Pricing;

/// <summary>Line gross first, promotions off each line, VAT out of what is left (or off the price, where goods leave the country), rounding last: nothing is
/// ever worked back from a net amount.</summary>
internal sealed class PricingFacade(ITax tax, IPromotions promotions, TimeProvider clock) : IPricing
{
    public async Task<PricedBasket> PriceAsync(
        IReadOnlyList<BasketLine> lines, Money? deliveryFee, PricingContext context, CancellationToken cancellationToken)
    {
        var today = ShopTime.DayOf(clock.GetUtcNow());
        var asked = lines
            .Select(line => new PromotionLine(line.Variant.Id, line.Variant.ProductId, line.Quantity, line.Variant.PriceWith(line.Choices))).ToList();
        var outcome = await promotions.OffersAsync(
            new(asked, deliveryFee, context.Buyer, context.Code) { Trial = context.Trial }, cancellationToken);
        var priced = new List<PricedLine>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, full) = (lines[i], asked[i].Full);
            var gross = full - Money.Sum(outcome.Applied.Select(applied => applied.PerLine[i]), full.Currency);
            var rate = await tax.RateAsync(line.Variant.Vat, today, cancellationToken);
            priced.Add(new(line.Variant, line.Quantity, asked[i].Price, gross, rate, Vat.Included(gross, rate)) { Choices = line.Choices });
        }

        var delivery = context.LeavesKenya ? VatCategory.ZeroRated : VatCategory.Standard;
        var deliveryRate = await tax.RateAsync(delivery, today, cancellationToken);
        IReadOnlyList<PricedLine> sold = priced;
        var applied = outcome.Applied;
        if (context.LeavesKenya) (sold, applied) = Exports.TakeVatOff(priced, applied, deliveryRate);
        var fee = (deliveryFee ?? Money.Zero()) - Money.Sum(outcome.Applied.Select(applied => applied.Delivery));
        return Basket.Add(sold, fee, deliveryRate, delivery) with { Promotions = applied, Passed = outcome.Passed, Code = outcome.Code };
    }
}
