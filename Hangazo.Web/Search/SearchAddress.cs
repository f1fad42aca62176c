using System.Globalization;
using System.Text;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Search.Queries;
using Hangazo.Web.Storefront;

namespace Hangazo.Web.Search;

/// <summary>The address of a search: what it asks for, read kindly (nonsense counts as not asked), and how its neighbours are addressed.</summary>
public sealed record SearchAddress : FilterAddress
{
    public const string Path = "/search";

    private static readonly AttributeBook.View NoAttributes = new([]);

    private static readonly (SearchSort Sort, string Name)[] SortNames =
    [
        (SearchSort.Relevance, "relevance"), (SearchSort.Newest, "newest"), (SearchSort.PriceLowest, "price"), (SearchSort.PriceHighest, "price-desc"),
        (SearchSort.BestSelling, "best-selling"), (SearchSort.BestRated, "rating"),
    ];

    public override string Base => Path;

    public string Text { get; init; } = "";

    /// <summary>Their slugs.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    public SearchSort Sort { get; init; }

    /// <summary>Look for the words as they are.</summary>
    public bool Literally { get; init; }

    public override int Chosen => base.Chosen + Categories.Count;

    public override FilterAddress Cleared => new SearchAddress { Text = Text, Sort = Sort, Literally = Literally };

    public override IEnumerable<(string Key, string Value)> Asked
    {
        get
        {
            if (Text.Length > 0) yield return ("q", Text);
            if (Literally) yield return ("exact", "1");
        }
    }

    /// <param name="book">Null: only what is asked beside the attributes matters.</param>
    public static SearchAddress Read(IQueryCollection query, AttributeBook.View? book = null)
    {
        var (min, max) = (QueryValues.Price(query["min"]), QueryValues.Price(query["max"]));
        if (min > max) (min, max) = (max, min);
        return new()
        {
            Text = QueryValues.Clean(query["q"].FirstOrDefault(), Core.Search.Words.LongestText),
            Categories = QueryValues.Choices(query["category"]),
            Sizes = QueryValues.Choices(query["size"]),
            Colours = QueryValues.Choices(query["colour"]),
            Traits = QueryValues.Traits(query, book ?? NoAttributes),
            Min = min,
            Max = max,
            InStock = query["stock"] == "1",
            OnSale = query["sale"] == "1",
            Stars = QueryValues.Stars(query["rating"]),
            Sort = SortNames.FirstOrDefault(sort => sort.Name == query["sort"]).Sort,
            Literally = query["exact"] == "1",
            Page = QueryValues.Page(query["page"]),
        };
    }

    public static string NameOf(SearchSort sort) => SortNames.First(known => known.Sort == sort).Name;

    public FindProducts.Filter Filter(CategoryTree.View tree) => new(
        Text, [.. Categories.Select(tree.Find).Where(category => category is not null).Select(category => category!.Id)], Sizes, Colours, Min, Max, InStock, OnSale,
        Sort, Page, Literally) { Traits = Traits, Stars = Stars };

    /// <param name="tree">Names the categories.</param>
    public IEnumerable<(string Words, FilterAddress Without)> Chips(CategoryTree.View tree, AttributeBook.View book) => Categories
        .Select(slug => (Category: tree.Find(slug), Without: (FilterAddress)(this with { Page = 1, Categories = Without(Categories, slug) })))
        .Where(chip => chip.Category is not null).Select(chip => (chip.Category!.Name, chip.Without)).Concat(Chips(book));

    protected override string Write()
    {
        var address = new StringBuilder(Path);
        if (Text.Length > 0) Add(address, "q", Text);
        foreach (var category in Categories) Add(address, "category", category);
        WriteFacets(address);
        WriteRest(address);
        if (Sort != SearchSort.Relevance) Add(address, "sort", NameOf(Sort));
        if (Literally) Add(address, "exact", "1");
        if (Page > 1) Add(address, "page", Page.ToString(CultureInfo.InvariantCulture));
        return address.ToString();
    }
}
