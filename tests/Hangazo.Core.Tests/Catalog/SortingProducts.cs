using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Catalog;

/// <summary>Categories and tags, changed from the list of products.</summary>
public sealed class SortingProducts(Shop shop) : IClassFixture<Shop>
{
    private static int _made;

    [Fact]
    public async Task Puts_a_product_on_another_shelf_and_takes_it_off_again()
    {
        var shelf = await CategoryAsync();
        var product = await new Desk(shop).PublishedAsync();

        Assert.True((await DoAsync(sort => sort.PlaceAsync(product.Id, shelf, true, Desk.Amina, default))).Value);
        Assert.False((await DoAsync(sort => sort.PlaceAsync(product.Id, shelf, true, Desk.Amina, default))).Value);
        Assert.True(await StandsAsync(product.Id, shelf));

        Assert.True((await DoAsync(sort => sort.PlaceAsync(product.Id, shelf, false, Desk.Brian, default))).Value);
        Assert.False((await DoAsync(sort => sort.PlaceAsync(product.Id, shelf, false, Desk.Brian, default))).Value);
        Assert.False(await StandsAsync(product.Id, shelf));
        Assert.Equal(["Amina Odhiambo", "Brian Mwangi"], (await new Desk(shop).TrailAsync(product.Id)).Where(said => said.What == "Category").Select(said => said.By).Order());
    }

    [Fact]
    public async Task Leaves_it_in_the_category_it_belongs_to_and_knows_only_categories_there_are()
    {
        var product = await new Desk(shop).PublishedAsync();

        Assert.Equal("category.is-home", (await DoAsync(sort => sort.PlaceAsync(product.Id, shop.Category, false, Desk.Amina, default))).Error!.Code);
        Assert.Equal("category.not-found", (await DoAsync(sort => sort.PlaceAsync(product.Id, CategoryId.New(), true, Desk.Amina, default))).Error!.Code);
        Assert.Equal("product.not-found", (await DoAsync(sort => sort.PlaceAsync(ProductId.New(), shop.Category, true, Desk.Amina, default))).Error!.Code);
    }

    [Fact]
    public async Task Tags_are_given_once_in_one_spelling_and_taken_off()
    {
        var product = await new Desk(shop).PublishedAsync();

        Assert.True((await DoAsync(sort => sort.TagAsync(product.Id, " Gift  Idea ", true, Desk.Amina, default))).Value);
        Assert.False((await DoAsync(sort => sort.TagAsync(product.Id, "gift idea", true, Desk.Amina, default))).Value);
        Assert.Equal(["gift idea"], (await new Desk(shop).ReadAsync(product.Sheet.Slug)).Sheet.Tags);
        Assert.True((await DoAsync(sort => sort.TagAsync(product.Id, "GIFT IDEA", false, Desk.Amina, default))).Value);
        Assert.False((await DoAsync(sort => sort.TagAsync(product.Id, "gift idea", false, Desk.Amina, default))).Value);
        Assert.Empty((await new Desk(shop).ReadAsync(product.Sheet.Slug)).Sheet.Tags);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a|b")]
    [InlineData("a,b")]
    [InlineData("a\0b")]
    [InlineData("a tag that is a good deal longer than forty letters")]
    public async Task Nonsense_is_no_tag(string tag)
    {
        var product = await new Desk(shop).PublishedAsync();

        Assert.Equal("tags.invalid", (await DoAsync(sort => sort.TagAsync(product.Id, tag, true, Desk.Amina, default))).Error!.Code);
    }

    private Task<Result<bool>> DoAsync(Func<SortProducts, Task<Result<bool>>> sortAsync) => shop.AskAsync(services => sortAsync(services.GetRequiredService<SortProducts>()));

    private Task<bool> StandsAsync(ProductId product, CategoryId category) =>
        shop.ScalarAsync<bool>($"select exists (select from catalog.shelf where product_id = '{product}' and category_id = '{category}')");

    private async Task<CategoryId> CategoryAsync()
    {
        var name = $"sorted-{Interlocked.Increment(ref _made)}";
        return (await shop.AskAsync(services => services.GetRequiredService<ArrangeCategories>().AddAsync(null, name, name, "", Desk.Amina, default))).Value;
    }
}
