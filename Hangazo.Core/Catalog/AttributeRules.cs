using System.Globalization;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog;

/// <summary>What products may say of their attributes. Pure.</summary>
public static class AttributeRules
{
    private const decimal Largest = 1_000_000;

    /// <summary>
    /// The values in their one spelling, without empty ones. What a product said before it moved to another category it may keep saying.
    /// </summary>
    /// <param name="categories">The product's, with all above them.</param>
    /// <param name="before">What it said until now.</param>
    internal static IReadOnlyList<AttributeValue> Check(
        IEnumerable<AttributeValue> said, IReadOnlyDictionary<string, ProductAttribute> known, IReadOnlySet<Guid> categories, IReadOnlyCollection<string> before, List<Error> refusals)
    {
        var values = new List<AttributeValue>();
        foreach (var (code, value) in said)
        {
            if (!known.TryGetValue(code, out var attribute))
            {
                if (!before.Contains($"{code}={value}")) refusals.Add(AttributeErrors.Unknown(code));
            }
            else if (Spell(attribute, value) is not { } spelled) refusals.Add(AttributeErrors.Invalid(attribute, value));
            else if (spelled.Length > 0)
            {
                var own = new AttributeValue(code, spelled);
                if (!attribute.Reaches(categories) && !before.Contains(own.ToString())) refusals.Add(AttributeErrors.NotOfCategory(attribute));
                else if (!values.Contains(own)) values.Add(own);
            }
        }

        foreach (var several in values.GroupBy(value => value.Code).Where(group => group.Count() > 1 && known[group.Key].Kind != AttributeKind.Choices))
            refusals.Add(AttributeErrors.OneOnly(known[several.Key]));
        return values;
    }

    /// <summary>A value in its one spelling: empty when it says nothing, null when it makes no sense.</summary>
    internal static string? Spell(ProductAttribute attribute, string text)
    {
        text = text.Trim();
        if (text.Length == 0) return "";
        return attribute.Kind switch
        {
            AttributeKind.Number => text.Length <= 20 && decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number <= Largest && decimal.Round(number, 2) == number ? number.ToString("0.##", CultureInfo.InvariantCulture) : null,
            AttributeKind.YesNo => text.ToLowerInvariant() switch
            {
                "yes" or "y" or "true" or "1" => AttributeValue.Yes,
                "no" or "n" or "false" or "0" => AttributeValue.No,
                _ => null,
            },
            AttributeKind.Text => text.Length <= ProductAttribute.LongestText && !text.Any(char.IsControl) ? text == "-" ? "" : text : null,
            _ => Array.Find(attribute.Options, option => string.Equals(option, text, StringComparison.OrdinalIgnoreCase)),
        };
    }
}
