using Hangazo.Tests.Support.Faults;
using Xunit;

namespace Hangazo.E2E.Journeys;

/// <summary>The small sister of <c>./hangazo bench --faults</c>: a shopper of every kind, rough weather outside, and a power cut in the middle.</summary>
[Collection(House.Open)]
public sealed class FaultStorm(House house) : IAsyncLifetime
{
    /// <summary>The list of received payments leaves out what is younger than two minutes, so the played Safaricom's clock is behind by nearly that.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(-115);

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>However a test ends, the next one finds an open shop and fair weather.</summary>
    public async Task DisposeAsync()
    {
        using var outside = new Played(house.Outside.Address.ToString());
        await outside.WeatherAsync(new());
        await outside.SkewAsync(TimeSpan.Zero);
        await house.StartShopAsync();
    }

    [Fact]
    public async Task Every_shilling_comes_to_its_place_by_asking_alone_though_the_shop_was_killed()
    {
        await using var storm = new Storm(house.Address.ToString(), house.Outside.Address.ToString(), house.Connection, house.ConfigureDaraja);
        await storm.StockAsync(100);
        await storm.Outside.SkewAsync(Behind);
        await storm.Outside.WeatherAsync(new(Dropped: 30, Repeated: 20, LongestDelayMs: 500, Lost: 5, Html: 3));
        var shoppers = Enumerable.Range(0, Story.All.Count)
            .Select(number => storm.ShopAsync(number, Story.All[number] with { Waits = TimeSpan.FromMilliseconds(500) })).ToList();
        using var over = new CancellationTokenSource();
        var hurrying = Asking.HurryAsync(storm, over.Token);
        await shoppers[0];
        await house.KillShopAsync();
        await house.StartShopAsync();
        await Task.WhenAll(shoppers);
        await over.CancelAsync();
        await hurrying;
        var (findings, _) = await Asking.UntilAllAgreesAsync(storm, TimeSpan.FromSeconds(60), storm.PullAsync);
        Assert.Empty(findings.Where(finding => !finding.Holds).SelectMany(finding => finding.Differences.Select(difference => $"{finding.What}: {difference}")));
        Assert.Equal(Story.All.Count, storm.Orders.Count);
    }
}
