using System.Text.RegularExpressions;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media.Contracts;

namespace Hangazo.Core.Catalog;

/// <summary>What a manager writes about a product.</summary>
/// <param name="Canonical">The category its breadcrumbs belong to; it stands in this one in any case.</param>
/// <param name="Others">The other categories it stands in.</param>
public sealed record ProductSheet(
    string Name, string Slug, string Summary, string Description, string Care, string Brand, int WeightGrams, VatCategory Vat, QuantityRule Quantity,
    CategoryId? Canonical, IReadOnlyCollection<CategoryId> Others, bool IsFeatured)
{
    private const int Heaviest = 1_000_000;
    private const decimal LargestQuantity = 1_000_000;

    public const int LongestName = 160;
    public const int LongestSummary = 400;
    public const int LongestDescription = 20_000;
    public const int LongestCare = 400;
    public const int LongestBrand = 80;
    public const int LongestTag = 40;
    public const int MostTags = 20;

    /// <summary>Only what products of its categories can say; checked by <see cref="AttributeRules"/>.</summary>
    public IReadOnlyList<AttributeValue> Attributes { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Its own size chart; null: that of its category.</summary>
    public SizeChartId? SizeChart { get; init; }

    /// <summary>What kind of line it makes in an order: how it is paid for goes by it.</summary>
    public LineType LineType { get; init; }

    internal IEnumerable<CategoryId> Places => Canonical is { } canonical ? Others.Prepend(canonical).Distinct() : Others.Distinct();

    /// <summary>The sheet without stray spaces, and why it cannot be taken; nothing when it can.</summary>
    internal ProductSheet Tidy(List<Error> refusals)
    {
        var slug = Slugs.Check(Slug);
        if (!slug.Succeeded) refusals.Add(slug.Error);
        var tidy = this with
        {
            Name = Name.Trim(), Slug = slug.Succeeded ? slug.Value : Slug, Summary = Summary.Trim(), Care = Care.Trim(), Brand = Brand.Trim(),
            Description = Description.Replace("\r\n", "\n", StringComparison.Ordinal).Trim(), Tags = TidyTags(Tags),
        };
        if (tidy.Tags.Count > MostTags || !tidy.Tags.All(IsTag))
            refusals.Add(CatalogErrors.TagsInvalid);
        if (tidy.Name.Length == 0) refusals.Add(CatalogErrors.NameMissing);
        foreach (var (field, what, text, most) in new[]
        {
            ("name", "A name", tidy.Name, LongestName), ("summary", "The summary", tidy.Summary, LongestSummary), ("care", "The care text", tidy.Care, LongestCare),
            ("description", "The description", tidy.Description, LongestDescription), ("brand", "A brand", tidy.Brand, LongestBrand),
        })
        {
            if (text.Length > most) refusals.Add(CatalogErrors.TooLong(field, what, most));
            else if (text.Contains('\0', StringComparison.Ordinal)) refusals.Add(CatalogErrors.UnreadableText(field));
        }

        if (Canonical is null) refusals.Add(CatalogErrors.CategoryMissing);
        if (WeightGrams is < 0 or > Heaviest) refusals.Add(CatalogErrors.WeightInvalid);
        if (Quantity.Increment <= 0 || Quantity.Minimum <= 0 || Quantity.Maximum < Quantity.Minimum || Quantity.Maximum > LargestQuantity
            || HasMoreThanCents(Quantity.Increment) || HasMoreThanCents(Quantity.Minimum) || HasMoreThanCents(Quantity.Maximum))
            refusals.Add(CatalogErrors.QuantityRuleInvalid);
        return tidy;
    }

    /// <summary>In lower case, single spaces, each once, in order.</summary>
    internal static IReadOnlyList<string> TidyTags(IEnumerable<string> tags) =>
    [
        .. tags.Select(tag => string.Join(' ', tag.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
            .Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether a tidy text can be a tag.</summary>
    internal static bool IsTag(string tag) => tag.Length is > 0 and <= LongestTag && !tag.Any(char.IsControl) && !tag.AsSpan().ContainsAny('|', ',');

    private static bool HasMoreThanCents(decimal number) => decimal.Round(number, 2) != number;
}

/// <summary>One line of the variant matrix.</summary>
/// <param name="Id">Null: a new one.</param>
/// <param name="ColourHex">The swatch, such as <c>#A8482A</c>.</param>
public sealed partial record VariantRow(
    VariantId? Id, string Sku, string? Size, string? Colour, string? ColourHex, Money Price, long? CompareAtMinor, string? Barcode, bool IsWithdrawn)
{
    private const long Dearest = 100_000_000_00;
    private const int LongestOption = 40;

    internal VariantRow Tidy(List<Error> refusals)
    {
        var sku = Skus.Check(Sku);
        if (!sku.Succeeded) refusals.Add(sku.Error);
        var tidy = this with
        {
            Sku = sku.Succeeded ? sku.Value : Sku, Size = Filled(Size), Colour = Filled(Colour), Barcode = Filled(Barcode),
            ColourHex = Filled(Colour) is null ? null : Filled(ColourHex)?.ToUpperInvariant(),
        };
        if (tidy.Size?.Length > LongestOption || tidy.Colour?.Length > LongestOption) refusals.Add(CatalogErrors.TooLong("variants", "A size or colour", LongestOption));
        if (tidy.Size?.Contains('\0', StringComparison.Ordinal) == true || tidy.Colour?.Contains('\0', StringComparison.Ordinal) == true)
            refusals.Add(CatalogErrors.UnreadableText("variants"));
        if (tidy.ColourHex is { } hex && !Hex().IsMatch(hex)) refusals.Add(CatalogErrors.ColourInvalid(tidy.Colour!));
        if (Price.Minor is <= 0 or > Dearest || Price.Currency != Money.Kes) refusals.Add(CatalogErrors.VariantPrice(tidy.Sku));
        else if (CompareAtMinor is { } before && (before <= Price.Minor || before > Dearest)) refusals.Add(CatalogErrors.CompareAtInvalid(tidy.Sku));
        if (tidy.Barcode is { } barcode && !BarcodeText().IsMatch(barcode)) refusals.Add(CatalogErrors.BarcodeInvalid(tidy.Sku));
        return tidy;
    }

    internal static bool IsPrice(Money price) => price.Minor is > 0 and <= Dearest;

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex("^#[0-9A-F]{6}$", RegexOptions.None, 100)]
    private static partial Regex Hex();

    [GeneratedRegex("^[A-Za-z0-9-]{4,32}$", RegexOptions.None, 100)]
    private static partial Regex BarcodeText();
}

/// <summary>One picture of the gallery, by its content.</summary>
/// <param name="Colour">The colour it shows; null: it shows any.</param>
public sealed record PictureRow(string Hash, string Alt, string? Colour)
{
    internal const int LongestAlt = 200;

    /// <summary>What must be seen when it is shown in another shape.</summary>
    public FocalPoint Focus { get; init; } = FocalPoint.Middle;
}
