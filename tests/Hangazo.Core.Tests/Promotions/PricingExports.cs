using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Pricing;
using Hangazo.Core.Pricing.Contracts;
using Hangazo.Core.Promotions.Contracts;
using Hangazo.Core.Tax.Contracts;
using Xunit;

namespace Hangazo.Core.Tests.Promotions;

/// <summary>What leaves the country is priced without VAT, and everything still adds up.</summary>
public sealed class PricingExports
{
    [Theory]
    [InlineData(4_999_00, "1", 0)]
    [InlineData(4_999_00, "3", 10)]
    [InlineData(1_00, "7", 33)]
    [InlineData(2_350_50, "2.5", 50)]
    [InlineData(1_160_00, "2", 100)]
    [InlineData(99, "1", 1)]
    public void Lines_promotions_and_steps_add_up_to_the_total(long price, string quantity, int percent)
    {
        var line = Line(price, decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture), percent);
        var digital = Line(1_160_00, 1, 0, digital: true);
        AppliedPromotion[] promotions = percent == 0 ? [] : [Promotion(line, 1), Promotion(line, 2)];

        var (lines, applied) = Exports.TakeVatOff([line, digital], promotions, 0);
        var basket = Basket.Add(lines, Money.Shillings(700), 0, VatCategory.ZeroRated) with { Promotions = applied };

        Assert.Equal(line.Full - Vat.Included(line.UnitPrice, 16) * line.Quantity, lines[0].Full, (a, b) => Math.Abs(a.Minor - b.Minor) <= line.Quantity);
        Assert.Equal((VatCategory.ZeroRated, 0m, Money.Zero()), (lines[0].VatCategory, lines[0].VatRate, lines[0].Vat));
        Assert.InRange(lines[0].Discount.Minor, 0, lines[0].Full.Minor);
        Assert.Equal(lines[0].Discount, Money.Sum(applied.Select(promotion => promotion.PerLine[0])));
        Assert.Equal(percent == 100, lines[0].Gross.IsZero);
        // A file is no export of goods.
        Assert.Equal((digital, Money.Shillings(160)), (lines[1], lines[1].Vat));
        Assert.Equal(basket.Total, Money.Sum(PriceSteps.Of(basket).Select(step => step.Amount ?? Money.Zero())));
        Assert.Contains(PriceSteps.Of(basket), step => step is { Name: "VAT taken off", Words: "goods leave Kenya" } && step.Amount == -basket.VatTakenOff);
        Assert.Equal(0, basket.Total.Minor % 100);
    }

    private static PricedLine Line(long price, decimal quantity, int percent, bool digital = false)
    {
        var facts = new VariantFacts(
            VariantId.New(), ProductId.New(), SellerId.New(), "gown", "Gown", "M", "HZ-1", new(price, Money.Kes), VatCategory.Standard, new(StockUnit.Piece, 0.5m, 0.5m, 100), 400, null, true)
        {
            IsDigital = digital,
        };
        var full = facts.Price * quantity;
        var gross = full - full * (percent / 100m);
        return new(facts, quantity, facts.Price, gross, 16, Vat.Included(gross, 16));
    }

    /// <summary>A third and two thirds of what is taken off.</summary>
    private static AppliedPromotion Promotion(PricedLine line, int thirds)
    {
        var parts = line.Discount.Spread([1, 2]);
        return new(new PromotionId(Guid.CreateVersion7()), "Sale", null, [parts[thirds - 1], Money.Zero()], Money.Zero(), "off");
    }
}
