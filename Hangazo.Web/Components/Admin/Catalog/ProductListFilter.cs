using System.Globalization;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Queries;
using Microsoft.AspNetCore.WebUtilities;

namespace Hangazo.Web.Components.Admin.Catalog;

/// <summary>What the list of products is narrowed to and sorted by, as it stands in the address.</summary>
internal sealed class ProductListFilter
{
    public const string Path = "/admin/products";

    public string Search { get; set; } = "";

    public string State { get; set; } = "";

    /// <summary>A category's slug.</summary>
    public string Category { get; set; } = "";

    /// <summary><c>in</c>, <c>out</c> or nothing.</summary>
    public string Stock { get; set; } = "";

    public GridSort Sort { get; set; }

    public int Page { get; set; } = 1;

    /// <summary>Reads the address; what makes no sense there is left out.</summary>
    public static ProductListFilter Read(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new()
        {
            Search = Text("q") is { Length: <= 80 } search ? search : "",
            State = Enum.TryParse<ProductState>(Text("state"), ignoreCase: true, out var state) && Enum.IsDefined(state) ? state.ToString().ToLowerInvariant() : "",
            Category = Text("category") is { Length: <= Slugs.Longest } category ? category : "",
            Stock = Text("stock") is "in" or "out" ? Text("stock") : "",
            Sort = Text("sort") switch
            {
                "name" => GridSort.Name,
                "name-desc" => GridSort.NameBackwards,
                "price" => GridSort.PriceLowest,
                "price-desc" => GridSort.PriceHighest,
                _ => GridSort.Newest,
            },
            Page = int.TryParse(Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Max(1, page) : 1,
        };

        string Text(string name) => values.TryGetValue(name, out var value) ? value.ToString() : "";
    }

    public string ToAddress(GridSort? sort = null)
    {
        var values = new Dictionary<string, string?>();
        if (!string.IsNullOrWhiteSpace(Search)) values["q"] = Search.Trim();
        if (State.Length > 0) values["state"] = State;
        if (Category.Length > 0) values["category"] = Category;
        if (Stock.Length > 0) values["stock"] = Stock;
        var name = (sort ?? Sort) switch
        {
            GridSort.Name => "name",
            GridSort.NameBackwards => "name-desc",
            GridSort.PriceLowest => "price",
            GridSort.PriceHighest => "price-desc",
            _ => null,
        };
        if (name is not null) values["sort"] = name;
        if (Page > 1 && sort is null) values["page"] = Page.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString(Path, values);
    }

    public ProductGrid.Filter ToQuery(CategoryTree.View categories) => new(
        Search, Enum.TryParse<ProductState>(State, ignoreCase: true, out var state) ? state : null, categories.Find(Category)?.Id,
        Stock switch { "in" => true, "out" => false, _ => null }, Sort, Page);
}
