using System.Diagnostics;
using System.Globalization;
using Hangazo.Core;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Search.Queries;
using Hangazo.Tests.Support;
using Microsoft.Extensions.Caching.Memory;

namespace Hangazo.Bench;

/// <summary>How well searches answer (judged queries against the demo shop), and how fast: misspelt, with three filters, on the large catalogue.</summary>
internal static class Searches
{
    private const int Clients = 8;
    private const int Different = 2_000;

    private static int _listed;

    private sealed record Sample(string Words, string Begun, string? Size, string? Colour);

    /// <summary>On the demo shop alone, which the judgements are about.</summary>
    public static async Task JudgeAsync(BenchHouse house, Report report)
    {
        await using var services = Services(house);
        var slugs = new Dictionary<Guid, string>();
        await using (var command = house.Database.CreateCommand("select product_id, slug from search.document"))
        await using (var rows = await command.ExecuteReaderAsync())
            while (await rows.ReadAsync()) slugs[rows.GetGuid(0)] = rows.GetString(1);
        var scores = new List<Relevance.Score>();
        foreach (var query in Relevance.Queries)
        {
            var found = await FindAsync(services, FindProducts.Filter.For(query.Words));
            scores.Add(Relevance.Of(query, [.. found.Products.Items.Select(id => slugs[id.Value])], slugs.Values));
        }

        report.Head("Judged queries on the demo shop", "kind", "queries", "MRR", "NDCG@10");
        foreach (var kind in scores.GroupBy(score => score.Query.Kind).Append(scores.GroupBy(_ => "all").Single()))
            report.Row(kind.Key, $"{kind.Count()}", Share(kind.Average(score => score.Reciprocal)), Share(kind.Average(score => score.Gain)));
    }

    public static async Task MeasureAsync(BenchHouse house, Report report)
    {
        var samples = await SamplesAsync(house);
        report.Head($"Searches with {house.Options.Products} products", "what", "clients", "a second", "p50 ms", "p95 ms", "p99 ms", "aim, p95");
        await using var services = Services(house);
        foreach (var clients in new[] { 1, Clients })
            await RunAsync(report, "misspelt, three filters, database only, nothing remembered", clients, "60", house, samples, sample => FindAsync(services, FilterOf(sample)));
        foreach (var clients in new[] { 1, Clients })
            await RunAsync(report, "the staff's list, every filter and order", clients, "200", house, samples, sample => ListAsync(services, sample));
        await house.StartShopAsync(cached: true);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Clients });
        await RunAsync(report, "the same, the whole page", Clients, "120", house, samples, sample => http.GetByteArrayAsync(new Uri(house.ShopUrl + AddressOf(sample))));
        await RunAsync(report, "suggestions", Clients, "30", house, samples, sample => http.GetByteArrayAsync(
            new Uri($"{house.ShopUrl}/search/suggest?q={Uri.EscapeDataString(sample.Begun)}")));
    }

    private static async Task RunAsync(Report report, string what, int clients, string aim, BenchHouse house, IReadOnlyList<Sample> samples, Func<Sample, Task> askAsync)
    {
        foreach (var sample in samples.Take(100)) await askAsync(sample);
        var times = new List<double>();
        var next = 100;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            while (clock.Elapsed.TotalSeconds < house.Options.Seconds)
            {
                var sample = samples[Interlocked.Increment(ref next) % samples.Count];
                var began = Stopwatch.GetTimestamp();
                await askAsync(sample);
                var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                lock (times) times.Add(took);
            }
        }));
        var elapsed = clock.Elapsed.TotalSeconds;
        times.Sort();
        report.Row(what, $"{clients}", Text(times.Count / elapsed), At(0.5), At(0.95), At(0.99), aim);

        string At(double share) => Text(times[Math.Min(times.Count - 1, (int)(times.Count * share))]);
    }

    /// <summary>Names of products, every other one cut down to a word that thousands share, each with a slip; and filters that fit the product.</summary>
    private static async Task<IReadOnlyList<Sample>> SamplesAsync(BenchHouse house)
    {
        var samples = new List<Sample>();
        await using var command = house.Database.CreateCommand($"""
            select d.name, s.sizes[1], s.colours[1] from search.document d join search.choice_set s on s.id = d.choice_set_id
            where d.in_stock order by md5(d.product_id::text) limit {Different}
            """);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            var words = rows.GetString(0).ToLowerInvariant().Split(' ');
            var last = words[^1];
            var slip = last.Length > 4 ? last.Remove(2 + (samples.Count % (last.Length - 3)), 1) : last;
            var text = samples.Count % 2 == 0 ? slip : string.Join(' ', [.. words[..^1], slip]);
            samples.Add(new(text, rows.GetString(0)[..Math.Min(rows.GetString(0).Length, 2 + (samples.Count % 7))], Text(rows, 1), Text(rows, 2)));
        }

        return samples;
    }

    private static string? Text(Npgsql.NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static FindProducts.Filter FilterOf(Sample sample) => FindProducts.Filter.For(sample.Words) with
    {
        Sizes = sample.Size is { } size ? [size] : [], Colours = sample.Colour is { } colour ? [colour] : [], InStock = true,
    };

    private static string AddressOf(Sample sample) =>
        $"/search?q={Uri.EscapeDataString(sample.Words)}&size={Uri.EscapeDataString(sample.Size ?? "")}&colour={Uri.EscapeDataString(sample.Colour ?? "")}&stock=1";

    /// <summary>One filter of the staff's list after the other.</summary>
    private static async Task ListAsync(IServiceProvider services, Sample sample)
    {
        ProductGrid.Filter[] filters =
        [
            new(), new(Page: int.MaxValue), new(State: ProductState.Draft), new(State: ProductState.Published, InStock: false), new(InStock: false), new(InStock: true),
            new(Text: sample.Words), new(Sort: GridSort.Name), new(Sort: GridSort.PriceHighest),
        ];
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ProductGrid>().ExecuteAsync(filters[Interlocked.Increment(ref _listed) % filters.Length], CancellationToken.None);
    }

    private static async Task<FindProducts.View> FindAsync(IServiceProvider services, FindProducts.Filter filter)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FindProducts>().ExecuteAsync(filter, CancellationToken.None);
    }

    /// <summary>The shop's own search, with no room to remember counts.</summary>
    private static ServiceProvider Services(BenchHouse house) => new ServiceCollection().AddLogging().AddHangazoCore(house.Connection)
        .AddSingleton<IMemoryCache>(_ => new MemoryCache(new MemoryCacheOptions { SizeLimit = 0 })).BuildServiceProvider();

    private static string Text(double figure) => figure.ToString(figure < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private static string Share(double figure) => figure.ToString("0.000", CultureInfo.InvariantCulture);
}
