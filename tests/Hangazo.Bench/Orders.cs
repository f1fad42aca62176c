using System.Diagnostics;
using System.Globalization;
using Hangazo.Tests.Support.Faults;

namespace Hangazo.Bench;

/// <summary>Orders placed per second by eight guests without script: add, checkout form, place.</summary>
internal static class Orders
{
    private const int Guests = 8;

    /// <summary>Until what runs often is compiled as well as it will be.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    public static async Task MeasureAsync(BenchHouse house, Report report)
    {
        await house.StartShopAsync(cached: true);
        var variants = new List<Guid>();
        await using (var command = house.Database.CreateCommand("select variant_id from inventory.stock where on_hand - allocated - reserved > 40 limit 400"))
        await using (var rows = await command.ExecuteReaderAsync())
            while (await rows.ReadAsync()) variants.Add(rows.GetGuid(0));
        await RunAsync(house, variants, WarmUp);
        var before = await house.ScalarAsync<long>("select count(*) from ordering.\"order\"");
        var (orders, requests, seconds) = await RunAsync(house, variants, TimeSpan.FromSeconds(house.Options.Seconds * 3));
        var stored = await house.ScalarAsync<long>("select count(*) from ordering.\"order\"") - before;
        report.Head("Orders by eight guests over plain HTTP", "orders/s", "requests an order", "placed", "memory of the shop, MB");
        report.Row(
            (orders / seconds).ToString("0.0", CultureInfo.InvariantCulture), ((double)requests / Math.Max(1, orders)).ToString("0.0", CultureInfo.InvariantCulture),
            $"{orders}", house.ShopMemory().ToString("0", CultureInfo.InvariantCulture));
        report.Head("Checks", "what", "");
        report.Check("every order that was answered is stored once", stored == orders);
        report.Check("stock rows equal their movements and holds", await Storms.StockBalancesAsync(house));
    }

    private static async Task<(int Orders, int Requests, double Seconds)> RunAsync(BenchHouse house, List<Guid> variants, TimeSpan time)
    {
        var (orders, requests) = (0, 0);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Guests).Select(number => Task.Run(async () =>
        {
            for (var round = 0; clock.Elapsed < time; round++)
            {
                using var guest = new Guest(house.ShopUrl);
                if (!await guest.AddAsync(variants[(number + (Guests * round)) % variants.Count])) continue;
                var (order, _) = await guest.PlaceAsync("0712345678");
                if (order is not null) Interlocked.Increment(ref orders);
                Interlocked.Add(ref requests, guest.Requests);
            }
        })));
        return (orders, requests, clock.Elapsed.TotalSeconds);
    }
}
