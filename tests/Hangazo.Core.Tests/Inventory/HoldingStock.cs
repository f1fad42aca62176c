using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Inventory;

public sealed class HoldingStock(Shop shop) : IClassFixture<Shop>
{
    [Fact]
    public async Task Goes_from_reserved_over_allocated_to_gone()
    {
        var (dress, order) = (await shop.StockAsync(10), Guid.CreateVersion7());
        Assert.True((await ChangeAsync(i => i.ReserveAsync(order, [new(dress, 3)], shop.Clock.GetUtcNow(), default))).Succeeded);
        Assert.Equal(7, await shop.AvailableAsync(dress));
        for (var twice = 0; twice < 2; twice++) Assert.True((await ChangeAsync(i => i.AllocateAsync(order, default))).Succeeded);
        Assert.Equal(7, await shop.AvailableAsync(dress));
        for (var twice = 0; twice < 2; twice++) await ChangeAsync(i => DoneAsync(i.ShipAsync(order, default)));
        Assert.Equal(7, await shop.AvailableAsync(dress));
        await ChangeAsync(i => DoneAsync(i.ReleaseAsync(order, "too late", default)));
        Assert.Equal(7, await shop.AvailableAsync(dress));
        await shop.AssertStockBalancesAsync();
    }

    [Fact]
    public async Task That_was_released_is_taken_again_when_late_money_finds_it()
    {
        var (dress, order) = (await shop.StockAsync(2), Guid.CreateVersion7());
        await ChangeAsync(i => i.ReserveAsync(order, [new(dress, 2)], shop.Clock.GetUtcNow(), default));
        await ChangeAsync(i => DoneAsync(i.ReleaseAsync(order, "expired", default)));
        Assert.Equal(2, await shop.AvailableAsync(dress));
        Assert.True((await ChangeAsync(i => i.AllocateAsync(order, default))).Succeeded);
        Assert.Equal(0, await shop.AvailableAsync(dress));
        await shop.AssertStockBalancesAsync();
    }

    [Fact]
    public async Task Takes_all_lines_or_none()
    {
        var (plenty, few) = (await shop.StockAsync(10), await shop.StockAsync(1));
        var refused = await ChangeAsync(i => i.ReserveAsync(Guid.CreateVersion7(), [new(plenty, 2), new(few, 2)], shop.Clock.GetUtcNow(), default));
        Assert.Equal("stock.short", refused.Error!.Code);
        Assert.Equal(10, await shop.AvailableAsync(plenty));
        await shop.AssertStockBalancesAsync();
    }

    [Fact]
    public async Task Cannot_be_counted_below_what_orders_hold()
    {
        var dress = await shop.StockAsync(5);
        await ChangeAsync(i => i.ReserveAsync(Guid.CreateVersion7(), [new(dress, 4)], shop.Clock.GetUtcNow(), default));
        Assert.Equal("stock.below-committed", (await ChangeAsync(i => i.SetOnHandAsync(dress, 3, "counted", "staff", default))).Error!.Code);
        Assert.True((await ChangeAsync(i => i.SetOnHandAsync(dress, 4, "counted", "staff", default))).Succeeded);
    }

    [Fact]
    public async Task In_any_order_of_variants_does_not_deadlock()
    {
        var variants = new List<VariantId>();
        for (var i = 0; i < 6; i++) variants.Add(await shop.StockAsync(1_000));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(n => Task.Run(() =>
        {
            var mixed = variants.OrderBy(v => HashCode.Combine(v, n)).Select(v => new StockLine(v, 1)).ToList();
            return ChangeAsync(i => i.ReserveAsync(Guid.CreateVersion7(), mixed, shop.Clock.GetUtcNow(), default));
        })));
        Assert.All(outcomes, outcome => Assert.True(outcome.Succeeded));
        foreach (var variant in variants) Assert.Equal(940, await shop.AvailableAsync(variant));
    }

    [Fact]
    public async Task That_runs_out_leaves_the_filter_of_things_in_stock()
    {
        var dress = await shop.StockAsync(1);
        await shop.ReactAsync();
        var facts = (await shop.AskAsync(s => s.GetRequiredService<ICatalog>().GetVariantsAsync([dress], default)))[dress];
        Assert.True((await CardAsync(facts.Slug)).InStock);
        await ChangeAsync(i => i.ReserveAsync(Guid.CreateVersion7(), [new(dress, 1)], shop.Clock.GetUtcNow(), default));
        await shop.ReactAsync();
        Assert.False((await CardAsync(facts.Slug)).InStock);
    }

    private static async Task<Result> DoneAsync(Task work)
    {
        await work;
        return Result.Ok;
    }

    private Task<Result> ChangeAsync(Func<IInventory, Task<Result>> changeAsync) => shop.AskAsync(async services =>
    {
        var db = services.GetRequiredService<HangazoDb>();
        var done = await db.InTransactionAsync<bool>(async token =>
        {
            var changed = await changeAsync(services.GetRequiredService<IInventory>());
            if (!changed.Succeeded) return changed.Error;
            await db.SaveChangesAsync(token);
            return true;
        }, CancellationToken.None);
        return (Result)done;
    });

    private async Task<ProductList.CardView> CardAsync(string slug) => (await shop.AskAsync(s =>
        s.GetRequiredService<ProductList>().FirstAsync(new(), 1_000, null, CancellationToken.None))).Single(card => card.Slug == slug);
}
