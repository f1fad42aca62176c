using System.Diagnostics;
using System.Globalization;
using Hangazo.Core;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Pricing.Contracts;
using Hangazo.Core.Promotions;
using Hangazo.Core.Promotions.Contracts;
using Hangazo.Core.Promotions.Queries;
using Hangazo.Core.Promotions.UseCases;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Bench;

/// <summary>How long it takes to price a basket of 20 lines while 200 promotions run. Last of all, because what it writes would change other
/// prices.</summary>
internal static class Prices
{
    private const int Lines = 20;
    private const int Promotions = 200;

    /// <summary>Seconds until the code is compiled as a shop that has been open for a while runs it.</summary>
    private const int Warming = 4;

    public static async Task MeasureAsync(BenchHouse house, Report report)
    {
        await using var services = new ServiceCollection().AddLogging().AddHangazoCore(house.Connection).BuildServiceProvider();
        var basket = await BasketAsync(house, services);
        await PromoteAsync(house, services);
        report.Head($"Pricing {Lines} lines with {Promotions} promotions", "what", "p50 ms", "p95 ms", "p99 ms", "aim, p95");
        var (offers, lines, index) = await OffersAsync(basket, services);
        await RunAsync(report, "priced: categories and what is spent are read, promotions are in memory, all is computed", "2", house, services, scope =>
            scope.GetRequiredService<IPricing>().PriceAsync(basket, Money.Shillings(300), new(PromotionBuyer.Unknown, null), CancellationToken.None));
        await RunAsync(report, "of that, computing which promotions take off how much", "", house, services, _ =>
        {
            PromotionEngine.Run(offers, lines, 300_00, index);
            return Task.CompletedTask;
        });
        await RunAsync(report, "before it, reading the variants' facts", "", house, services, scope =>
            scope.GetRequiredService<ICatalog>().GetVariantsAsync([.. basket.Select(line => line.Variant.Id)], CancellationToken.None));
        await RunAsync(report, "floor: one question that PostgreSQL answers with nothing", "", house, services, async _ =>
        {
            await using var nothing = house.Database.CreateCommand("select 1");
            await nothing.ExecuteScalarAsync();
        });
    }

    /// <summary>The engine's own view of the basket.</summary>
    private static async Task<(List<Candidate> Offers, List<OfferLine> Lines, OfferIndex Index)> OffersAsync(IReadOnlyList<BasketLine> basket, IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var (entries, index) = await scope.ServiceProvider.GetRequiredService<PromotionBook>().GetAsync(CancellationToken.None);
        var categories = await scope.ServiceProvider.GetRequiredService<ICatalog>().CategoriesOfAsync(
            [.. basket.Select(line => line.Variant.ProductId).Distinct()], CancellationToken.None);
        return (
            [.. entries.Values.Select(entry => new Candidate(entry.Offer, BudgetLeft: entry.Promotion.BudgetMinor))],
            [.. basket.Select(line => new OfferLine(
                line.Variant.Id.Value, line.Variant.ProductId.Value, categories.GetValueOrDefault(line.Variant.ProductId) ?? [], line.Quantity,
                (line.Variant.Price * line.Quantity).Minor))],
            index);
    }

    private static async Task RunAsync(
        Report report, string what, string aim, BenchHouse house, IServiceProvider services, Func<IServiceProvider, Task> doAsync)
    {
        var times = new List<double>();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < house.Options.Seconds + Warming)
        {
            await using var scope = services.CreateAsyncScope();
            var began = Stopwatch.GetTimestamp();
            await doAsync(scope.ServiceProvider);
            if (clock.Elapsed.TotalSeconds > Warming) times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        times.Sort();
        report.Row(what, At(0.5), At(0.95), At(0.99), aim);

        string At(double share) => times[Math.Min(times.Count - 1, (int)(times.Count * share))].ToString("0.00", CultureInfo.InvariantCulture);
    }

    private static async Task<IReadOnlyList<BasketLine>> BasketAsync(BenchHouse house, IServiceProvider services)
    {
        await using var command = house.Database.CreateCommand(
            $"select array_agg(id) from (select v.id from catalog.variant v join catalog.card c on c.product_id = v.product_id where not v.is_withdrawn order by md5(v.id::text) limit {Lines}) picked");
        var ids = ((Guid[])(await command.ExecuteScalarAsync())!).Select(id => new VariantId(id)).ToList();
        await using var scope = services.CreateAsyncScope();
        var facts = await scope.ServiceProvider.GetRequiredService<ICatalog>().GetVariantsAsync(ids, CancellationToken.None);
        return [.. ids.Select((id, i) => new BasketLine(facts[id], 1 + (i % 4)))];
    }

    private static async Task PromoteAsync(BenchHouse house, IServiceProvider services)
    {
        await using var command = house.Database.CreateCommand("select array_agg(id order by id) from catalog.category");
        var categories = (Guid[])(await command.ExecuteScalarAsync())!;
        for (var i = 0; i < Promotions; i++)
        {
            await using var scope = services.CreateAsyncScope();
            var saved = await scope.ServiceProvider.GetRequiredService<SavePromotion>().ExecuteAsync(
                null, 0, Sheet(i, categories[i % categories.Length]), Actor.Shop, CancellationToken.None);
            if (!saved.Succeeded) throw new InvalidOperationException(saved.Error.Message);
        }
    }

    private static PromotionSheet Sheet(int i, Guid category) => new(
        $"Promotion {i}",
        new((i % 5) switch { 0 => PromotionKind.Percentage, 1 => PromotionKind.Amount, 2 => PromotionKind.BuyXGetY, 3 => PromotionKind.QuantityTiers,
            _ => PromotionKind.FreeDelivery })
        {
            Percent = 1 + (i % 20), AmountMinor = 100_00, Buy = 2, Get = 1, Tiers = [new(2, 3), new(4, 6)], Categories = i % 3 == 0 ? [] : [category],
            MinimumMinor = i % 4 == 0 ? 1_000_00 * (i + 1) : null,
        },
        IsOn: true, From: null, Until: null, Priority: i % 10, IsExclusive: i % 7 == 0, MostUses: null, MostPerCustomer: null,
            BudgetMinor: i % 20 == 0 ? 1_000_000_00 : null);
}
