using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Outbox;
using Hangazo.Core.Reporting.Queries;
using Hangazo.Core.Reporting.Reactions;
using Hangazo.Core.Ordering.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Reporting;

public sealed class CountingSales : IAsyncLifetime
{
    private readonly Shop _shop = new();

    public Task InitializeAsync() => _shop.InitializeAsync();

    public Task DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Shows_what_was_placed_and_paid_today()
    {
        var order = await PlaceAsync();
        await PlaceAsync();
        await PayAsync(order);

        var numbers = await NumbersAsync();

        Assert.Equal((2, 1, 0), (numbers.Today.Placed, numbers.Today.Paid, numbers.Today.Cancelled));
        Assert.Equal(order.Total, numbers.Today.Net);
        Assert.Equal(numbers.Today.Net, Money.Sum(numbers.Hours.Select(hour => hour.Today)));
        var seller = Assert.Single(numbers.Sellers);
        Assert.Equal((1m, Money.Shillings(4_999)), (seller.Quantity, seller.Revenue));
    }

    [Fact]
    public async Task Takes_a_cancelled_payment_off_again()
    {
        var order = await PlaceAsync();
        await PayAsync(order);
        await ChangeAsync(order.Id, o => Assert.True(o.Cancel("changed her mind", "staff", _shop.Clock.GetUtcNow()).Succeeded));

        var numbers = await NumbersAsync();

        Assert.Equal(1, numbers.Today.Cancelled);
        Assert.True(numbers.Today.Net.IsZero);
        Assert.Empty(numbers.Sellers);
    }

    [Fact]
    public async Task Heard_twice_is_counted_once()
    {
        var order = await PlaceAsync();
        await PayAsync(order);
        var before = await NumbersAsync();

        await _shop.DoAsync(async services =>
        {
            var count = services.GetRequiredService<CountSales>();
            await count.ReactAsync(new OrderPlaced(order.Id, order.Number, null, order.Total, _shop.Clock.GetUtcNow()), CancellationToken.None);
            await count.ReactAsync(new OrderPaid(order.Id, order.Number, order.Total, _shop.Clock.GetUtcNow()), CancellationToken.None);
        });

        Assert.Equivalent(before, await NumbersAsync());
    }

    [Fact]
    public async Task Compares_with_the_same_day_last_week_up_to_the_present_hour()
    {
        // 10:00 in Nairobi.
        _shop.Clock.Advance(ShopTime.StartOf(ShopTime.DayOf(_shop.Clock.GetUtcNow()).AddDays(1)).AddHours(10) - _shop.Clock.GetUtcNow());
        await PayAsync(await PlaceAsync());
        _shop.Clock.Advance(TimeSpan.FromHours(5));
        await PayAsync(await PlaceAsync());

        _shop.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromHours(4));
        var numbers = await NumbersAsync();

        Assert.Equal(0, numbers.Today.Paid);
        Assert.Equal(1, numbers.LastWeekSoFar.Paid);
        Assert.Equal(2, numbers.LastWeek.Paid);
        Assert.False(numbers.Hours[10].LastWeek.IsZero);
        Assert.False(numbers.Hours[15].LastWeek.IsZero);
    }

    private async Task<(OrderId Id, string Number, Money Total)> PlaceAsync()
    {
        var placed = await _shop.PlaceAsync(await _shop.CartWithAsync(await _shop.StockAsync(3)));
        Assert.True(placed.Succeeded, placed.Error?.Message);
        return await _shop.AskAsync(async services =>
        {
            var order = await services.GetRequiredService<HangazoDb>().Set<Order>().AsNoTracking().OrderByDescending(o => o.Id).FirstAsync();
            return (order.Id, order.Number, order.Total);
        });
    }

    private Task PayAsync((OrderId Id, string Number, Money Total) order) =>
        ChangeAsync(order.Id, o => o.MarkPaid("M-Pesa", "UKL4X7Q9ZT", stockMissing: false, _shop.Clock.GetUtcNow()));

    private Task ChangeAsync(OrderId id, Action<Order> change) => _shop.DoAsync(async services =>
    {
        var db = services.GetRequiredService<HangazoDb>();
        change(await db.Set<Order>().SingleAsync(o => o.Id == id));
        await db.SaveChangesAsync();
    });

    private async Task<DashboardNumbers.View> NumbersAsync()
    {
        await _shop.ReactAsync();
        return await _shop.AskAsync(services => services.GetRequiredService<DashboardNumbers>().ExecuteAsync(_shop.Clock.GetUtcNow(), 5, CancellationToken.None));
    }
}
