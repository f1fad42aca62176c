using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Promotions;
using Hangazo.Core.Promotions.Contracts;
using Hangazo.Core.Promotions.Queries;
using Hangazo.Core.Promotions.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Promotions;

public sealed class UsingCodes(PromotedShop shop) : IClassFixture<PromotedShop>
{
    [Fact]
    public async Task The_last_use_raced_by_fifty_is_granted_once()
    {
        var dress = await shop.Shop.StockAsync(100, shillings: 1_000);
        var id = await shop.SaveWithCodeAsync(
            PromotedShop.Sheet((await shop.ForAsync(PromotionKind.Percentage, dress)) with { Percent = 50 }) with { MostUses = 1 }, "LAST-ONE");
        var carts = new List<CartId>();
        for (var i = 0; i < 50; i++)
        {
            carts.Add(await shop.Shop.CartWithAsync(dress));
            Assert.True((await shop.ApplyAsync(carts[i], "last-one")).Succeeded);
        }

        var outcomes =
            await Task.WhenAll(
            carts.Select(cart => Task.Run(() => shop.Shop.PlaceAsync(cart, shop.Somebody() with { ExpectedSubtotalMinor = 500_00 }))));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.Contains(o.Error!.Code, (string[])["coupon.used-up", "order.total-changed"]));
        Assert.Equal((1, 500_00), ((await shop.RowAsync(id)).Uses, (await shop.RowAsync(id)).GivenMinor));
        Assert.Equal(99, await shop.Shop.AvailableAsync(dress));
    }

    [Fact]
    public async Task A_budget_is_never_overspent()
    {
        var dress = await shop.Shop.StockAsync(100, shillings: 1_000);
        var id = await shop.SaveAsync(
            PromotedShop.Sheet((await shop.ForAsync(PromotionKind.Amount, dress)) with { AmountMinor = 300_00 }) with { BudgetMinor = 1_000_00 });
        var carts = new List<CartId>();
        for (var i = 0; i < 12; i++) carts.Add(await shop.Shop.CartWithAsync(dress));

        var outcomes =
            await Task.WhenAll(
            carts.Select(cart => Task.Run(() => shop.Shop.PlaceAsync(cart, shop.Somebody() with { ExpectedSubtotalMinor = 700_00 }))));

        Assert.Equal(3, outcomes.Count(o => o.Succeeded));
        Assert.Equal((3, 900_00), ((await shop.RowAsync(id)).Uses, (await shop.RowAsync(id)).GivenMinor));
    }

    [Fact]
    public async Task Comes_back_when_the_order_is_cancelled_or_not_paid_in_time()
    {
        var dress = await shop.Shop.StockAsync(9, shillings: 1_000);
        var id = await shop.SaveWithCodeAsync(PromotedShop.Sheet((await shop.ForAsync(PromotionKind.Amount, dress)) with { AmountMinor = 100_00 }),
            "BACK-AGAIN", uses: 1);
        var cancelled = await PlaceWithAsync("BACK-AGAIN");
        Assert.Equal("coupon.used-up", (await shop.ApplyAsync(await shop.Shop.CartWithAsync(dress), "BACK-AGAIN")).Error!.Code);

        Assert.True(
            (await shop.Shop.AskAsync(s => s.GetRequiredService<ChangeOrder>()
            .CancelAsync(cancelled.Number, "by mistake", "staff", false, CancellationToken.None))).Succeeded);
        Assert.Equal((0, 0L), ((await shop.RowAsync(id)).Uses, (await shop.RowAsync(id)).GivenMinor));
        var late = await PlaceWithAsync("BACK-AGAIN");
        shop.Shop.Clock.Advance(TimeSpan.FromMinutes(61));
        await shop.Shop.DoAsync(s =>
            s.GetRequiredService<HangazoDb>().Database.ExecuteSqlRawAsync("update payments.attempt set state = 'Cancelled'"));
        while (await shop.Shop.AskAsync(s => s.GetRequiredService<ExpireUnpaidOrders>().ExecuteOneAsync(CancellationToken.None)))
        {
        }

        Assert.Equal(OrderStatus.Expired,
            (await shop.Shop.AskAsync(s => s.GetRequiredService<IOrders>().FindAsync(late.Id, CancellationToken.None)))!.Status);
        Assert.Equal(0, (await shop.RowAsync(id)).Uses);
        Assert.Equal("BACK-AGAIN", Assert.Single((await PlaceWithAsync("BACK-AGAIN")).Discounts).Code);

        async Task<OrderSnapshot> PlaceWithAsync(string code)
        {
            var cart = await shop.Shop.CartWithAsync(dress);
            Assert.True((await shop.ApplyAsync(cart, code)).Succeeded);
            return await shop.OrderAsync(await shop.Shop.PlaceAsync(cart, shop.Somebody()));
        }
    }

    [Fact]
    public async Task Is_refused_in_words_for_each_reason()
    {
        var (dress, other) = (await shop.Shop.StockAsync(9, shillings: 1_000), await shop.Shop.StockAsync(9));
        var (cart, rule, now) =
            (await shop.Shop.CartWithAsync(dress), await shop.ForAsync(PromotionKind.Amount, dress) with { AmountMinor = 100_00 },
            shop.Shop.Clock.GetUtcNow());
        await shop.SaveWithCodeAsync(PromotedShop.Sheet(rule) with { IsOn = false }, "SWITCHED-OFF");
        await shop.SaveWithCodeAsync(PromotedShop.Sheet(rule) with { From = now.AddDays(1) }, "TOO-EARLY");
        await shop.SaveWithCodeAsync(PromotedShop.Sheet(rule) with { Until = now.AddDays(-1) }, "TOO-LATE");
        await shop.SaveWithCodeAsync(PromotedShop.Sheet(rule with { MinimumMinor = 2_500_00 }), "MORE-PLEASE");
        await shop.SaveWithCodeAsync(PromotedShop.Sheet(rule with { Group = "Choir" }), "CHOIR-ONLY");
        await shop.SaveWithCodeAsync(PromotedShop.Sheet(await shop.ForAsync(PromotionKind.Amount, other) with { AmountMinor = 1_00 }), "NOT-THESE");

        foreach (var (code, why) in new[]
        {
            ("", "coupon.missing"), ("x", "coupon.unknown"), ("NO-SUCH-CODE", "coupon.unknown"), (new string('A', 500), "coupon.unknown"),
                ("' or 1=1--", "coupon.unknown"),
            ("switched-off", "coupon.off"), ("TOO-EARLY", "coupon.not-yet"), (" too late ", "coupon.unknown"), ("TOO-LATE", "coupon.expired"),
            ("MORE-PLEASE", "coupon.minimum-not-reached"), ("CHOIR-ONLY", "coupon.not-for-you"), ("NOT-THESE", "coupon.not-for-these-goods"),
        })
            Assert.Equal((code, why), (code, (await shop.ApplyAsync(cart, code)).Error!.Code));

        Assert.Null((await shop.ViewAsync(cart)).Priced!.Code);
        Assert.Equal("Add things for KSh 1,500 more, and this code works.", (await shop.ApplyAsync(cart, "MORE-PLEASE")).Error!.Message);
    }

    [Fact]
    public async Task Stays_in_the_cart_and_says_why_when_the_cart_no_longer_fits()
    {
        var dress = await shop.Shop.StockAsync(9, shillings: 1_000);
        await shop.SaveWithCodeAsync(
            PromotedShop.Sheet(await shop.ForAsync(PromotionKind.Amount, dress) with { AmountMinor = 100_00, MinimumMinor = 2_000_00 }),
            "TWO-OF-THEM");
        var cart = await shop.Shop.CartWithAsync(dress, "2");
        Assert.True((await shop.ApplyAsync(cart, "two-of-them")).Succeeded);
        await shop.Shop.AskAsync(s => s.GetRequiredService<Core.Carts.UseCases.ChangeCart>()
            .SetQuantityAsync(cart, null, dress, "1", CancellationToken.None));

        var view = await shop.ViewAsync(cart);

        Assert.Equal(("TWO-OF-THEM", "coupon.minimum-not-reached"), (view.Priced!.Code!.Code, view.Priced.Code.Refusal!.Code));
        Assert.Equal(Money.Shillings(1_000), view.Priced.Total);
        Assert.Equal("coupon.minimum-not-reached", (await shop.Shop.PlaceAsync(cart, shop.Somebody())).Error!.Code);
        Assert.True((await shop.Shop.PlaceAsync(cart, shop.Somebody() with { ExpectedSubtotalMinor = 1_000_00 })).Succeeded);
    }

    [Fact]
    public async Task Is_for_each_customer_once_and_for_first_orders_known_by_the_phone()
    {
        var dress = await shop.Shop.StockAsync(9, shillings: 1_000);
        var rule = await shop.ForAsync(PromotionKind.Amount, dress) with { AmountMinor = 100_00 };
        await shop.SaveWithCodeAsync(PromotedShop.Sheet(rule) with { MostPerCustomer = 1 }, "ONCE-EACH");
        await shop.SaveWithCodeAsync(PromotedShop.Sheet(rule with { FirstOrderOnly = true }), "FIRST-TIME");
        var (me, phone) = (shop.Somebody(), default(PhoneNumber));
        phone = PhoneNumber.Parse(me.Phone).Value;
        var first = await shop.Shop.CartWithAsync(dress);
        Assert.True((await shop.ApplyAsync(first, "ONCE-EACH", phone)).Succeeded);
        Assert.True((await shop.ApplyAsync(first, "FIRST-TIME", phone)).Succeeded);
        Assert.True((await shop.ApplyAsync(first, "ONCE-EACH", phone)).Succeeded);
        await shop.OrderAsync(await shop.Shop.PlaceAsync(first, me));

        var second = await shop.Shop.CartWithAsync(dress);
        Assert.Equal("coupon.once-per-customer", (await shop.ApplyAsync(second, "ONCE-EACH", phone)).Error!.Code);
        Assert.Equal("coupon.first-order", (await shop.ApplyAsync(second, "FIRST-TIME", phone)).Error!.Code);
        // A visitor's phone is known only when the order is placed.
        Assert.True((await shop.ApplyAsync(second, "FIRST-TIME")).Succeeded);
        var placed = await shop.Shop.PlaceAsync(second, me with { ExpectedSubtotalMinor = 900_00 });
        Assert.Equal("order.total-changed", placed.Error!.Code);
        Assert.Contains("This code is for a first order.", placed.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_first_orders_of_one_phone_at_once_are_one_first_order()
    {
        var dress = await shop.Shop.StockAsync(20, shillings: 1_000);
        await shop.SaveAsync(
            PromotedShop.Sheet(await shop.ForAsync(PromotionKind.Amount, dress) with { AmountMinor = 100_00, FirstOrderOnly = true }));
        var me = shop.Somebody() with { ExpectedSubtotalMinor = 900_00 };
        var carts = new List<CartId>();
        for (var i = 0; i < 8; i++) carts.Add(await shop.Shop.CartWithAsync(dress));

        var outcomes = await Task.WhenAll(carts.Select(cart => Task.Run(() => shop.Shop.PlaceAsync(cart, me))));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
    }

    [Fact]
    public async Task Many_are_made_at_once_each_for_one_order()
    {
        var dress = await shop.Shop.StockAsync(9, shillings: 1_000);
        var rule = await shop.ForAsync(PromotionKind.Amount, dress) with { AmountMinor = 100_00 };
        var id = await shop.SaveAsync(PromotedShop.Sheet(rule with { NeedsCode = true }));
        Task<Result<IReadOnlyList<string>>> Draw(PromotionId of, int count, string? prefix) => shop.Shop.AskAsync(s =>
            s.GetRequiredService<MakeCoupons>().DrawAsync(of, count, prefix, PromotedShop.Manager, CancellationToken.None));

        var codes = (await Draw(id, 500, "eid")).Value;

        Assert.Equal(500, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^EID-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$", code));
        Assert.Equal(500, (await shop.Shop.AskAsync(s => s.GetRequiredService<PromotionGrid>().FindAsync(id, CancellationToken.None)))!.CodeCount);
        var cart = await shop.Shop.CartWithAsync(dress);
        Assert.True((await shop.ApplyAsync(cart, codes[0])).Succeeded);
        await shop.OrderAsync(await shop.Shop.PlaceAsync(cart, shop.Somebody()));
        Assert.Equal("coupon.used-up", (await shop.ApplyAsync(await shop.Shop.CartWithAsync(dress), codes[0])).Error!.Code);
        Assert.Equal("promotion.count-invalid", (await Draw(id, 0, null)).Error!.Code);
        Assert.Equal("promotion.count-invalid", (await Draw(id, 5_001, null)).Error!.Code);
        Assert.Equal("promotion.prefix-invalid", (await Draw(id, 1, "<b>")).Error!.Code);
        Assert.Equal("promotion.no-codes", (await Draw(await shop.SaveAsync(PromotedShop.Sheet(rule)), 1, null)).Error!.Code);
        Assert.Equal("promotion.not-found", (await Draw(PromotionId.New(), 1, null)).Error!.Code);
        var taken =
            await shop.Shop.AskAsync(s => s.GetRequiredService<MakeCoupons>()
            .NameAsync(id, codes[1].ToLowerInvariant(), null, PromotedShop.Manager, CancellationToken.None));
        Assert.Equal("promotion.code-taken", taken.Error!.Code);
    }

    [Fact]
    public async Task Is_tried_on_past_orders_without_spending_anything()
    {
        var dress = await shop.Shop.StockAsync(9, shillings: 1_000);
        for (var i = 0; i < 3; i++) await shop.OrderAsync(
            await shop.Shop.PlaceAsync(await shop.Shop.CartWithAsync(dress, $"{i + 1}"), shop.Somebody()));
        var id = await shop.SaveWithCodeAsync(
            PromotedShop.Sheet(await shop.ForAsync(PromotionKind.Percentage, dress) with { Percent = 10, MinimumMinor = 2_000_00 }) with { IsOn = false },
            "PAST-TIMES");
        var now = shop.Shop.Clock.GetUtcNow();
        var past =
            await shop.Shop.AskAsync(s => s.GetRequiredService<PastBaskets>().ExecuteAsync(now.AddDays(-30), now.AddDays(1), CancellationToken.None));

        var taken =
            (await shop.Shop.AskAsync(s => s.GetRequiredService<IPromotions>()
            .TryAsync(id, [.. past.Select(order => order.Basket)], CancellationToken.None)))!;

        Assert.Equal([200_00, 300_00], taken.Where(off => !off.IsZero).Select(off => off.Minor).Order());
        Assert.Equal(0, (await shop.RowAsync(id)).Uses);
    }
}
