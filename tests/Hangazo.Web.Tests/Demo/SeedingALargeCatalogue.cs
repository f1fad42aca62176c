using Xunit;

namespace Hangazo.Web.Tests.Demo;

public sealed class SeedingALargeCatalogue(SeededShop shop) : IClassFixture<SeededShop>
{
    [Fact]
    public async Task Adds_what_is_missing_and_only_that()
    {
        var own = await shop.AskAsync<long>("select count(*) from catalog.product");

        Assert.Equal("1500 products of the large catalogue were added.", (await shop.SeedAsync("--products", "1500")).Said.Trim());
        Assert.Equal("500 products of the large catalogue were added.", (await shop.SeedAsync("--products", "2000")).Said.Trim());

        Assert.Equal(own + 2000, await shop.AskAsync<long>("select count(*) from catalog.card"));
        Assert.Equal(own + 2000, await shop.AskAsync<long>("select count(*) from catalog.shelf where category_id = '00000000-0000-0000-0000-000000000000'"));
        Assert.InRange(await shop.AskAsync<long>("select count(*) from search.document where rating >= 395 and slug like '%-%'"), 200, 800);
        Assert.Equal(0, await shop.AskAsync<long>("select count(*) from catalog.card c join search.document d using (product_id) where (c.rating, c.reviews) <> (d.rating, d.reviews) or (d.reviews > 0) <> (d.best_rated > 0)"));
        Assert.True(await shop.AskAsync<long>("select count(distinct category_id) from catalog.product_category") >= 20);
        Assert.Equal(0, await shop.AskAsync<long>("""
            select count(*) from inventory.stock s left join (
                select variant_id, sum(on_hand_delta) on_hand from inventory.movement group by variant_id) m using (variant_id)
            where s.on_hand is distinct from m.on_hand
            """));
        Assert.Equal(0, await shop.AskAsync<long>("""
            select count(*) from catalog.variant v join inventory.stock s on s.variant_id = v.id where v.in_stock <> (s.on_hand - s.allocated - s.reserved > 0)
            """));
    }
}
