using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Catalog;

public sealed class PickingProducts(Shop shop) : IClassFixture<Shop>
{
    private readonly Desk _desk = new(shop);

    [Fact]
    public async Task Keeps_both_lists_in_the_order_of_the_manager_with_a_trail()
    {
        var (curtain, cushion, throwOver, blind) = (await _desk.PublishedAsync(), await _desk.PublishedAsync(), await _desk.PublishedAsync(), await _desk.PublishedAsync());

        var picked = await PickedAsync(curtain, [throwOver.Id, cushion.Id, throwOver.Id], [blind.Id, cushion.Id]);
        Assert.Equal([throwOver.Id, cushion.Id], picked.GoesWith.Select(pick => pick.Id));
        Assert.Equal([blind.Id], picked.Related.Select(pick => pick.Id));
        Assert.Equal((cushion.Sheet.Slug, "Pagne", ProductState.Published), (picked.GoesWith[1].Slug, picked.GoesWith[1].Name, picked.GoesWith[1].State));

        var turned = await PickedAsync(picked, [cushion.Id, throwOver.Id], []);
        Assert.Equal([cushion.Id, throwOver.Id], turned.GoesWith.Select(pick => pick.Id));
        Assert.Empty(turned.Related);
        var trail = await _desk.TrailAsync(curtain.Id);
        Assert.Contains(trail, entry => entry is { What: "Goes with", Before: null, After: "Pagne, Pagne" });
        Assert.Contains(trail, entry => entry is { What: "Related", Before: "Pagne", After: null });
    }

    [Fact]
    public async Task Says_who_moved_what_when_only_the_order_changes()
    {
        var (dress, scarf, bag) = (await _desk.PublishedAsync(), await NamedAsync("Scarf"), await NamedAsync("Bag"));
        var picked = await PickedAsync(dress, [scarf.Id, bag.Id], []);
        await PickedAsync(picked, [bag.Id, scarf.Id], []);
        Assert.Contains(await _desk.TrailAsync(dress.Id), entry => entry is { What: "Goes with", Before: "Scarf, Bag", After: "Bag, Scarf" });
    }

    [Fact]
    public async Task Refuses_itself_what_is_unknown_or_archived_and_too_many()
    {
        var (gown, veil) = (await _desk.PublishedAsync(), await _desk.PublishedAsync());
        await ArchiveAsync(veil);
        var others = Enumerable.Range(0, ProductPicks.Most + 1).Select(_ => ProductId.New()).ToArray();

        Assert.Equal(["pick.itself"], Desk.Codes((await PickAsync(gown, [gown.Id], [])).Error));
        Assert.Equal(["pick.unknown"], Desk.Codes((await PickAsync(gown, [], [ProductId.New()])).Error));
        Assert.Equal(["pick.archived"], Desk.Codes((await PickAsync(gown, [veil.Id], [])).Error));
        Assert.Equal(["pick.unknown", "product.too-many-picks"], Desk.Codes((await PickAsync(gown, [], others)).Error));
        Assert.Empty((await _desk.ReadAsync(gown.Sheet.Slug)).GoesWith);
    }

    [Fact]
    public async Task Shows_only_what_is_published_and_holds_up_no_later_edit()
    {
        var (gown, veil, robe, next) = (await _desk.PublishedAsync(), await _desk.PublishedAsync(), await _desk.PublishedAsync(), await _desk.PublishedAsync());
        var picked = await PickedAsync(gown, [veil.Id, robe.Id], [next.Id]);
        await ArchiveAsync(veil);

        var shown = await ShownAsync(gown);
        Assert.Equal([robe.Sheet.Slug], shown.GoesWith.Select(card => card.Slug));
        Assert.Equal([next.Sheet.Slug], shown.Related.Select(card => card.Slug));

        var again = await PickedAsync(picked, [robe.Id, veil.Id], [next.Id]);
        Assert.Equal([ProductState.Published, ProductState.Archived], again.GoesWith.Select(pick => pick.State));
        Assert.True((await _desk.MoveAsync(states => states.RestoreAsync(veil.Id, null, Desk.Amina, CancellationToken.None))).Succeeded);
        Assert.Equal([robe.Sheet.Slug, veil.Sheet.Slug], (await ShownAsync(gown)).GoesWith.Select(card => card.Slug));
    }

    [Fact]
    public async Task Stay_when_they_are_not_spoken_of_as_in_a_file()
    {
        var (dress, scarf) = (await _desk.PublishedAsync(), await _desk.PublishedAsync());
        var picked = await PickedAsync(dress, [scarf.Id], []);
        var saved = await _desk.SaveAsync(picked.Sheet with { Summary = "Another." }, picked.Variants, picked.Id, picked.Version);
        Assert.True(saved.Succeeded);
        Assert.Equal([scarf.Id], (await _desk.ReadAsync(dress.Sheet.Slug)).GoesWith.Select(pick => pick.Id));
    }

    private async Task<ProductForEditing.View> NamedAsync(string name)
    {
        var slug = Desk.NewSlug();
        Assert.True((await _desk.SaveAsync(_desk.Sheet(slug, name), [Desk.Row(slug.ToUpperInvariant())], publish: true)).Succeeded);
        return await _desk.ReadAsync(slug);
    }

    private Task<Result<SaveProduct.Saved>> PickAsync(ProductForEditing.View product, ProductId[] goesWith, ProductId[] related) =>
        shop.AskAsync(services => services.GetRequiredService<SaveProduct>().ExecuteAsync(
            new(product.Id, product.Version, product.Sheet, product.Variants, product.Pictures, Desk.Amina) { Picks = new(goesWith, related) }, CancellationToken.None));

    private async Task<ProductForEditing.View> PickedAsync(ProductForEditing.View product, ProductId[] goesWith, ProductId[] related)
    {
        var saved = await PickAsync(product, goesWith, related);
        Assert.True(saved.Succeeded, saved.Error?.Message);
        return await _desk.ReadAsync(product.Sheet.Slug);
    }

    private async Task ArchiveAsync(ProductForEditing.View product) =>
        Assert.True((await _desk.MoveAsync(states => states.ArchiveAsync(product.Id, null, Desk.Amina, CancellationToken.None))).Succeeded);

    private Task<ProductList.PickedCards> ShownAsync(ProductForEditing.View product) => shop.AskAsync(async services =>
    {
        var page = await services.GetRequiredService<ProductDetails>().ExecuteAsync(product.Sheet.Slug, CancellationToken.None);
        return await services.GetRequiredService<ProductList>().OfAsync(page!.Picks, CancellationToken.None);
    });
}
