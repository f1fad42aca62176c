using Hangazo.Core.Carts.Queries;
using Hangazo.Core.Carts.UseCases;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Carts;

public sealed class FillingACart(Shop shop) : IClassFixture<Shop>
{
    [Fact]
    public async Task Adds_to_the_same_line()
    {
        var dress = await shop.StockAsync(5);
        var cart = await shop.CartWithAsync(dress);
        Assert.Equal(1, (await shop.AddToCartAsync(dress, "2", cart)).Value.Lines);
        var view = await ViewAsync(cart);
        Assert.Equal(3, Assert.Single(view.Lines).Quantity);
        Assert.Equal(Money.Shillings(3 * 4_999), view.Priced!.Total);
    }

    [Theory]
    [InlineData("6", "cart.not-enough")]
    [InlineData("0", "quantity.too-small")]
    [InlineData("-3", "quantity.too-small")]
    [InlineData("1000000", "quantity.too-large")]
    [InlineData("1.5", "quantity.off-step")]
    [InlineData("<script>", "quantity.not-a-number")]
    public async Task Refuses_quantities_that_cannot_be(string quantity, string code)
    {
        Assert.Equal(code, (await shop.AddToCartAsync(await shop.StockAsync(5), quantity)).Error!.Code);
    }

    [Fact]
    public async Task Sells_by_the_half_metre()
    {
        var linen = await shop.StockAsync(20, 1_450, new(StockUnit.Metre, 0.5m, 0.5m, 60));
        var view = await ViewAsync(await shop.CartWithAsync(linen, "2.5"));
        Assert.Equal(Money.Shillings(3_625), view.Priced!.Total);
    }

    [Fact]
    public async Task Says_that_a_price_changed_and_charges_the_new_one()
    {
        var dress = await shop.StockAsync(5, 5_000);
        var cart = await shop.CartWithAsync(dress);
        await shop.DoAsync(s => s.GetRequiredService<HangazoDb>().Database.ExecuteSqlAsync(
            $"update catalog.variant set price_minor = 550000 where id = {dress.Value}"));
        var line = Assert.Single((await ViewAsync(cart)).Lines);
        Assert.Equal(Money.Shillings(5_000), line.PriceBefore);
        Assert.Equal(Money.Shillings(5_500), line.UnitPrice);
    }

    [Fact]
    public async Task Of_somebody_else_does_not_work()
    {
        var dress = await shop.StockAsync(5);
        var cart = await shop.CartWithAsync(dress);
        await shop.DoAsync(s => s.GetRequiredService<ClaimCart>().ExecuteAsync(cart, CustomerId.New(), CancellationToken.None));
        Assert.Empty((await ViewAsync(cart)).Lines);
        var changed = await shop.AskAsync(s => s.GetRequiredService<ChangeCart>().SetQuantityAsync(cart, CustomerId.New(), dress, "2", CancellationToken.None));
        Assert.Equal("cart.no-such-line", changed.Error!.Code);
    }

    [Fact]
    public async Task Merges_on_sign_in()
    {
        var (dress, shirt, me) = (await shop.StockAsync(5), await shop.StockAsync(5), CustomerId.New());
        await shop.DoAsync(async s => await s.GetRequiredService<ClaimCart>().ExecuteAsync(await shop.CartWithAsync(dress, "2"), me, CancellationToken.None));
        var guest = await shop.CartWithAsync(dress, "1");
        await shop.AddToCartAsync(shirt, "1", guest);
        var (mine, lines) = await shop.AskAsync(s => s.GetRequiredService<ClaimCart>().ExecuteAsync(guest, me, CancellationToken.None));

        Assert.Equal(2, lines);
        var view = await shop.AskAsync(s => s.GetRequiredService<CartContents>().ExecuteAsync(mine, me, Money.Zero(), CancellationToken.None));
        Assert.Equal(2, view.Lines.Single(line => line.VariantId == dress).Quantity);
    }

    private Task<CartContents.View> ViewAsync(Hangazo.Core.Carts.Contracts.CartId cart) => shop.AskAsync(s =>
        s.GetRequiredService<CartContents>().ExecuteAsync(cart, null, Money.Zero(), CancellationToken.None));
}
