using System.Globalization;

namespace Hangazo.Bench;

/// <summary>Home, category and product page, made anew and from the output cache, each beside the floor in the same run.</summary>
internal static class Pages
{
    private static readonly int[] Connections = [1, 16, 64];

    public static async Task MeasureAsync(BenchHouse house, Report report)
    {
        var category = await house.ScalarAsync<string>("""
            select c.slug from catalog.shelf s join catalog.category c on c.id = s.category_id group by c.slug order by count(*) desc limit 1
            """);
        var product = await house.ScalarAsync<string>("select slug from catalog.card where in_stock order by published_at desc offset 50 limit 1");
        (string Name, string Path)[] pages = [("home", "/"), ("category", $"/categories/{category}"), ("product", $"/products/{product}")];
        report.Head(
            $"Pages with {house.Options.Products} products", "page", "connections", "requests/s", "p50 ms", "p95 ms", "p99 ms", "of the floor", "errors");
        foreach (var cached in new[] { false, true })
        {
            await house.StartShopAsync(cached);
            await Wrk.RunAsync($"{house.FloorUrl}/", 16, 3);
            if (cached) await Wrk.RunAsync($"{house.FloorUrl}/bytes", 16, 6);
            foreach (var page in pages) await Wrk.RunAsync(house.ShopUrl + page.Path, 16, 6);
            foreach (var connections in Connections)
            {
                var floor = await Wrk.RunAsync($"{house.FloorUrl}/", connections, house.Options.Seconds);
                Write(report, "floor", connections, floor, floor);
                if (cached) Write(report, "4,000 bytes, no page", connections, await Wrk.RunAsync($"{house.FloorUrl}/bytes", connections, house.Options.Seconds), floor);
                foreach (var page in pages)
                    Write(report, cached ? $"{page.Name}, cached" : page.Name, connections,
                        await Wrk.RunAsync(house.ShopUrl + page.Path, connections, house.Options.Seconds), floor);
            }
        }

        report.Row("memory of the shop, MB", "", Text(house.ShopMemory()), "", "", "", "", "");
    }

    private static void Write(Report report, string page, int connections, Load load, Load floor) => report.Row(
        page, $"{connections}", Text(load.PerSecond), Text(load.P50), Text(load.P95), Text(load.P99), (load.PerSecond / floor.PerSecond).ToString("0.00", CultureInfo.InvariantCulture),
        $"{load.Errors}");

    private static string Text(double figure) => figure.ToString(figure < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
