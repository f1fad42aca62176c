using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Ordering.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Ordering;

public sealed class PlacingAnOrder(Shop shop) : IClassFixture<Shop>
{
    [Fact]
    public async Task Freezes_prices_and_adds_up_to_the_shilling()
    {
        var dress = await shop.StockAsync(5, shillings: 4_999);
        var placed = await shop.PlaceAsync(await shop.CartWithAsync(dress, "2"));

        var order = (await shop.AskAsync(s => s.GetRequiredService<IOrders>().FindAsync(placed.Value.Id, CancellationToken.None)))!;
        Assert.Matches("^HZ-261121-[0-9A-HJKMNP-TV-Z]{4}$", order.Number);
        Assert.Equal(Money.Shillings(9_998), order.Subtotal);
        Assert.Equal(Money.Shillings(300), order.DeliveryFee);
        Assert.Equal(Money.Shillings(10_298), order.Total);
        Assert.Equal(order.VatByRate.Sum(v => v.Vat.Minor), order.Vat.Minor);
        Assert.Equal(1_379_03 + 41_38, order.Vat.Minor);
        Assert.Equal(OrderStatus.Pending, order.Status);
        Assert.Equal(3, await shop.AvailableAsync(dress));
        await shop.AssertStockBalancesAsync();
    }

    [Fact]
    public async Task Twice_for_one_cart_gives_one_order()
    {
        var cart = await shop.CartWithAsync(await shop.StockAsync(5));
        var placed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shop.PlaceAsync(cart)));

        Assert.Single(placed.Select(p => p.Value.Number).Distinct());
        Assert.Single(placed, p => p.Value.Anew);
    }

    [Fact]
    public async Task Of_the_last_twenty_by_three_hundred_at_once_is_granted_to_twenty()
    {
        var dress = await shop.StockAsync(20);
        var carts = new List<CartId>();
        for (var i = 0; i < 300; i++) carts.Add(await shop.CartWithAsync(dress));
        var outcomes = await Task.WhenAll(carts.Select(cart => Task.Run(() => shop.PlaceAsync(cart))));

        Assert.Equal(20, outcomes.Count(o => o.Succeeded));
        Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.Equal("stock.short", o.Error!.Code));
        Assert.Equal(0, await shop.AvailableAsync(dress));
        await shop.AssertStockBalancesAsync();
    }

    [Fact]
    public async Task By_a_crowd_that_waits_for_a_node_to_start_needs_no_more_connections_than_there_are()
    {
        var dress = await shop.StockAsync(40);
        var carts = new List<CartId>();
        for (var i = 0; i < 24; i++) carts.Add(await shop.CartWithAsync(dress));
        await using var node = shop.StartNode(connections: 6);
        var outcomes = await Task.WhenAll(carts.Select(cart => Task.Run(async () =>
        {
            await using var scope = node.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<PlaceOrder>().ExecuteAsync(new(cart, null, Shop.Wanjiku), CancellationToken.None);
        })));

        Assert.All(outcomes, placed => Assert.True(placed.Succeeded));
        await shop.AssertStockBalancesAsync();
    }

    [Fact]
    public async Task Is_found_by_the_SKU_of_something_in_it()
    {
        var placed = await shop.PlaceAsync(await shop.CartWithAsync(await shop.StockAsync(5)));
        var sku = (await shop.AskAsync(s => s.GetRequiredService<IOrders>().FindAsync(placed.Value.Id, CancellationToken.None)))!.Lines[0].Sku;

        Assert.Equal(placed.Value.Number, Assert.Single((await SearchAsync(sku.ToLowerInvariant())).Items).Number);
        Assert.Empty((await SearchAsync(sku + "-9")).Items);

        Task<Page<OrderGrid.Row>> SearchAsync(string text) => shop.AskAsync(
            s => s.GetRequiredService<OrderGrid>().ExecuteAsync(new(Search: text), shop.Clock.GetUtcNow(), CancellationToken.None));
    }

    [Fact]
    public async Task Refuses_a_total_that_changed_on_the_way()
    {
        var cart = await shop.CartWithAsync(await shop.StockAsync(5));
        var placed = await shop.PlaceAsync(cart, Shop.Wanjiku with { ExpectedSubtotalMinor = 1_00 });
        Assert.Equal("order.total-changed", placed.Error!.Code);
    }

    [Fact]
    public async Task Names_every_field_that_is_wrong()
    {
        var cart = await shop.CartWithAsync(await shop.StockAsync(5));
        var placed = await shop.PlaceAsync(cart, new("", "12", "not an address", 99, "", "", "teleport", null, "P05", "cheque", "+256772123456", null));

        Assert.Equal("form.invalid", placed.Error!.Code);
        Assert.Equal(
            ["County", "Delivery", "Directions", "Email", "FullName", "KraPin", "MpesaPhone", "PaymentMethod", "Phone", "Town"],
            placed.Error.Details.Select(d => d.Field).Order());
    }

    [Fact]
    public async Task Without_an_address_is_fine_for_the_showroom()
    {
        var cart = await shop.CartWithAsync(await shop.StockAsync(5));
        var placed = await shop.PlaceAsync(cart, Shop.Wanjiku with { County = null, Town = null, Directions = null, Delivery = "showroom" });
        Assert.True(placed.Succeeded);
    }

    [Fact]
    public async Task Of_nothing_is_refused()
    {
        Assert.Equal("order.cart-empty", (await shop.PlaceAsync(CartId.New())).Error!.Code);
    }

    [Fact]
    public async Task Opens_only_to_its_key_or_its_customer()
    {
        var placed = (await shop.PlaceAsync(await shop.CartWithAsync(await shop.StockAsync(5)))).Value;
        Task<OrderDetails.View?> See(string? key, CustomerId? customer) => shop.AskAsync(s =>
            s.GetRequiredService<OrderDetails>().ForBuyerAsync(placed.Number, key, customer, CancellationToken.None));

        Assert.NotNull(await See(placed.Key, null));
        Assert.Null(await See("guess", null));
        Assert.Null(await See(null, null));
        Assert.Null(await See(null, CustomerId.New()));
    }

    [Fact]
    public async Task That_nobody_pays_expires_and_gives_its_stock_back()
    {
        var own = new Shop();
        await own.InitializeAsync();
        var dress = await own.StockAsync(5);
        var placed = (await own.PlaceAsync(await own.CartWithAsync(dress, "2"))).Value;
        // The prompt was never sent here, so nothing is pending at M-Pesa once the attempt is closed.
        own.Clock.Advance(TimeSpan.FromMinutes(61));
        await own.DoAsync(async s => await s.GetRequiredService<HangazoDb>().Database.ExecuteSqlRawAsync(
            "update payments.attempt set state = 'Cancelled'"));
        while (await own.AskAsync(s => s.GetRequiredService<ExpireUnpaidOrders>().ExecuteOneAsync(CancellationToken.None)))
        {
        }

        var order = await own.AskAsync(s => s.GetRequiredService<IOrders>().FindAsync(placed.Id, CancellationToken.None));
        Assert.Equal(OrderStatus.Expired, order!.Status);
        Assert.Equal(5, await own.AvailableAsync(dress));
        await own.AssertStockBalancesAsync();
        await own.DisposeAsync();
    }

    [Fact]
    public async Task Can_be_cancelled_before_it_is_paid_and_not_twice()
    {
        var dress = await shop.StockAsync(5);
        var placed = (await shop.PlaceAsync(await shop.CartWithAsync(dress))).Value;
        Task<Result> Cancel(string? reason) => shop.AskAsync(s =>
            s.GetRequiredService<ChangeOrder>().CancelAsync(placed.Number, reason, "staff", paidToo: false, CancellationToken.None));

        Assert.Equal("order.reason-missing", (await Cancel(" ")).Error!.Code);
        Assert.True((await Cancel("changed their mind")).Succeeded);
        Assert.Equal("order.not-possible", (await Cancel("again")).Error!.Code);
        Assert.Equal(5, await shop.AvailableAsync(dress));
        await shop.AssertStockBalancesAsync();
    }

    [Fact]
    public async Task Is_cancelled_after_it_was_paid_by_managers_only()
    {
        var dress = await shop.StockAsync(5);
        var placed = (await shop.PlaceAsync(await shop.CartWithAsync(dress))).Value;
        await shop.ScalarAsync<int>($"update payments.payment set captured_minor = due_minor, state = 'Settled' where subject_id = '{placed.Id.Value}' returning 1");
        await shop.ScalarAsync<int>($"""update ordering."order" set payment_state = 'Paid', status = 'Paid', paid_at = now() where number = '{placed.Number}' returning 1""");

        var refused = await shop.AskAsync(s =>
            s.GetRequiredService<ChangeOrder>().CancelAsync(placed.Number, "no reason", "staff", paidToo: false, CancellationToken.None));

        Assert.Equal("order.needs-manager", refused.Error!.Code);
        Assert.Equal(OrderStatus.Paid, (await shop.AskAsync(s => s.GetRequiredService<IOrders>().FindAsync(placed.Id, CancellationToken.None)))!.Status);
    }

    [Fact]
    public async Task Cannot_be_packed_before_it_is_paid()
    {
        var placed = (await shop.PlaceAsync(await shop.CartWithAsync(await shop.StockAsync(5)))).Value;
        var packed = await shop.AskAsync(s =>
            s.GetRequiredService<ChangeOrder>().FulfilAsync(placed.Number, FulfilmentState.Packed, "staff", CancellationToken.None));
        Assert.Equal("order.not-possible", packed.Error!.Code);
    }

    [Theory]
    [InlineData("hz-261121-7k3q", "HZ-261121-7K3Q")]
    [InlineData("HZ 261121 7KOI", "HZ-261121-7K01")]
    [InlineData("HZ-261121-7K3", null)]
    [InlineData("' or 1=1 --", null)]
    public void Numbers_are_read_kindly(string typed, string? number) => Assert.Equal(number, OrderNumber.Normalize(typed));
}
