using System.Globalization;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Search.Queries;

namespace Hangazo.Web.Storefront;

/// <summary>What the query of an address says, read kindly: nonsense counts as not said.</summary>
internal static class QueryValues
{
    private const int LongestChoice = 80;

    // More than anything costs; keeps whole shillings far from the edge of a long when they become cents.
    private const long DearestPrice = 100_000_000;

    public static IReadOnlyList<string> Choices(IEnumerable<string?> values) =>
        [.. values.Take(5 * FindProducts.MostChoices).Select(value => Clean(value, LongestChoice)).Where(value => value.Length > 0).Distinct().Take(FindProducts.MostChoices)];

    /// <summary>The chosen values of brand, tag and the attributes that filter, in their order. Whatever else the query says is nobody's filter.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Traits(IQueryCollection query, AttributeBook.View book)
    {
        var traits = new OrderedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var code in book.Entries.Where(entry => entry.IsFilter).Select(entry => entry.Code).Prepend(FacetCodes.Brand).Append(FacetCodes.Tag))
            if (traits.Count < FindProducts.MostChoices && query.TryGetValue(code, out var values) && Choices(values) is { Count: > 0 } chosen) traits[code] = chosen;
        return traits;
    }

    /// <summary>PostgreSQL takes no NUL, and half a surrogate pair is no text.</summary>
    public static string Clean(string? text, int longest) =>
        new string([.. (text ?? "").Where(sign => !char.IsControl(sign) && !char.IsSurrogate(sign)).Take(longest)]).Trim();

    public static long? Price(string? text) => Number(text) is { } price and > 0 ? Math.Min(price, DearestPrice) : null;

    /// <summary>The lowest of those that can be chosen, because it has the others in it.</summary>
    public static int? Stars(IEnumerable<string?> values) => values.Contains("3") ? 3 : values.Contains("4") ? 4 : null;

    public static int Page(string? text) => Number(text) is { } page ? (int)Math.Clamp(page, 1, int.MaxValue) : 1;

    private static long? Number(string? text) =>
        text is { Length: <= 18 } && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
