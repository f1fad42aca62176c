using System.Globalization;
using System.Text;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Search.Queries;

namespace Hangazo.Web.Storefront;

/// <summary>The address of a shelf's list: what it asks for, read kindly (nonsense counts as not asked).</summary>
public sealed record ListAddress(string Path) : FilterAddress
{
    public override string Base => Path;

    public SearchSort Sort { get; init; } = SearchSort.Featured;

    /// <summary>The names of the brand whose page it is; none elsewhere.</summary>
    public IReadOnlyList<string> Brands { get; init; } = [];

    public override FilterAddress Cleared => new ListAddress(Path) { Sort = Sort, Brands = Brands };

    /// <summary>
    /// Whether it belongs to the limited number of addresses that people come to by links: prices are endless, and so are combinations of choices, and
    /// anybody can invent a value.
    /// </summary>
    /// <param name="isKnown">Whether products have this size, colour or trait (by its code).</param>
    public bool IsWellKnown(Func<string, string, bool> isKnown) => Min is null && Max is null && Facets switch
    {
        0 => true,
        1 => Sizes.All(size => isKnown("size", size)) && Colours.All(colour => isKnown("colour", colour)) && Traits.All(group => isKnown(group.Key, group.Value[0])),
        _ => false,
    };

    public static ListAddress Read(string path, IQueryCollection query, AttributeBook.View book)
    {
        if (query.Count == 0) return new(path);
        var (min, max) = (QueryValues.Price(query["min"]), QueryValues.Price(query["max"]));
        if (min > max) (min, max) = (max, min);
        return new(path)
        {
            Sort = (string?)query["sort"] switch
            {
                "newest" => SearchSort.Newest,
                "price" => SearchSort.PriceLowest,
                "price-desc" => SearchSort.PriceHighest,
                "rating" => SearchSort.BestRated,
                _ => SearchSort.Featured,
            },
            Sizes = QueryValues.Choices(query["size"]),
            Colours = QueryValues.Choices(query["colour"]),
            Traits = QueryValues.Traits(query, book),
            Min = min,
            Max = max,
            InStock = query["stock"] == "1",
            OnSale = query["sale"] == "1",
            Stars = QueryValues.Stars(query["rating"]),
            Page = QueryValues.Page(query["page"]),
        };
    }

    public static string NameOf(SearchSort sort) => sort switch
    {
        SearchSort.Newest => "newest",
        SearchSort.PriceLowest => "price",
        SearchSort.PriceHighest => "price-desc",
        SearchSort.BestRated => "rating",
        _ => "featured",
    };

    /// <summary>Whether something is asked that only search can tell apart.</summary>
    public bool AsksSearch => Facets + Brands.Count > 0 || Stars is not null || Sort == SearchSort.BestRated;

    /// <summary>For the shelf itself, when nothing is asked that only search can tell apart.</summary>
    public ProductList.Filter Filter(CategoryId? category) => new(category, Min, Max, InStock, OnSale, Sort switch
    {
        SearchSort.Newest => ListSort.Newest,
        SearchSort.PriceLowest => ListSort.PriceLowest,
        SearchSort.PriceHighest => ListSort.PriceHighest,
        _ => ListSort.Featured,
    }, Page);

    public FindProducts.Filter SearchFilter(CategoryId? category) =>
        new(null, [], Sizes, Colours, Min, Max, InStock, OnSale, Sort, Page) { Traits = Wanted, Within = category, Stars = Stars };

    private IReadOnlyDictionary<string, IReadOnlyList<string>> Wanted =>
        Brands.Count == 0 ? Traits : new OrderedDictionary<string, IReadOnlyList<string>>(Traits, StringComparer.Ordinal) { [FacetCodes.Brand] = Brands };

    protected override string Write()
    {
        var address = new StringBuilder(Path);
        if (Sort != SearchSort.Featured) Add(address, "sort", NameOf(Sort));
        WriteFacets(address);
        WriteRest(address);
        if (Page > 1) Add(address, "page", Page.ToString(CultureInfo.InvariantCulture));
        return address.ToString();
    }
}
