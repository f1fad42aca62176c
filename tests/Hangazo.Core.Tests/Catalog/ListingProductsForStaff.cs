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

    private Task<string> StemAsync(string name) => shop.AskAsync(services => services.GetRequiredService<TakenSkus>().FreeStemAsync(name, default));

    private Task<Page<ProductGrid.Row>> ListAsync(ProductGrid.Filter filter) =>
        shop.AskAsync(services => services.GetRequiredService<ProductGrid>().ExecuteAsync(filter, default));

    private async Task<IEnumerable<string>> SlugsAsync(ProductGrid.Filter filter) => (await ListAsync(filter)).Items.Select(row => row.Slug);
}
