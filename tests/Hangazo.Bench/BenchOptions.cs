using System.Globalization;

namespace Hangazo.Bench;

/// <summary>
/// <c>bench [pages] [search] [orders] [storms] [callbacks] [pricing] [--products 10000] [--seconds 5]</c>; nothing named runs everything. Or
/// <c>bench --faults [--orders 2000] [--kills 10] [--outage 30]</c> on the demo shop alone.
/// </summary>
internal sealed record BenchOptions(IReadOnlyList<string> Only, int Products, int Seconds)
{
    /// <summary>The fault storm and nothing else.</summary>
    public bool Faults { get; init; }

    public int Orders { get; init; } = 2_000;

    /// <summary>How often the shop is killed.</summary>
    public int Kills { get; init; } = 10;

    /// <summary>How long a provider is out each time, in seconds.</summary>
    public int Outage { get; init; } = 30;

    public static BenchOptions Parse(string[] args)
    {
        var (only, products, seconds) = (new List<string>(), 10_000, 5);
        var (faults, orders, kills, outage) = (false, 2_000, 10, 30);
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--products":
                    products = int.Parse(args[++i], CultureInfo.InvariantCulture);
                    break;
                case "--seconds":
                    seconds = int.Parse(args[++i], CultureInfo.InvariantCulture);
                    break;
                case "--faults":
                    faults = true;
                    break;
                case "--orders":
                    orders = int.Parse(args[++i], CultureInfo.InvariantCulture);
                    break;
                case "--kills":
                    kills = int.Parse(args[++i], CultureInfo.InvariantCulture);
                    break;
                case "--outage":
                    outage = int.Parse(args[++i], CultureInfo.InvariantCulture);
                    break;
                case "pages" or "search" or "orders" or "storms" or "callbacks" or "pricing":
                    only.Add(args[i]);
                    break;
                default:
                    throw new ArgumentException($"Unknown argument '{args[i]}'.");
            }
        }

        return new(only, products, seconds) { Faults = faults, Orders = orders, Kills = kills, Outage = outage };
    }

    public bool Runs(string part) => Only.Count == 0 || Only.Contains(part);

    public static string Env(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set; run ./hangazo bench.");
}
