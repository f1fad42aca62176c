using System.Globalization;
using System.Text;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;

namespace Hangazo.Web.Storefront;

/// <summary>The address of a list: what it asks for, read kindly (nonsense counts as not asked), and how its neighbours are addressed.</summary>
public sealed record ListAddress(string Path)
{
    // More than anything costs; keeps whole shillings far from the edge of a long when they become cents.
    private const long DearestPrice = 100_000_000;

    public ListSort Sort { get; init; }

    /// <summary>Lowest price in whole shillings.</summary>
    public long? Min { get; init; }

    public long? Max { get; init; }

    public bool InStock { get; init; }

    public bool OnSale { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>How many filters are set, as people count them.</summary>
    public int Chosen => (Min is null ? 0 : 1) + (Max is null ? 0 : 1) + (InStock ? 1 : 0) + (OnSale ? 1 : 0);

    /// <summary>Whether it belongs to the limited number of addresses that people come to by links: prices are endless.</summary>
    public bool IsWellKnown => Min is null && Max is null;

    public static ListAddress Read(string path, IQueryCollection query)
    {
        if (query.Count == 0) return new(path);
        var (min, max) = (Price(query["min"]), Price(query["max"]));
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
            Min = min,
            Max = max,
            InStock = query["stock"] == "1",
            OnSale = query["sale"] == "1",
            Page = Number(query["page"]) is { } page ? (int)Math.Clamp(page, 1, int.MaxValue) : 1,
        };
    }

    public static string NameOf(ListSort sort) => sort switch
    {
        ListSort.Newest => "newest",
        ListSort.PriceLowest => "price",
        ListSort.PriceHighest => "price-desc",
        _ => "featured",
    };

    public ProductList.Filter Filter(CategoryId? category) => new(category, Min, Max, InStock, OnSale, Sort, Page);

    /// <summary>The one spelling of this address; what is usual is left out.</summary>
    public override string ToString()
    {
        var address = new StringBuilder(Path);
        if (Sort != ListSort.Featured) Add("sort", NameOf(Sort));
        if (Min is { } min) Add("min", min.ToString(CultureInfo.InvariantCulture));
        if (Max is { } max) Add("max", max.ToString(CultureInfo.InvariantCulture));
        if (InStock) Add("stock", "1");
        if (OnSale) Add("sale", "1");
        if (Page > 1) Add("page", Page.ToString(CultureInfo.InvariantCulture));
        return address.ToString();

        void Add(string key, string value) => address.Append(address.Length == Path.Length ? '?' : '&').Append(key).Append('=').Append(value);
    }

    private static long? Price(string? text) => Number(text) is { } price and > 0 ? Math.Min(price, DearestPrice) : null;

    private static long? Number(string? text) =>
        text is { Length: <= 18 } && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
