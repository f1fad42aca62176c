using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog;

/// <summary>Stock keeping units: one per variant, unique in the shop, always in capitals.</summary>
public static class Skus
{
    public const int Longest = 40;
    private const int StemWord = 3;
    private const int ColourLetters = 3;

    public static Result<string> Check(string? text)
    {
        var sku = text?.Trim().ToUpperInvariant() ?? "";
        var fine = sku.Length is > 0 and <= Longest && char.IsAsciiLetterOrDigit(sku[0])
            && sku.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '-' or '.' or '_' or '/');
        return fine ? sku : CatalogErrors.SkuInvalid(Shown(text));
    }

    /// <summary>The beginning of a product's SKUs: <c>Mtaa kitenge shirt</c> gives <c>MTAKIT</c>.</summary>
    public static string Stem(string? name)
    {
        var words = Slugs.From(name).Split('-', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(word => word[..Math.Min(StemWord, word.Length)]);
        var stem = string.Concat(words).ToUpperInvariant();
        return stem.Length == 0 ? "ITEM" : stem;
    }

    /// <summary><c>MTAKIT-CLA-M</c>.</summary>
    public static string Suggest(string stem, string? size, string? colour)
    {
        var parts = new List<string> { stem };
        if (Letters(colour, ColourLetters) is { Length: > 0 } short1) parts.Add(short1);
        if (Letters(size, 8) is { Length: > 0 } short2) parts.Add(short2);
        return string.Join('-', parts);
    }

    private static string Letters(string? text, int most)
    {
        var letters = Slugs.From(text).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        return letters[..Math.Min(most, letters.Length)];
    }

    private static string Shown(string? text) => text is null ? "" : text.Length <= Longest ? text.Trim() : text[..Longest] + "…";
}
