using System.Globalization;
using Hangazo.Core.Kernel;
using Hangazo.Web.Demo.Catalogue;
using Hangazo.Web.Demo.Seeding;
using Xunit;

namespace Hangazo.Web.Tests.Demo;

public sealed class PlanningThePast
{
    [Theory]
    [InlineData("2026-11-21T12:00:00Z")]
    [InlineData("2026-11-21T21:01:00Z")]
    [InlineData("2026-02-28T20:59:30Z")]
    public void Has_sixty_orders_in_order_of_time_none_in_the_future_and_some_to_compare_today_with(string text)
    {
        var now = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

        var plan = HistoryPlan.For(now);

        Assert.Equal(60, plan.Count);
        Assert.Equal(Enum.GetValues<Ending>(), plan.Select(order => order.Ending).Distinct().Order());
        Assert.Equal(plan.OrderBy(order => order.At), plan);
        Assert.All(plan, order => Assert.InRange(order.At, now.AddDays(-91), now));
        Assert.True(plan.Count(order => ShopTime.DayOf(order.At) == ShopTime.DayOf(now).AddDays(-7)) >= 5);
        Assert.All(plan.Where(order => order.Ending == Ending.Pending), order => Assert.True(order.At > now.AddHours(-1)));
    }

    [Fact]
    public void Is_the_same_whenever_it_is_asked()
    {
        var now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(HistoryPlan.For(now).Select(Text), HistoryPlan.For(now).Select(Text));

        static string Text(PlannedOrder order) => $"{order.At:O} {order.Ending} {order.Buyer.Name} {order.Delivery} {string.Join(' ', order.Items)}";
    }

    [Fact]
    public void Nobody_bought_what_was_not_there_yet_or_more_than_half_of_what_there_was()
    {
        var now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        var variants = DemoCatalogue.Products.SelectMany(product => product.Variants, (product, variant) => (product, variant))
            .ToDictionary(entry => entry.variant.Sku);
        var items = HistoryPlan.For(now).SelectMany(order => order.Items, (order, item) => (order.At, item.Sku, item.Quantity)).ToList();

        Assert.All(items, item => Assert.True(now.AddDays(-variants[item.Sku].product.AddedDaysAgo) <= item.At));
        Assert.All(items.GroupBy(item => item.Sku), group => Assert.True(group.Sum(item => item.Quantity) <= variants[group.Key].variant.OnHand / 2));
    }
}
