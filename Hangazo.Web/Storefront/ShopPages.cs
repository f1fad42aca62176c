using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Hangazo.Core.Search.Queries;
using Hangazo.Web.Search;

namespace Hangazo.Web.Storefront;

/// <summary>Which addresses are shop pages that look the same to everybody.</summary>
internal static class ShopPages
{
    /// <summary>The query key by which the cart sends somebody back to a product's page, with the code of the refusal.</summary>
    public const string Refused = "refused";

    /// <summary>The query key of the page of a product's reviews.</summary>
    public const string Reviews = "reviews";

    /// <summary>Further pages of reviews are made anew each time: anybody can invent a number.</summary>
    private const int MostReviewPages = 20;

    public static bool Includes(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return false;
        var path = request.Path.Value;
        return path is "/" or "/products" or SearchAddress.Path || After(path, "/products/", out _) || IsShelf(path);
    }

    /// <summary>Whether the answer may be kept for others: what it depends on is in <paramref name="variation"/>, other query keys do not count.</summary>
    public static bool CanBeKept(HttpRequest request, out string variation, out string? product)
    {
        (variation, product) = ("", null);
        if (!Includes(request)) return false;
        var path = request.Path.Value!;
        if (path == "/") return true;
        // Endless, and each of them is written down.
        if (path == SearchAddress.Path) return false;
        if (After(path, "/products/", out product)) return ProductCanBeKept(request, out variation);
        if (!request.QueryString.HasValue) return true;
        // A list asked for words goes to the search.
        if (request.Query.ContainsKey("q")) return false;
        // Without the attributes nobody knows which keys filter.
        if (AskedAttributes.Known(request.HttpContext) is not { } book) return false;
        var address = ListAddress.Read("", request.Query, book);
        variation = address.ToString();
        return address.IsWellKnown(KnownTo(request.HttpContext.RequestServices));
    }

    private static bool ProductCanBeKept(HttpRequest request, out string variation)
    {
        variation = "";
        if (!request.QueryString.HasValue) return true;
        if (request.Query.ContainsKey(Refused)) return false;
        var page = QueryValues.Page(request.Query[Reviews]);
        if (page > 1) variation = "reviews=" + page.ToString(CultureInfo.InvariantCulture);
        return page <= MostReviewPages;
    }

    /// <summary>Whether it is a list with a query, for which one must know the attributes to tell filters from what does not count.</summary>
    public static bool IsAskedList(HttpRequest request) =>
        request.QueryString.HasValue && request.Path.Value is { } path && (path == "/products" || IsShelf(path));

    private static bool IsShelf(string? path) => After(path, "/categories/", out _) || After(path, "/brands/", out _);

    private static Func<string, string, bool> KnownTo(IServiceProvider services) => (code, value) => code is "size" or "colour"
        ? services.GetRequiredService<ChoiceSets>().Knows(value)
        : services.GetRequiredService<TraitSets>().Knows(code, value);

    private static bool After(string? path, string start, [NotNullWhen(true)] out string? rest)
    {
        rest = null;
        if (path is null || path.Length <= start.Length || !path.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return false;
        rest = path[start.Length..];
        return !rest.Contains('/', StringComparison.Ordinal);
    }
}
