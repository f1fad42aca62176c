using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Customers;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Customers.UseCases;
using Hangazo.Core.Data;
using Hangazo.Core.Invoicing;
using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Pricing;
using Hangazo.Core.Promotions;
using Hangazo.Core.Tax.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Promotions;

public sealed class PricingABasket(PromotedShop shop) : IClassFixture<PromotedShop>
{
    [Fact]
    public async Task Takes_a_promotion_off_the_lines_before_the_tax_and_freezes_it_in_the_order()
    {
        var (dress, shirt) = (await shop.Shop.StockAsync(9, shillings: 4_999), await shop.Shop.StockAsync(9, shillings: 1_001));
        var id = await shop.SaveAsync(
            PromotedShop.Sheet((await shop.ForAsync(PromotionKind.Percentage, dress)) with { Percent = 33.33m }, "A third off"));
        var cart = await shop.Shop.CartWithAsync(dress, "2");
        await shop.Shop.AddToCartAsync(shirt, "1", cart);

        var seen = (await shop.ViewAsync(cart)).Priced!;
        var order = await shop.OrderAsync(await shop.Shop.PlaceAsync(cart, shop.Somebody() with { ExpectedSubtotalMinor = seen.Subtotal.Minor }));

        var line = order.Lines.Single(l => l.VariantId == dress);
        Assert.Equal((9_998_00, 3_332_33, 6_665_67), (line.Full.Minor, line.Discount.Minor, line.Gross.Minor));
        Assert.Equal(Vat.Included(line.Gross, 16), line.Vat);
        Assert.True(order.Lines.Single(l => l.VariantId == shirt).Discount.IsZero);
        var discount = Assert.Single(order.Discounts);
        Assert.Equal(("A third off", 3_332_33, id.Value), (discount.Name, discount.Amount.Minor, discount.Promotion));
        Assert.Equal("33.33 % off KSh 9,998", discount.Words);
        Assert.Equal(order.Total, order.Subtotal + order.DeliveryFee + order.Rounding);
        Assert.Equal(order.FullGoods - discount.Amount, order.Subtotal);
        Assert.Equal(0, order.Total.Minor % 100);
        Assert.Equal((1, 3_332_33), ((await shop.RowAsync(id)).Uses, (await shop.RowAsync(id)).GivenMinor));
    }

    [Fact]
    public async Task Shows_discounts_on_the_invoice_line_by_line()
    {
        var dress = await shop.Shop.StockAsync(9, shillings: 3_000);
        await shop.SaveAsync(PromotedShop.Sheet((await shop.ForAsync(PromotionKind.Amount, dress)) with { AmountMinor = 500_00 }));
        await shop.SaveAsync(PromotedShop.Sheet((await shop.ForAsync(PromotionKind.FreeDelivery, dress)) with { MostOffMinor = 100_00 }));
        var order = await shop.OrderAsync(await shop.Shop.PlaceAsync(await shop.Shop.CartWithAsync(dress, "2"), shop.Somebody()));
        await shop.Shop.DoAsync(async s =>
        {
            var db = s.GetRequiredService<HangazoDb>();
            (await db.Set<Order>().SingleAsync(o => o.Id == order.Id)).MarkPaid("M-Pesa", "UKL4X7Q9ZT", false, shop.Shop.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        await shop.Shop.ReactAsync();

        var invoice = (await shop.Shop.AskAsync(s => s.GetRequiredService<InvoiceDocument>().OfOrderAsync(order.Number, CancellationToken.None)))!;
        var (goods, delivery) =
            (invoice.Lines.Single(l => l.Kind == InvoiceLineKind.Goods), invoice.Lines.Single(l => l.Kind == InvoiceLineKind.Delivery));
        Assert.Equal((3_000_00, 500_00, 5_500_00), (goods.UnitPrice.Minor, goods.Discount.Minor, goods.Gross.Minor));
        Assert.Equal((300_00, 100_00, 200_00), (delivery.UnitPrice.Minor, delivery.Discount.Minor, delivery.Gross.Minor));
        Assert.Equal(Money.Shillings(5_700), invoice.Total);
        Assert.Equal(Vat.Included(goods.Gross, 16) + Vat.Included(delivery.Gross, 16), invoice.Vat);
    }

    [Fact]
    public async Task Leaves_nothing_to_pay_when_everything_is_given()
    {
        var dress = await shop.Shop.StockAsync(3, shillings: 2_000);
        await shop.SaveAsync(PromotedShop.Sheet((await shop.ForAsync(PromotionKind.Percentage, dress)) with { Percent = 100 }));
        await shop.SaveAsync(PromotedShop.Sheet(await shop.ForAsync(PromotionKind.FreeDelivery, dress)));
        var order = await shop.OrderAsync(await shop.Shop.PlaceAsync(await shop.Shop.CartWithAsync(dress), shop.Somebody()));

        Assert.True(order.Total.IsZero);
        Assert.Equal(OrderStatus.Paid, order.Status);
        await shop.Shop.ReactAsync();
        Assert.NotNull(await shop.Shop.AskAsync(s => s.GetRequiredService<InvoiceDocument>().OfOrderAsync(order.Number, CancellationToken.None)));
        var cancelled =
            await shop.Shop.AskAsync(s => s.GetRequiredService<ChangeOrder>()
            .CancelAsync(order.Number, "given by mistake", "staff", false, CancellationToken.None));
        Assert.True(cancelled.Succeeded);
        Assert.Equal(3, await shop.Shop.AvailableAsync(dress));
        await shop.Shop.AssertStockBalancesAsync();
    }

    [Fact]
    public async Task Shows_a_discount_that_is_over_before_anything_is_ordered()
    {
        var dress = await shop.Shop.StockAsync(9, shillings: 3_000);
        var until = shop.Shop.Clock.GetUtcNow().AddMinutes(5);
        await shop.SaveAsync(PromotedShop.Sheet((await shop.ForAsync(PromotionKind.Percentage, dress)) with { Percent = 10 }) with { Until = until });
        await shop.SaveAsync(PromotedShop.Sheet(await shop.ForAsync(PromotionKind.FreeDelivery, dress)) with { Until = until });
        var cart = await shop.Shop.CartWithAsync(dress);
        var seen = (await shop.ViewAsync(cart, Money.Shillings(300))).Priced!;
        Assert.Equal((2_700_00, 300_00), (seen.Subtotal.Minor, seen.DeliveryDiscount.Minor));
        shop.Shop.Clock.Advance(TimeSpan.FromMinutes(6));

        var input = shop.Somebody() with { ExpectedSubtotalMinor = seen.Subtotal.Minor, SawDeliveryOff = true };
        Assert.Equal("order.total-changed", (await shop.Shop.PlaceAsync(cart, input)).Error!.Code);
        Assert.Equal("order.total-changed", (await shop.Shop.PlaceAsync(cart, input with { ExpectedSubtotalMinor = 3_000_00 })).Error!.Code);
        Assert.True((await shop.Shop.PlaceAsync(cart, input with { ExpectedSubtotalMinor = 3_000_00, SawDeliveryOff = false })).Succeeded);
    }

    [Fact]
    public async Task Gives_a_group_its_price_as_soon_as_staff_put_somebody_in_it()
    {
        var dress = await shop.Shop.StockAsync(9, shillings: 1_000);
        await shop.SaveAsync(PromotedShop.Sheet((await shop.ForAsync(PromotionKind.GroupPrice, dress)) with { Percent = 8, Group = "Tailors" }));
        var customer = CustomerId.New();
        await shop.Shop.DoAsync(async s =>
        {
            s.GetRequiredService<HangazoDb>()
                .Add(Customer.Register(customer, new("Otieno", PhoneNumber.Parse("0733444555").Value, null), shop.Shop.Clock.GetUtcNow()));
            await s.GetRequiredService<HangazoDb>().SaveChangesAsync();
        });
        var cart =
            await shop.Shop.AskAsync(s => s.GetRequiredService<Core.Carts.UseCases.AddToCart>()
            .ExecuteAsync(new(null, customer, dress, "1"), CancellationToken.None));
        Assert.Equal(Money.Shillings(1_000), (await shop.ViewAsync(cart.Value.Cart, customer: customer)).Priced!.Total);

        var put =
            await shop.Shop.AskAsync(s => s.GetRequiredService<PutInGroup>()
            .ExecuteAsync(customer, " tailors ", PromotedShop.Manager, CancellationToken.None));

        Assert.True(put.Succeeded);
        Assert.Equal(Money.Shillings(920), (await shop.ViewAsync(cart.Value.Cart, customer: customer)).Priced!.Total);
    }

    [Fact]
    public async Task Explains_itself_in_steps_that_add_up_to_the_total()
    {
        var dress = await shop.Shop.StockAsync(9, shillings: 2_345);
        await shop.SaveAsync(PromotedShop.Sheet((await shop.ForAsync(PromotionKind.Percentage, dress)) with { Percent = 7.77m }, "Seven"));
        await shop.SaveAsync(
            PromotedShop.Sheet((await shop.ForAsync(PromotionKind.Amount, dress)) with { AmountMinor = 1_00, MinimumMinor = 90_000_00 }, "Far away"));
        var priced = (await shop.ViewAsync(await shop.Shop.CartWithAsync(dress, "3"), Money.Shillings(300))).Priced!;
        var steps = PriceSteps.Of(priced);

        Assert.Equal(priced.Total, Money.Sum(steps.Select(step => step.Amount).OfType<Money>()));
        Assert.Contains(steps, step => step is { Name: "Seven", Words: "7.77 % off KSh 7,035" });
        Assert.Contains(steps, step => step is { Name: "Far away", Words: "not applied: KSh 82,965 short of KSh 90,000" });
    }
}
