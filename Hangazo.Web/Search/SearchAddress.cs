using System.Globalization;
using System.Text;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Search.Queries;

namespace Hangazo.Web.Search;

/// <summary>The address of a search: what it asks for, read kindly (nonsense counts as not asked), and how its neighbours are addressed.</summary>
public sealed record SearchAddress
{
    public const string Path = "/search";

    private const int LongestChoice = 80;

    // More than anything costs; keeps whole shillings far from the edge of a long when they become cents.
    private const long DearestPrice = 100_000_000;

    private static readonly (SearchSort Sort, string Name)[] SortNames =
    [
        (SearchSort.Relevance, "relevance"), (SearchSort.Newest, "newest"), (SearchSort.PriceLowest, "price"), (SearchSort.PriceHighest, "price-desc"),
        (SearchSort.BestSelling, "best-selling"),
    ];

    public string Text { get; init; } = "";

    /// <summary>Their slugs.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<string> Sizes { get; init; } = [];

    public IReadOnlyList<string> Colours { get; init; } = [];

    /// <summary>Lowest price in whole shillings.</summary>
    public long? Min { get; init; }

    public long? Max { get; init; }

    public bool InStock { get; init; }

    public bool OnSale { get; init; }

    public SearchSort Sort { get; init; }

    /// <summary>Look for the words as they are.</summary>
    public bool Literally { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>How many filters are set, as people count them.</summary>
    public int Chosen => Categories.Count + Sizes.Count + Colours.Count + (Min is null && Max is null ? 0 : 1) + (InStock ? 1 : 0) + (OnSale ? 1 : 0);

    public static SearchAddress Read(IQueryCollection query)
    {
        var (min, max) = (Price(query["min"]), Price(query["max"]));
        if (min > max) (min, max) = (max, min);
        return new()
        {
            Text = Clean(query["q"].FirstOrDefault(), Core.Search.Words.LongestText),
            Categories = Choices(query["category"]),
            Sizes = Choices(query["size"]),
            Colours = Choices(query["colour"]),
            Min = min,
            Max = max,
            InStock = query["stock"] == "1",
            OnSale = query["sale"] == "1",
            Sort = SortNames.FirstOrDefault(sort => sort.Name == query["sort"]).Sort,
            Literally = query["exact"] == "1",
            Page = Number(query["page"]) is { } page ? (int)Math.Clamp(page, 1, int.MaxValue) : 1,
        };
    }

    public static string NameOf(SearchSort sort) => SortNames.First(known => known.Sort == sort).Name;

    public FindProducts.Filter Filter(CategoryTree.View tree) => new(
        Text, [.. Categories.Select(tree.Find).Where(category => category is not null).Select(category => category!.Id)], Sizes, Colours, Min, Max, InStock, OnSale,
        Sort, Page, Literally);

    /// <summary>The one spelling of this address; what is usual is left out.</summary>
    public override string ToString()
    {
        var address = new StringBuilder(Path);
        if (Text.Length > 0) Add("q", Uri.EscapeDataString(Text));
        foreach (var (key, choices) in new[] { ("category", Categories), ("size", Sizes), ("colour", Colours) })
            foreach (var choice in choices) Add(key, Uri.EscapeDataString(choice));
        if (Min is { } min) Add("min", min.ToString(CultureInfo.InvariantCulture));
        if (Max is { } max) Add("max", max.ToString(CultureInfo.InvariantCulture));
        if (InStock) Add("stock", "1");
        if (OnSale) Add("sale", "1");
        if (Sort != SearchSort.Relevance) Add("sort", NameOf(Sort));
        if (Literally) Add("exact", "1");
        if (Page > 1) Add("page", Page.ToString(CultureInfo.InvariantCulture));
        return address.ToString();

        void Add(string key, string value) => address.Append(address.Length == Path.Length ? '?' : '&').Append(key).Append('=').Append(value);
    }

    private static IReadOnlyList<string> Choices(IEnumerable<string?> values) =>
        [.. values.Take(5 * FindProducts.MostChoices).Select(value => Clean(value, LongestChoice)).Where(value => value.Length > 0).Distinct().Take(FindProducts.MostChoices)];

    /// <summary>PostgreSQL takes no NUL, and half a surrogate pair is no text.</summary>
    private static string Clean(string? text, int longest) =>
        new string([.. (text ?? "").Where(sign => !char.IsControl(sign) && !char.IsSurrogate(sign)).Take(longest)]).Trim();

    private static long? Price(string? text) => Number(text) is { } price and > 0 ? Math.Min(price, DearestPrice) : null;

    private static long? Number(string? text) =>
        text is { Length: <= 18 } && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
