using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Catalog;

public sealed class ListingProductsForStaff(Shop shop) : IClassFixture<Shop>
{
    private readonly Desk _desk = new(shop);

    [Fact]
    public async Task Finds_by_part_of_the_name_or_the_beginning_of_a_sku()
    {
        await _desk.SaveAsync(_desk.Sheet("grid-one", "Kanga 100% cotton"), [Desk.Row("GRD-1", "S", null, 900), Desk.Row("GRD-2", "M", null, 1_000)], publish: true);
        await _desk.SaveAsync(_desk.Sheet("grid-two", "Shuka"), [Desk.Row("GRD-3")]);

        Assert.Equal(["grid-one"], await SlugsAsync(new(Text: "100% c")));
        Assert.Equal(["grid-two"], await SlugsAsync(new(Text: "grd-3")));
        Assert.Equal(["grid-two", "grid-one"], await SlugsAsync(new(Text: " grd ")));
        Assert.Equal(["grid-one", "grid-two"], await SlugsAsync(new(Text: "grd", Sort: GridSort.PriceLowest)));
        Assert.Equal(["grid-one"], await SlugsAsync(new(Text: "grd", State: ProductState.Published, Category: shop.Category, InStock: false)));
        Assert.Empty(await SlugsAsync(new(Text: "grd", InStock: true)));
        Assert.Empty(await SlugsAsync(new(Text: "%'; --\0")));
        Assert.Empty(await SlugsAsync(new(Text: "grd", Category: CategoryId.New(), Page: int.MaxValue)));
    }

    [Fact]
    public async Task Shows_what_it_costs_and_the_version_that_an_edit_must_meet()
    {
        var product = await _desk.PublishedAsync(Desk.Row("SHOW-1", "S", null, 900), Desk.Row("SHOW-2", "M", null, 1_000));

        var row = (await ListAsync(new(Text: "show-"))).Items.Single();

        Assert.Equal((Money.Shillings(900), Money.Shillings(1_000), 2, 0), (row.PriceFrom!.Value, row.PriceTo!.Value, row.Variants, row.InStock));
        Assert.Equal(product.Version, row.Version);
        Assert.Equal(("SHOW-1", shop.Clock.GetUtcNow()), (row.Sku, row.EditedAt));
    }

    [Fact]
    public async Task Tells_in_every_state_what_can_be_bought()
    {
        await _desk.SaveAsync(_desk.Sheet("stk-draft"), [Desk.Row("STK-1")]);
        await _desk.SaveAsync(_desk.Sheet("stk-full-draft"), [Desk.Row("STK-2")]);
        await _desk.SaveAsync(_desk.Sheet("stk-sold"), [Desk.Row("STK-3")], publish: true);
        var full = await _desk.SaveAsync(_desk.Sheet("stk-full"), [Desk.Row("STK-4", "S"), Desk.Row("STK-5", "M")], publish: true);
        await shop.ScalarAsync<long>("with set as (update catalog.variant set in_stock = true where sku in ('STK-2', 'STK-5') returning 1) select count(*) from set");
        await shop.DoAsync(services => services.GetRequiredService<Core.Catalog.Data.Shelves>().RewriteAsync([full.Value.Id.Value], default));

        Assert.Equal(["stk-full", "stk-full-draft"], await SlugsAsync(new(Text: "stk-", InStock: true)));
        Assert.Equal(["stk-sold", "stk-draft"], await SlugsAsync(new(Text: "stk-", InStock: false)));
        Assert.Equal(["stk-full"], await SlugsAsync(new(Text: "stk-", State: ProductState.Published, InStock: true)));
        Assert.Equal(["stk-sold"], await SlugsAsync(new(Text: "stk-", State: ProductState.Published, InStock: false)));
        Assert.Equal(["stk-full-draft"], await SlugsAsync(new(Text: "stk-", State: ProductState.Draft, InStock: true)));
        Assert.Equal(["stk-draft"], await SlugsAsync(new(Text: "stk-", State: ProductState.Draft, InStock: false)));
    }

    [Fact]
    public async Task Counts_without_reading_a_product_that_it_does_not_show()
    {
        var like = (await _desk.PublishedAsync()).Id;
        await shop.ScalarAsync<object>($"""
            create temp table many as select p.* from catalog.product p cross join generate_series(1, 20000) n where p.id = '{like}';
            update many set id = gen_random_uuid(), slug = 'many-' || gen_random_uuid(), name = 'One of many', description = repeat(md5(random()::text), 40);
            insert into catalog.product select * from many;
            drop table many;
            """);
        await shop.ScalarAsync<object>("vacuum analyze catalog.product");
        foreach (var filter in new ProductGrid.Filter[]
        {
            new(State: ProductState.Draft), new(State: ProductState.Published, InStock: false), new(State: ProductState.Archived, Sort: GridSort.PriceLowest),
        })
        {
            var before = await ScansAsync();
            await ListAsync(filter);
            Assert.True(before == await ScansAsync(), $"{filter} reads all products");
        }
    }

    [Fact]
    public async Task Leaves_the_archive_out_unless_it_is_asked_for()
    {
        var product = await _desk.PublishedAsync(Desk.Row("GONE-1"));
        await _desk.MoveAsync(states => states.ArchiveAsync(product.Id, null, Desk.Amina, default));

        Assert.Empty(await SlugsAsync(new(Text: "gone-")));
        Assert.Equal([product.Sheet.Slug], await SlugsAsync(new(Text: "gone-", State: ProductState.Archived)));
    }

    [Fact]
    public async Task Suggests_skus_that_nobody_has()
    {
        await _desk.PublishedAsync(Desk.Row("MTAKIT-CLA-M", "M", "Clay"));

        Assert.Equal("MTAKIT2", await StemAsync("Mtaa kitenge shirt"));
        Assert.Equal("ITEM", await StemAsync("«»"));
        Assert.Equal("MTAKIT2-CLA-XL", Skus.Suggest("MTAKIT2", "XL", "Clay"));
    }

    [Theory]
    [InlineData("Café “Ündine” dress", "cafe-undine-dress")]
    [InlineData("  Mama's  kanga -- no. 5! ", "mamas-kanga-no-5")]
    [InlineData("中文", "")]
    public void Addresses_are_made_of_names(string name, string slug) => Assert.Equal(slug, Slugs.From(name));

    private async Task<long> ScansAsync()
    {
        await shop.ScalarAsync<object>("select pg_stat_force_next_flush()");
        return await shop.ScalarAsync<long>("select seq_scan from pg_stat_user_tables where relid = 'catalog.product'::regclass");
    }

    private Task<string> StemAsync(string name) => shop.AskAsync(services => services.GetRequiredService<TakenSkus>().FreeStemAsync(name, default));

    private Task<Page<ProductGrid.Row>> ListAsync(ProductGrid.Filter filter) =>
        shop.AskAsync(services => services.GetRequiredService<ProductGrid>().ExecuteAsync(filter, default));

    private async Task<IEnumerable<string>> SlugsAsync(ProductGrid.Filter filter) => (await ListAsync(filter)).Items.Select(row => row.Slug);
}
