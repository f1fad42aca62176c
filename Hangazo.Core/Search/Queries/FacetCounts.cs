using Hangazo.Core.Catalog.Contracts;

namespace Hangazo.Core.Search.Queries;

/// <summary>How many of what matches the words have each property. Choices in one group are alternatives, so a group's counts do not heed its own choice.</summary>
public static class FacetCounts
{
    /// <summary>Lower bounds of the price ranges, in whole shillings; the first begins at nothing.</summary>
    public static readonly long[] PriceBounds = [2_000, 5_000, 10_000, 25_000, 60_000];

    private const int MostValues = 24;

    /// <summary>Products that match the words and are alike in all that is counted.</summary>
    public readonly record struct Cell(int ChoiceSet, bool InStock, bool OnSale, int Price, int Products);

    public sealed record Choice(string Value, int Count, string? Hex = null);

    /// <param name="From">Null: from nothing.</param>
    public sealed record PriceRange(long? From, long? To, int Count);

    public sealed record View(
        IReadOnlyDictionary<CategoryId, int> Categories, IReadOnlyList<PriceRange> Prices, IReadOnlyList<Choice> Sizes, IReadOnlyList<Choice> Colours,
        int InStock, int OnSale);

    /// <param name="cells">Of everything that matches the words.</param>
    /// <param name="priced">Of what also lies between the chosen prices.</param>
    public static (int Total, int[] ChoiceSets, View Facets) Of(
        IReadOnlyList<Cell> cells, IReadOnlyList<Cell> priced, IReadOnlyDictionary<int, ChoiceSets.View> sets, FindProducts.Filter filter)
    {
        var categories = filter.Categories.Select(id => id.Value).ToHashSet();
        var (sizes, colours) = (filter.Sizes.ToHashSet(), filter.Colours.ToHashSet());
        var fits = sets.Keys.Intersect(cells.Concat(priced).Select(cell => cell.ChoiceSet)).ToDictionary(id => id, id => (
            Category: categories.Count == 0 || sets[id].Categories.Any(categories.Contains),
            Size: sizes.Count == 0 || sets[id].Sizes.Any(sizes.Contains),
            Colour: colours.Count == 0 || sets[id].Colours.Any(colours.Contains)));
        var counts = new Counter(sets, new int[PriceBounds.Length + 1]);
        foreach (var cell in cells)
        {
            var fit = fits[cell.ChoiceSet];
            if (fit is { Category: true, Size: true, Colour: true } && HasStock(cell) && HasSale(cell)) counts.Prices[cell.Price] += cell.Products;
        }

        foreach (var cell in priced)
        {
            var fit = fits[cell.ChoiceSet];
            var (stock, sale) = (HasStock(cell), HasSale(cell));
            if (fit is { Size: true, Colour: true } && stock && sale) counts.AddCategories(cell);
            if (fit is { Category: true, Colour: true } && stock && sale) counts.AddSizes(cell);
            if (fit is { Category: true, Size: true } && stock && sale) counts.AddColours(cell);
            if (fit is not { Category: true, Size: true, Colour: true }) continue;
            if (sale && cell.InStock) counts.InStock += cell.Products;
            if (stock && cell.OnSale) counts.OnSale += cell.Products;
            if (stock && sale) counts.Total += cell.Products;
        }

        return (
            counts.Total, [.. fits.Where(fit => fit.Value is { Category: true, Size: true, Colour: true }).Select(fit => fit.Key)],
            new(counts.Categories, counts.Ranges(), Most(counts.Sizes, filter.Sizes), Most(counts.Colours, filter.Colours, counts.Hexes), counts.InStock, counts.OnSale));

        bool HasStock(Cell cell) => !filter.InStock || cell.InStock;

        bool HasSale(Cell cell) => !filter.OnSale || cell.OnSale;
    }

    /// <summary>The most frequent, and what is chosen in any case; in the order people look for them.</summary>
    private static List<Choice> Most(Dictionary<string, int> counts, IReadOnlyList<string> chosen, Dictionary<string, string>? hexes = null) => [.. counts
        .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(MostValues).Select(pair => pair.Key)
        .Union(chosen)
        .Order(SizeOrder.Instance)
        .Select(value => new Choice(value, counts.GetValueOrDefault(value), hexes?.GetValueOrDefault(value)))];

    private sealed class Counter(IReadOnlyDictionary<int, ChoiceSets.View> sets, int[] prices)
    {
        public Dictionary<CategoryId, int> Categories { get; } = [];

        public Dictionary<string, int> Sizes { get; } = [];

        public Dictionary<string, int> Colours { get; } = [];

        public Dictionary<string, string> Hexes { get; } = [];

        public int[] Prices => prices;

        public int InStock { get; set; }

        public int OnSale { get; set; }

        public int Total { get; set; }

        public void AddCategories(Cell cell)
        {
            foreach (var category in sets[cell.ChoiceSet].Categories) Categories[new(category)] = Categories.GetValueOrDefault(new(category)) + cell.Products;
        }

        public void AddSizes(Cell cell)
        {
            foreach (var size in sets[cell.ChoiceSet].Sizes) Sizes[size] = Sizes.GetValueOrDefault(size) + cell.Products;
        }

        public void AddColours(Cell cell)
        {
            var set = sets[cell.ChoiceSet];
            for (var i = 0; i < set.Colours.Length; i++)
            {
                Colours[set.Colours[i]] = Colours.GetValueOrDefault(set.Colours[i]) + cell.Products;
                if (set.Hexes[i].Length > 0) Hexes.TryAdd(set.Colours[i], set.Hexes[i]);
            }
        }

        public List<PriceRange> Ranges() => [.. prices.Select((count, i) => new PriceRange(i == 0 ? null : PriceBounds[i - 1], i == PriceBounds.Length ? null : PriceBounds[i], count))];
    }
}
