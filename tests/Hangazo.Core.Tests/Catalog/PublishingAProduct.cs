using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Catalog;

public sealed class PublishingAProduct(Shop shop) : IClassFixture<Shop>
{
    private readonly Desk _desk = new(shop);

    [Fact]
    public async Task Goes_from_draft_to_the_shelves_and_back()
    {
        var (product, slug) = await DraftAsync();

        Assert.True((await _desk.MoveAsync(states => states.PublishAsync(product, null, Desk.Amina, default))).Succeeded);
        Assert.True(await _desk.IsOnAShelfAsync(product));
        Assert.Equal("product.not-possible", (await _desk.MoveAsync(states => states.PublishAsync(product, null, Desk.Amina, default))).Error!.Code);
        Assert.True((await _desk.MoveAsync(states => states.UnpublishAsync(product, null, Desk.Amina, default))).Succeeded);
        Assert.False(await _desk.IsOnAShelfAsync(product));
        Assert.Equal(ProductState.Draft, (await _desk.ReadAsync(slug)).State);
    }

    [Fact]
    public async Task Happens_by_itself_when_its_time_has_come()
    {
        var (product, slug) = await DraftAsync();
        var at = shop.Clock.GetUtcNow().AddHours(2);
        Assert.Equal("product.schedule-in-past", (await _desk.MoveAsync(s => s.ScheduleAsync(product, null, shop.Clock.GetUtcNow(), Desk.Amina, default))).Error!.Code);
        Assert.True((await _desk.MoveAsync(s => s.ScheduleAsync(product, null, at, Desk.Amina, default))).Succeeded);

        Assert.False(await RunAsync());
        shop.Clock.Advance(TimeSpan.FromHours(2));
        Assert.True(await RunAsync());
        Assert.False(await RunAsync());

        Assert.Equal(ProductState.Published, (await _desk.ReadAsync(slug)).State);
        Assert.True(await _desk.IsOnAShelfAsync(product));
        Assert.Equal(("The shop", "published"), ((await _desk.TrailAsync(product))[0].By, (await _desk.TrailAsync(product))[0].After));
    }

    [Fact]
    public async Task Is_refused_when_there_is_nothing_to_sell()
    {
        var slug = Desk.NewSlug();
        var saved = await _desk.SaveAsync(_desk.Sheet(slug), []);

        Assert.Equal("product.nothing-to-sell", (await _desk.MoveAsync(states => states.PublishAsync(saved.Value.Id, null, Desk.Amina, default))).Error!.Code);
        Assert.Equal("product.not-found", (await _desk.MoveAsync(states => states.PublishAsync(ProductId.New(), null, Desk.Amina, default))).Error!.Code);
    }

    [Fact]
    public async Task Can_be_undone_by_the_archive_and_the_archive_by_restoring()
    {
        var product = await _desk.PublishedAsync();

        Assert.True((await _desk.MoveAsync(states => states.ArchiveAsync(product.Id, null, Desk.Amina, default))).Succeeded);
        Assert.False(await _desk.IsOnAShelfAsync(product.Id));
        Assert.Equal("product.not-possible", (await _desk.MoveAsync(states => states.ArchiveAsync(product.Id, null, Desk.Amina, default))).Error!.Code);
        Assert.True((await _desk.MoveAsync(states => states.RestoreAsync(product.Id, null, Desk.Amina, default))).Succeeded);
        Assert.True(await _desk.IsOnAShelfAsync(product.Id));
        Assert.Equal(ProductState.Published, (await _desk.ReadAsync(product.Sheet.Slug)).State);
    }

    [Theory]
    [InlineData(1_250, 10, 1_375)]
    [InlineData(999, -10, 899)]
    [InlineData(5, -90, 1)]
    [InlineData(1, 0.5, 1)]
    public void Percentages_end_on_whole_shillings(long before, decimal percent, long after) =>
        Assert.Equal(Money.Shillings(after), ChangePrices.ByPercent(Money.Shillings(before), percent));

    [Fact]
    public async Task Prices_of_many_change_together_and_can_be_taken_back()
    {
        var slug = Desk.NewSlug().ToUpperInvariant();
        var product = await _desk.PublishedAsync(Desk.Row(slug + "-S", "S", null, 1_000), Desk.Row(slug + "-M", "M", null, 1_500, 1_600));

        var dearer = await _desk.PriceAsync(prices => prices.ByPercentAsync(product.Id, 10, Desk.Amina, default));
        Assert.Equal([1_100, 1_650], await PricesAsync(product.Sheet.Slug));
        Assert.Null((await _desk.ReadAsync(product.Sheet.Slug)).Variants[1].CompareAtMinor);
        Assert.True((await _desk.PriceAsync(prices => prices.TakeBackAsync(product.Id, [.. dearer.Value], Desk.Amina, default))).Succeeded);
        Assert.Equal([1_000, 1_500], await PricesAsync(product.Sheet.Slug));

        Assert.Equal("price.percent-invalid", (await _desk.PriceAsync(prices => prices.ByPercentAsync(product.Id, -91, Desk.Amina, default))).Error!.Code);
        Assert.Equal("price.invalid", (await _desk.PriceAsync(prices => prices.SetAsync(product.Id, null, Money.Zero(), Desk.Amina, default))).Error!.Code);
        Assert.Equal("product.changed-meanwhile", (await _desk.PriceAsync(prices => prices.SetAsync(product.Id, product.Version, Money.Shillings(9), Desk.Amina, default))).Error!.Code);
    }

    private async Task<IEnumerable<long>> PricesAsync(string slug) => (await _desk.ReadAsync(slug)).Variants.Select(variant => variant.Price.Minor / 100);

    private async Task<(ProductId Id, string Slug)> DraftAsync()
    {
        var slug = Desk.NewSlug();
        var saved = await _desk.SaveAsync(_desk.Sheet(slug), [Desk.Row(slug)]);
        return (saved.Value.Id, slug);
    }

    private Task<bool> RunAsync() => shop.AskAsync(services => services.GetRequiredService<PublishDueProducts>().ExecuteOneAsync(default));
}
