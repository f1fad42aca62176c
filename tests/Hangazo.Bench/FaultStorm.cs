using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Hangazo.Tests.Support.Faults;

namespace Hangazo.Bench;

/// <summary>
/// Orders through every gateway while providers lose, repeat, delay and disorder what they have to say, answer nonsense and go down, and the
/// shop is killed again and again. Afterwards nobody tells it anything: what it asks for itself must bring every shilling to its place.
/// </summary>
internal static class FaultStorm
{
    private const double OrdersPerSecond = 6;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(10);
    private static readonly PlayedWeather Rough = new(Dropped: 20, Repeated: 15, LongestDelayMs: 6_000, Lost: 6, Html: 6);

    /// <summary>Who is out when, in shares of the storm.</summary>
    private static readonly (double At, string[] Who)[] Outages =
        [(0.08, ["mpesa"]), (0.28, ["stripe"]), (0.42, ["paypal"]), (0.58, ["mpesa"]), (0.8, ["mpesa", "stripe", "paypal"])];

    public static async Task RunAsync(BenchHouse house, Report report)
    {
        var options = house.Options;
        var lasts = TimeSpan.FromSeconds(Math.Max(Shortest.TotalSeconds, options.Orders / OrdersPerSecond));
        var outage = TimeSpan.FromSeconds(Math.Min(options.Outage, lasts.TotalSeconds / 8));
        await house.StartShopAsync(cached: true);
        await using var storm = new Storm(
            house.ShopUrl, house.SandboxUrl, house.Connection, daraja => (daraja.Initiator, daraja.PayoutShortCode) = ("simInitiator", BenchHouse.PayoutShortCode));
        await storm.StockAsync(options.Orders);
        Console.WriteLine($"{options.Orders} orders in {lasts.TotalSeconds:0} s, {options.Kills} kills, {Outages.Length} outages of {outage.TotalSeconds:0} s");
        var clock = Stopwatch.StartNew();
        var failed = new ConcurrentQueue<string>();
        await Task.WhenAll(
            ShoppersAsync(storm, options.Orders, lasts, failed), WeatherAsync(storm, clock, lasts, outage), KillsAsync(house, clock, lasts, options.Kills));
        var stormed = clock.Elapsed;
        await storm.Outside.WeatherAsync(new(Dropped: 100));
        var before = await Comparison.MakeAsync(storm);
        Console.WriteLine($"The storm is over after {stormed.TotalSeconds:0} s; {before.Sum(f => f.Differences.Count)} differences are left to be found by asking");
        var (findings, took) = await Asking.UntilAllAgreesAsync(storm, Bound);
        Print(report, storm, [new("shoppers who could not go on", "0", [.. failed]), .. findings], before, stormed, took);
        if (report.Failed) KeepLog(house);
    }

    private static async Task ShoppersAsync(Storm storm, int orders, TimeSpan lasts, ConcurrentQueue<string> failed)
    {
        var shoppers = new List<Task>();
        for (var i = 0; i < orders; i++)
        {
            shoppers.Add(ShopAsync(i));
            await Task.Delay(lasts / orders);
        }

        await Task.WhenAll(shoppers);

        async Task ShopAsync(int number)
        {
            try
            {
                await storm.ShopAsync(number, Story.All[number % Story.All.Count]);
            }
            catch (Exception exception)
            {
                failed.Enqueue(exception.Message);
            }
        }
    }

    private static async Task WeatherAsync(Storm storm, Stopwatch clock, TimeSpan lasts, TimeSpan outage)
    {
        await storm.Outside.WeatherAsync(Rough);
        foreach (var (at, who) in Outages)
        {
            await UntilAsync(clock, lasts * at);
            await storm.Outside.WeatherAsync(Rough with { Out = who });
            await Task.Delay(outage);
            await storm.Outside.WeatherAsync(Rough);
        }
    }

    private static async Task KillsAsync(BenchHouse house, Stopwatch clock, TimeSpan lasts, int kills)
    {
        for (var i = 0; i < kills; i++)
        {
            await UntilAsync(clock, lasts * ((i + 0.5) / kills));
            await house.StopShopAsync();
            await house.StartShopAsync(cached: true);
        }
    }

    private static async Task UntilAsync(Stopwatch clock, TimeSpan at)
    {
        if (at - clock.Elapsed is { Ticks: > 0 } left) await Task.Delay(left);
    }

    private static void Print(
        Report report, Storm storm, IReadOnlyList<Finding> findings, IReadOnlyList<Finding> before, TimeSpan stormed, TimeSpan took)
    {
        var options = string.Create(
            CultureInfo.InvariantCulture,
            $"Fault storm: {storm.Orders.Count} orders in {stormed.TotalSeconds:0} s, then by asking alone for {took.TotalSeconds:0} s (due times moved by SQL)");
        report.Head(options, "what", "found", "different when the storm ended", "different after asking", "");
        foreach (var finding in findings)
        {
            var then = before.FirstOrDefault(other => other.What == finding.What)?.Differences.Count ?? 0;
            report.Check(finding.What, finding.Holds, finding.Found, $"{then}", $"{finding.Differences.Count}");
        }

        foreach (var finding in findings.Where(finding => !finding.Holds))
            foreach (var difference in finding.Differences.Take(20)) Console.WriteLine($"{finding.What}: {difference}");
        Console.WriteLine($"Answers 5xx that shoppers saw and tried again: {storm.Errors}");
    }

    /// <summary>The data folder goes away with the bench.</summary>
    private static void KeepLog(BenchHouse house)
    {
        var kept = Path.Combine(Path.GetTempPath(), "hangazo-faults.log");
        File.Copy(house.ShopLog, kept, overwrite: true);
        Console.WriteLine($"The shop's log: {kept}");
    }
}
