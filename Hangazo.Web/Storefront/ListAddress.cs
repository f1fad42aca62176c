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

    public ListSort Sort { get; init; }

    public override FilterAddress Cleared => new ListAddress(Path) { Sort = Sort };

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
                "newest" => ListSort.Newest,
                "price" => ListSort.PriceLowest,
                "price-desc" => ListSort.PriceHighest,
                _ => ListSort.Featured,
            },
            Sizes = QueryValues.Choices(query["size"]),
            Colours = QueryValues.Choices(query["colour"]),
            Traits = QueryValues.Traits(query, book),
            Min = min,
            Max = max,
            InStock = query["stock"] == "1",
            OnSale = query["sale"] == "1",
            Page = QueryValues.Page(query["page"]),
        };
    }

    public static string NameOf(ListSort sort) => sort switch
    {
        ListSort.Newest => "newest",
        ListSort.PriceLowest => "price",
        ListSort.PriceHighest => "price-desc",
        _ => "featured",
    };

    /// <summary>For the shelf itself, when nothing is chosen that only search can tell apart.</summary>
    public ProductList.Filter Filter(CategoryId? category) => new(category, Min, Max, InStock, OnSale, Sort, Page);

    public FindProducts.Filter SearchFilter(CategoryId? category) => new(null, [], Sizes, Colours, Min, Max, InStock, OnSale, Sort switch
    {
        ListSort.Newest => SearchSort.Newest,
        ListSort.PriceLowest => SearchSort.PriceLowest,
        ListSort.PriceHighest => SearchSort.PriceHighest,
        _ => SearchSort.Featured,
    }, Page) { Traits = Traits, Within = category };

    protected override string Write()
    {
        var address = new StringBuilder(Path);
        if (Sort != ListSort.Featured) Add(address, "sort", NameOf(Sort));
        WriteFacets(address);
        WriteRest(address);
        if (Page > 1) Add(address, "page", Page.ToString(CultureInfo.InvariantCulture));
        return address.ToString();
    }
}
