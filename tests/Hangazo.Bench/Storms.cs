using System.Net;
using Hangazo.Tests.Support.Faults;

namespace Hangazo.Bench;

/// <summary>Many at once over HTTP: what must hold does not depend on the machine's speed.</summary>
internal static class Storms
{
    private const int Buyers = 300;
    private const int InStock = 20;

    public static async Task RunAsync(BenchHouse house, Report report)
    {
        await house.StartShopAsync(cached: true);
        var variant = await house.ScalarAsync<Guid>("select variant_id from inventory.stock where on_hand - allocated - reserved >= 20 and allocated = 0 limit 1");
        await using (var lower = house.Database.CreateCommand($"""
            with low as (update inventory.stock set on_hand = allocated + reserved + {InStock} where variant_id = '{variant}' returning variant_id, on_hand)
            insert into inventory.movement (variant_id, at, on_hand_delta, allocated_delta, reserved_delta, reason)
            select low.variant_id, now(), low.on_hand - s.on_hand, 0, 0, 'bench' from low join inventory.stock s using (variant_id)
            """))
            await lower.ExecuteNonQueryAsync();
        var guests = Enumerable.Range(0, Buyers).Select(_ => new Guest(house.ShopUrl)).ToList();
        foreach (var chunk in guests.Chunk(20)) await Task.WhenAll(chunk.Select(guest => guest.AddAsync(variant)));
        var outcomes = await Task.WhenAll(guests.Select(guest => guest.PlaceAsync("0712345678")));
        guests.ForEach(guest => guest.Dispose());
        report.Head($"{Buyers} parallel checkouts for {InStock} in stock", "what", "");
        report.Check($"exactly {InStock} hold it", outcomes.Count(o => o.Order is not null) == InStock);
        report.Check($"{Buyers - InStock} are told so (409)", outcomes.Count(o => o.Order is null && o.Status == HttpStatusCode.Conflict) == Buyers - InStock);
        report.Check("no deadlock", await house.ScalarAsync<long>("select deadlocks from pg_stat_database where datname = current_database()") == 0);
        report.Check("stock rows equal their movements and holds", await StockBalancesAsync(house));
    }

    public static async Task<bool> StockBalancesAsync(BenchHouse house) => await house.ScalarAsync<long>(StockLedger.Unbalanced) == 0;
}
