using System.Text.RegularExpressions;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog;

public enum AttributeKind
{
    /// <summary>One of its options.</summary>
    Choice,

    /// <summary>Any number of its options.</summary>
    Choices,

    /// <summary>A number, at most two decimals, with the attribute's unit.</summary>
    Number,

    YesNo,

    /// <summary>A short text; nobody can filter by it.</summary>
    Text,
}

/// <summary>An option of a list, and what it was called until now; null when it is new.</summary>
public sealed record AttributeOption(string? Was, string Now);

/// <summary>What a manager writes about an attribute.</summary>
/// <param name="Unit">Of numbers, such as <c>cm</c>; else empty.</param>
/// <param name="IsFilter">Shoppers can filter by it.</param>
/// <param name="Categories">Products of these and of all below them have it; none: all products.</param>
public sealed record AttributeSheet(string Name, string Unit, bool IsFilter, IReadOnlyList<AttributeOption> Options, IReadOnlyCollection<CategoryId> Categories);

/// <summary>
/// A property that the products of some categories have. Its code stands in addresses, files and with every value, so it and the kind stay what they were.
/// </summary>
public sealed partial class ProductAttribute : AggregateRoot
{
    public const int LongestCode = 40;
    public const int LongestName = 60;
    public const int LongestUnit = 12;
    public const int LongestOption = 60;
    public const int LongestText = 200;
    public const int MostOptions = 200;

    /// <summary>Words that mean something else in the address of a list, or in a file.</summary>
    private static readonly HashSet<string> Reserved =
    [
        FacetCodes.Brand, FacetCodes.Tag, "category", "size", "colour", "color", "price", "rating", "min", "max", "stock", "sale", "sort", "page", "exact", "hit",
        "refused", "variant", "product", "search", "categories", "lang",
    ];

    private ProductAttribute()
    {
    }

    public AttributeId Id { get; private set; }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public AttributeKind Kind { get; private set; }

    public string Unit { get; private set; } = "";

    public bool IsFilter { get; private set; }

    public int Position { get; private set; }

    /// <summary>In the order in which they are offered.</summary>
    public string[] Options { get; private set; } = [];

    /// <summary>Products of these and of all below them have it; none: all products.</summary>
    public Guid[] Categories { get; private set; } = [];

    public bool HasOptions => Kind is AttributeKind.Choice or AttributeKind.Choices;

    /// <summary>Codes: <c>attribute.code-invalid</c> and those of <see cref="Write"/>.</summary>
    public static Result<ProductAttribute> Create(AttributeId id, string code, AttributeKind kind, int position, AttributeSheet sheet)
    {
        code = code.Trim();
        if (code.Length > LongestCode || !CodeText().IsMatch(code) || Reserved.Contains(code)) return AttributeErrors.CodeInvalid;
        var attribute = new ProductAttribute { Id = id, Code = code, Kind = kind, Position = position };
        var written = attribute.Write(sheet);
        return written.Succeeded ? attribute : written.Error;
    }

    /// <summary>Whether a product has it that stands in these categories, each given with all above it.</summary>
    public bool Reaches(IReadOnlySet<Guid> categories) => Categories.Length == 0 || Categories.Any(categories.Contains);

    /// <summary>How people read one of its values.</summary>
    public string Say(string value) => SayAs(Kind, Unit, value);

    internal static string SayAs(AttributeKind kind, string unit, string value) => kind switch
    {
        AttributeKind.Number when unit.Length > 0 => $"{value} {unit}",
        AttributeKind.YesNo => value == AttributeValue.Yes ? "Yes" : "No",
        _ => value,
    };

    /// <summary>Codes: <c>attribute.name-missing</c>, <c>attribute.options-invalid</c>, <c>attribute.no-filter</c>, <c>text.too-long</c>, <c>text.unreadable</c>.</summary>
    internal Result Write(AttributeSheet sheet)
    {
        var (name, unit) = (sheet.Name.Trim(), Kind == AttributeKind.Number ? sheet.Unit.Trim() : "");
        if (name.Length == 0) return AttributeErrors.NameMissing;
        if (name.Length > LongestName) return CatalogErrors.TooLong("name", "An attribute's name", LongestName);
        if (unit.Length > LongestUnit) return CatalogErrors.TooLong("unit", "A unit", LongestUnit);
        if (name.Any(char.IsControl) || unit.Any(char.IsControl)) return CatalogErrors.UnreadableText("name");
        if (sheet.IsFilter && Kind == AttributeKind.Text) return AttributeErrors.NoFilter;
        var options = HasOptions ? sheet.Options.Select(option => option.Now.Trim()).Where(option => option.Length > 0).ToArray() : [];
        if (HasOptions && (options.Length is 0 or > MostOptions || options.Distinct(StringComparer.OrdinalIgnoreCase).Count() < options.Length
            || Array.Exists(options, option => option.Length > LongestOption || option == "-" || option.Contains('|', StringComparison.Ordinal) || option.Any(char.IsControl))))
            return AttributeErrors.OptionsInvalid;
        (Name, Unit, IsFilter, Options, Categories) = (name, unit, sheet.IsFilter, options, [.. sheet.Categories.Select(category => category.Value).Distinct().Order()]);
        if (Events.Count == 0) Raise(new AttributesChanged(Code, null));
        return Result.Ok;
    }

    internal void Stand(int position) => Position = position;

    /// <summary>It is taken away; whoever asks has made sure that no product says anything of it.</summary>
    internal void Leave() => Raise(new AttributesChanged(Code, null));

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.None, 100)]
    private static partial Regex CodeText();
}
