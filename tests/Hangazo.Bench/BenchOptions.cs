using System.Globalization;

namespace Hangazo.Bench;

/// <summary><c>bench [pages] [search] [orders] [storms] [pricing] [--products 10000] [--seconds 5]</c>; nothing named runs everything.</summary>
internal sealed record BenchOptions(IReadOnlyList<string> Only, int Products, int Seconds)
{
    public static BenchOptions Parse(string[] args)
    {
        var (only, products, seconds) = (new List<string>(), 10_000, 5);
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
                case "pages" or "search" or "orders" or "storms" or "pricing":
                    only.Add(args[i]);
                    break;
                default:
                    throw new ArgumentException($"Unknown argument '{args[i]}'.");
            }
        }

        return new(only, products, seconds);
    }

    public bool Runs(string part) => Only.Count == 0 || Only.Contains(part);

    public static string Env(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set; run ./hangazo bench.");
}
