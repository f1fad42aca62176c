using Hangazo.Web.Demo.Catalogue;
using Hangazo.Web.Demo.Drawings;
using Xunit;

namespace Hangazo.Web.Tests.Demo;

public class TheDemoCatalogue
{
    private static readonly IReadOnlyList<DemoProduct> Products = DemoCatalogue.Products;

    [Fact]
    public void Has_the_four_houses_with_four_to_six_shelves_each()
    {
        Assert.Equal(["ready-to-wear", "custom-wear", "soft-furnishing", "bridal"], DemoCatalogue.Houses.Select(h => h.Slug));
        Assert.All(DemoCatalogue.Houses, h => Assert.InRange(h.Categories.Count, 4, 6));
        Unique(DemoCatalogue.Houses.SelectMany(h => h.Categories).Select(c => c.Slug));
    }

    [Fact]
    public void Has_at_least_84_products_and_none_twice()
    {
        Assert.True(Products.Count >= 84, $"{Products.Count} products");
        Unique(Products.Select(p => p.Slug));
        Unique(Products.Select(p => p.Name));
        Unique(Products.SelectMany(p => p.Variants).Select(v => v.Sku));
    }

    [Fact]
    public void Every_shelf_holds_something_and_every_product_stands_on_one()
    {
        var shelves = DemoCatalogue.Houses.SelectMany(h => h.Categories.Select(c => (h.Slug, c.Slug))).ToHashSet();
        Assert.All(Products, p => Assert.Contains((p.HouseSlug, p.CategorySlug), shelves));
        Assert.All(shelves, shelf => Assert.Contains(Products, p => (p.HouseSlug, p.CategorySlug) == shelf));
    }

    [Fact]
    public void Shows_every_state_a_shop_has()
    {
        Assert.True(Products.Count(p => p.Featured) >= 8);
        Assert.True(Products.Count(p => p.AddedDaysAgo < 30) >= 12);
        Assert.True(Products.Count(p => p.Variants.Any(v => v.CompareAtKes > v.PriceKes)) >= 12);
        Assert.True(Products.Count(p => p.Variants.All(v => v.OnHand == 0)) is >= 3 and <= 8);
        Assert.True(Products.Count(p => p.Variants.Any(v => v.OnHand == 0) && p.Variants.Any(v => v.OnHand > 0)) >= 10);
        Assert.Contains(Products, p => p.Variants.Any(v => v.OnHand is > 0 and < 10));
        Assert.Equal(Enum.GetValues<DemoUnit>().Order(), Products.Select(p => p.Unit).Distinct().Order());
    }

    [Fact]
    public void Every_variant_can_be_sold()
    {
        foreach (var product in Products)
        {
            Assert.NotEmpty(product.Variants);
            Unique(product.Variants.Select(v => (v.Size, v.Colour)));
            Assert.InRange(product.WeightGrams, 50, 8_000);
            Assert.Equal(product.Unit is DemoUnit.Metre ? 0.5m : 1m, product.Increment);
            Assert.Equal(product.Options.Contains("Size"), product.Variants.All(v => v.Size is not null));
            Assert.Equal(product.Options.Contains("Colour"), product.Variants.All(v => v.Colour is not null));
            Assert.All(product.Variants, v =>
            {
                Assert.InRange(v.PriceKes, 900, 200_000);
                Assert.True(v.CompareAtKes is null || v.CompareAtKes > v.PriceKes, v.Sku);
                Assert.True(v.OnHand >= 0 && v.OnHand % product.Increment == 0, v.Sku);
                Assert.Contains(v.Colour!, Colours.Swatches.Keys);
            });
        }
    }

    [Fact]
    public void Every_product_is_described_and_shown_three_times()
    {
        foreach (var product in Products)
        {
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", product.Slug);
            Assert.InRange(product.Summary.Length, 20, 110);
            Assert.InRange(product.Description.Count(c => c == '.'), 2, 5);
            Assert.Equal([1, 2, 3], product.Pictures.Take(3).Select(p => p.Spec.View));
            Assert.Equal(product.Variants.Select(v => v.Colour).Distinct(), product.Pictures.Select(p => (string?)p.Colour).Distinct());
            Assert.All(product.Pictures, p => Assert.InRange(Drawing.Render(p.Spec).Length, 1_000, 26 * 1024));
        }

        Assert.All(DemoCatalogue.Houses.SelectMany(h => h.Categories), c => Assert.NotEmpty(Drawing.Render(c.Picture)));
    }

    [Fact]
    public void A_bulk_catalogue_is_unique_believable_and_the_same_each_time()
    {
        var shelves = DemoCatalogue.Houses.SelectMany(h => h.Categories.Select(c => (h.Slug, c.Slug))).ToHashSet();
        var bulk = BulkCatalogue.Products(5_000).ToList();

        Unique(bulk.Select(p => p.Slug));
        Unique(bulk.SelectMany(p => p.Variants).Select(v => v.Sku));
        Assert.All(bulk, p =>
        {
            Assert.Contains((p.HouseSlug, p.CategorySlug), shelves);
            Assert.InRange(p.Variants.Count, 2, 8);
            Assert.InRange(p.Picture, 0, BulkCatalogue.Pictures.Count - 1);
            Assert.All(p.Variants, v => Assert.True(v.PriceKes > 0 && (v.CompareAtKes ?? long.MaxValue) > v.PriceKes));
            Unique(p.Variants.Select(v => (v.Size, v.Colour)));
        });
        Assert.Equal(bulk[^1].Slug, BulkCatalogue.Products(5_000).Last().Slug);
        Assert.Equal(60, BulkCatalogue.Pictures.Count);
        Assert.All(BulkCatalogue.Pictures, spec => Assert.NotEmpty(Drawing.Render(spec)));
    }

    private static void Unique<T>(IEnumerable<T> values)
    {
        var all = values.ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
    }
}
