using System.Numerics;
using Hangazo.Core.Catalog.Contracts;

namespace Hangazo.Core.Search.Queries;

/// <summary>How many of what matches the words have each property. Choices in one group are alternatives, so a group's counts do not heed its own choice.</summary>
public static class FacetCounts
{
    /// <summary>Lower bounds of the price ranges, in whole shillings; the first begins at nothing.</summary>
    public static readonly long[] PriceBounds = [2_000, 5_000, 10_000, 25_000, 60_000];

    private const int MostValues = 24;

    public sealed record Choice(string Value, int Count, string? Hex = null);

    /// <param name="From">Null: from nothing.</param>
    public sealed record PriceRange(long? From, long? To, int Count);

    /// <param name="Traits">By their codes: brand, tag and attributes that any of them says, in no order.</param>
    public sealed record View(
        IReadOnlyDictionary<CategoryId, int> Categories, IReadOnlyList<PriceRange> Prices, IReadOnlyList<Choice> Sizes, IReadOnlyList<Choice> Colours,
        IReadOnlyDictionary<string, IReadOnlyList<Choice>> Traits, int InStock, int OnSale)
    {
        /// <summary>How many have so many stars and up, by the stars that can be chosen.</summary>
        public IReadOnlyDictionary<int, int> Stars { get; init; } = new Dictionary<int, int>();
    }

    /// <param name="ChoiceSets">Those that fit the choice.</param>
    /// <param name="TraitSets">Those of what fits, when traits are chosen.</param>
    /// <param name="Sales">What fits, as in <see cref="Matches.Sales"/>, best sellers first; empty where no words are ranked.</param>
    public sealed record Counted(int Total, int[] ChoiceSets, int[] TraitSets, long[] Sales, View Facets);

    /// <summary>
    /// Each product fails some of the groups. What fails none counts everywhere; what fails one counts in that group, whose own choice does not matter to it.
    /// </summary>
    internal static Counted Of(Matches matches, Tally tally, FindProducts.Filter filter)
    {
        var prices = new int[PriceBounds.Length + 1];
        var (total, inStock, onSale, four, three) = (0, 0, 0, 0, 0);
        var sales = new long[matches.Sales.Length];
        var (from, to) = (filter.PriceFrom * 100 ?? long.MinValue, filter.PriceTo * 100 ?? long.MaxValue);
        var least = filter.Stars is { } stars ? FindProducts.LeastOf(stars) : 0;
        for (var i = 0; i < matches.Count; i++)
        {
            var (choices, traits, price, rating) = (tally.OfChoices(matches.ChoiceSet(i)), matches.TraitSet(i), matches.Price(i), matches.Rating(i));
            var fails = choices.Fails | tally.TraitsFailed(traits) | (price < from || price > to ? Tally.Price : 0)
                | (filter.InStock && !matches.IsInStock(i) ? Tally.Stock : 0) | (filter.OnSale && !matches.IsOnSale(i) ? Tally.Sale : 0)
                | (rating < least ? Tally.Rating : 0);
            if (fails is 0 or Tally.Price) prices[RangeOf(price)]++;
            if (fails is 0 or Tally.Rating)
            {
                if (rating >= FindProducts.LeastOf(4)) four++;
                if (rating >= FindProducts.LeastOf(3)) three++;
            }

            if (fails == 0)
            {
                if (sales.Length > 0) sales[total] = matches.Sales[i];
                total++;
                tally.CountFitting(choices, traits);
                if (matches.IsInStock(i)) inStock++;
                if (matches.IsOnSale(i)) onSale++;
            }
            else if (BitOperations.IsPow2(fails))
            {
                tally.CountMissing(choices, traits, fails);
            }
        }

        return new(total, tally.FittingChoices, tally.FittingTraits, Falling(sales, total), new(
            tally.Categories(), [.. prices.Select((count, i) => new PriceRange(i == 0 ? null : PriceBounds[i - 1], i == PriceBounds.Length ? null : PriceBounds[i], count))],
            Most(tally.Sizes(), filter.Sizes), Most(tally.Colours(out var hexes), filter.Colours, hexes), TraitGroups(tally, filter), inStock, onSale)
        {
            Stars = new Dictionary<int, int> { [4] = four, [3] = three },
        });
    }

    private static long[] Falling(long[] sales, int total)
    {
        if (sales.Length == 0) return sales;
        var fitting = sales[..total];
        fitting.AsSpan().Sort((one, other) => other.CompareTo(one));
        return fitting;
    }

    private static int RangeOf(long minor)
    {
        var range = 0;
        while (range < PriceBounds.Length && minor >= PriceBounds[range] * 100) range++;
        return range;
    }

    private static Dictionary<string, IReadOnlyList<Choice>> TraitGroups(Tally tally, FindProducts.Filter filter)
    {
        var counts = tally.Traits();
        foreach (var code in filter.Traits.Keys) counts.TryAdd(code, []);
        return counts.ToDictionary(group => group.Key, group => (IReadOnlyList<Choice>)Most(group.Value, filter.Traits.GetValueOrDefault(group.Key) ?? []), StringComparer.Ordinal);
    }

    /// <summary>The most frequent, and what is chosen in any case; in the order people look for them.</summary>
    private static List<Choice> Most(Dictionary<string, int> counts, IReadOnlyList<string> chosen, Dictionary<string, string>? hexes = null) => [.. counts
        .Where(pair => pair.Value > 0).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(MostValues).Select(pair => pair.Key)
        .Union(chosen)
        .Order(SizeOrder.Instance)
        .Select(value => new Choice(value, counts.GetValueOrDefault(value), hexes?.GetValueOrDefault(value)))];
}
