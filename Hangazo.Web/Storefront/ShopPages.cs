using Hangazo.Web.Search;
using System.Diagnostics.CodeAnalysis;

namespace Hangazo.Web.Storefront;

/// <summary>Which addresses are shop pages that look the same to everybody.</summary>
internal static class ShopPages
{
    /// <summary>The query key by which the cart sends somebody back to a product's page, with the code of the refusal.</summary>
    public const string Refused = "refused";

    public static bool Includes(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return false;
        var path = request.Path.Value;
        return path is "/" or "/products" or SearchAddress.Path || After(path, "/products/", out _) || After(path, "/categories/", out _);
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
        if (After(path, "/products/", out product)) return !request.QueryString.HasValue || !request.Query.ContainsKey(Refused);
        if (!request.QueryString.HasValue) return true;
        // A list asked for words goes to the search.
        if (request.Query.ContainsKey("q")) return false;
        var address = ListAddress.Read("", request.Query);
        variation = address.ToString();
        return address.IsWellKnown;
    }

    private static bool After(string? path, string start, [NotNullWhen(true)] out string? rest)
    {
        rest = null;
        if (path is null || path.Length <= start.Length || !path.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return false;
        rest = path[start.Length..];
        return !rest.Contains('/', StringComparison.Ordinal);
    }
}
