using System.Globalization;
using System.Text;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog;

/// <summary>The part of an address that names a product: lower-case letters, digits and single hyphens.</summary>
public static class Slugs
{
    public const int Longest = 120;

    /// <summary>Words that stand where a slug would stand in the admin's addresses.</summary>
    private static readonly string[] Reserved = ["new"];

    public static Result<string> Check(string? text)
    {
        var slug = text?.Trim() ?? "";
        if (slug.Length is 0 or > Longest || slug[0] == '-' || slug[^1] == '-' || slug.Contains("--", StringComparison.Ordinal)) return CatalogErrors.SlugInvalid;
        if (!slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')) return CatalogErrors.SlugInvalid;
        return Reserved.Contains(slug) ? CatalogErrors.SlugReserved : slug;
    }

    /// <summary>A slug made of a name: <c>Café "Ündine" dress</c> becomes <c>cafe-undine-dress</c>. Empty when nothing of it is a letter or digit of ASCII.</summary>
    public static string From(string? name)
    {
        var slug = new StringBuilder();
        foreach (var c in (name ?? "").Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not '\'' and not '’' && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
            if (slug.Length == Longest) break;
        }

        return slug.ToString().Trim('-');
    }
}
