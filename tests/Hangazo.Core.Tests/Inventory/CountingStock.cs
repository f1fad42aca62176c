using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Inventory.UseCases;
using Hangazo.Core.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Inventory;

public sealed class CountingStock(Shop shop) : IClassFixture<Shop>
{
    [Fact]
    public async Task Writes_down_all_lines_and_keeps_the_ledger_right()
    {
        var (one, other) = (await shop.StockAsync(3), await shop.StockAsync(0));

        Assert.True((await CountAsync(new(one, 3, 8), new(other, 0, 2.5m))).Succeeded);

        Assert.Equal((8m, 2.5m), (await shop.AvailableAsync(one), await shop.AvailableAsync(other)));
        await shop.AssertStockBalancesAsync();
    }

    [Theory]
    [InlineData(4, 9, "stock.changed-meanwhile")]
    [InlineData(3, -1, "stock.quantity-invalid")]
    [InlineData(3, 0.001, "stock.quantity-invalid")]
    [InlineData(3, 1_000_001, "stock.quantity-invalid")]
    public async Task With_one_wrong_line_writes_down_none(decimal shown, decimal onHand, string code)
    {
        var (one, other) = (await shop.StockAsync(3), await shop.StockAsync(3));

        var refused = await CountAsync(new(one, 3, 8), new(other, shown, onHand));

        Assert.Equal(code, refused.Error!.Code);
        Assert.Equal((3m, 3m), (await shop.AvailableAsync(one), await shop.AvailableAsync(other)));
    }

    private Task<Result> CountAsync(params CountStock.Line[] lines) =>
        shop.AskAsync(services => services.GetRequiredService<CountStock>().ExecuteAsync(lines, "counted", "a test", CancellationToken.None));
}
