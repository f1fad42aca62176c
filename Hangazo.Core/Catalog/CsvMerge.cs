using System.Globalization;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog;

/// <summary>What a product becomes when a file's lines are laid over it. Cells that say nothing leave things as they are. Pure.</summary>
internal sealed class CsvMerge
{
    private readonly List<CsvProblem> _problems = [];
    private readonly CsvProduct _lines;

    private readonly IReadOnlyDictionary<string, ProductAttribute> _attributes;

    private CsvMerge(CsvProduct lines, IReadOnlyDictionary<string, ProductAttribute> attributes) => (_lines, _attributes) = (lines, attributes);

    /// <summary>The product as it is; null for a new one.</summary>
    internal sealed record Known(ProductState State, ProductSheet Sheet, IReadOnlyList<VariantRow> Variants, IReadOnlyList<AddOn> AddOns);

    /// <param name="State">The state it should have; null: as it is.</param>
    /// <param name="OpeningStock">By SKU.</param>
    internal sealed record Outcome(
        ProductSheet Sheet, IReadOnlyList<VariantRow> Variants, ProductState? State, IReadOnlyDictionary<string, decimal> OpeningStock, IReadOnlyList<CsvProblem> Problems)
    {
        /// <summary>Null: as they are.</summary>
        public IReadOnlyList<AddOn>? AddOns { get; init; }

        /// <summary>Slugs; null: as they are.</summary>
        public IReadOnlyList<string>? GoesWith { get; init; }

        /// <summary>Slugs; null: as they are.</summary>
        public IReadOnlyList<string>? Related { get; init; }
    }

    internal static Outcome Of(
        CsvProduct lines, Known? known, IReadOnlyDictionary<string, CategoryId> categories, IReadOnlyDictionary<string, ProductAttribute> attributes)
    {
        var merge = new CsvMerge(lines, attributes);
        var sheet = merge.Sheet(known?.Sheet, categories);
        var (variants, opening) = merge.Variants(known?.Variants ?? []);
        var state = merge.Said("state", null, ReadState);
        var addOns = merge.Said(CsvAddOns.Column, (IReadOnlyList<AddOn>?)null, text => CsvAddOns.Read(text, known?.AddOns ?? []));
        return new(sheet, variants, state, opening, merge._problems)
        {
            AddOns = addOns, GoesWith = merge.Said(ProductCsv.GoesWith, (IReadOnlyList<string>?)null, Several), Related = merge.Said(ProductCsv.Related, (IReadOnlyList<string>?)null, Several),
        };
    }

    private ProductSheet Sheet(ProductSheet? was, IReadOnlyDictionary<string, CategoryId> categories)
    {
        var rule = was?.Quantity ?? QuantityRule.Pieces;
        return new(
            Said("name", was?.Name ?? "", text => text), _lines.Slug, Said("summary", was?.Summary ?? "", text => text),
            Said("description", was?.Description ?? "", text => text), Said("care", was?.Care ?? "", text => text), Said("brand", was?.Brand ?? "", text => text),
            Said("weight_g", was?.WeightGrams ?? 0, text => Whole(text) ?? throw Wrong("Enter grams as a whole number, such as 250.")),
            Said("vat", was?.Vat ?? VatCategory.Standard, ReadVat),
            new(
                Said("unit", rule.Unit, ReadUnit), Said("increment", rule.Increment, ReadNumber), Said("minimum", rule.Minimum, ReadNumber),
                Said("maximum", rule.Maximum, ReadNumber)),
            Said("category", was?.Canonical, slug => (CategoryId?)CategoryOf(slug)),
            Said("categories", was?.Others ?? [], text => (IReadOnlyCollection<CategoryId>)
                [.. text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(CategoryOf).Distinct()]),
            Said("featured", was?.IsFeatured ?? false, ReadYesNo))
        {
            Tags = Said(ProductCsv.Tags, was?.Tags ?? [], text => ProductSheet.TidyTags(Several(text))), Attributes = Attributes(was?.Attributes ?? []),
            SizeChart = was?.SizeChart, LineType = was?.LineType ?? LineType.ReadyToWear,
        };

        CategoryId CategoryOf(string slug) => categories.TryGetValue(slug, out var id) ? id : throw Wrong($"There is no category “{Shown(slug)}”.");
    }

    /// <summary>Columns that say nothing leave their attributes as they are; what is said is judged when the product is saved.</summary>
    private List<AttributeValue> Attributes(IReadOnlyList<AttributeValue> was)
    {
        var values = was.ToList();
        foreach (var column in _lines.Lines.SelectMany(line => line.Cells.Keys).Where(name => name.StartsWith(ProductCsv.Attribute, StringComparison.Ordinal)).Distinct().Order())
        {
            var code = column[ProductCsv.Attribute.Length..];
            var attribute = _attributes.GetValueOrDefault(code);
            var said = Said(column, (IReadOnlyList<string>)[], text => attribute?.Kind == AttributeKind.Text && text != ProductCsv.Nothing ? [text] : Several(text));
            values.RemoveAll(value => value.Code == code);
            // In its one spelling, so that the same file again changes nothing.
            values.AddRange(said.Select(value => new AttributeValue(code, attribute is null ? value : AttributeRules.Spell(attribute, value) ?? value)));
        }

        return values;
    }

    private static IReadOnlyList<string> Several(string text) =>
        text == ProductCsv.Nothing ? [] : text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private (IReadOnlyList<VariantRow> Variants, IReadOnlyDictionary<string, decimal> Opening) Variants(IReadOnlyList<VariantRow> known)
    {
        var rows = known.ToList();
        var opening = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in _lines.Lines)
        {
            var sku = line[ProductCsv.Sku]!.ToUpperInvariant();
            var at = rows.FindIndex(row => row.Sku == sku);
            var was = at < 0 ? new(null, sku, null, null, null, Money.Zero(), null, null, IsWithdrawn: false) : rows[at];
            if (at < 0 && line["price"] is null) _problems.Add(new(line.Number, "price", $"{sku} is new, so it needs a price."));
            var row = was with
            {
                Size = Cell(line, "size", was.Size, text => text),
                Colour = Cell(line, "colour", was.Colour, text => text),
                ColourHex = Cell(line, "colour_hex", was.ColourHex, text => text),
                Price = Cell(line, "price", was.Price, ReadMoney),
                CompareAtMinor = Cell(line, "compare_at", was.CompareAtMinor, text => ReadMoney(text) is { IsZero: false } before ? before.Minor : null),
                Barcode = Cell(line, "barcode", was.Barcode, text => text),
                IsWithdrawn = Cell(line, "withdrawn", was.IsWithdrawn, ReadYesNo),
            };
            if (line[ProductCsv.OpeningStock] is not null && Cell(line, ProductCsv.OpeningStock, -1m, ReadNumber) is >= 0 and var count) opening[sku] = count;
            if (at < 0) rows.Add(row);
            else rows[at] = row;
        }

        return (rows, opening);
    }

    /// <summary>What the first line that says anything in this column says of the product; another line may not say otherwise.</summary>
    private T Said<T>(string column, T otherwise, Func<string, T> read)
    {
        var saying = _lines.Lines.Where(line => line[column] is not null).ToList();
        if (saying.Count == 0) return otherwise;
        foreach (var other in saying.Skip(1).Where(line => line[column] != saying[0][column]))
            _problems.Add(new(other.Number, column, $"Line {saying[0].Number} says something else of the same product."));
        return Cell(saying[0], column, otherwise, read);
    }

    private T Cell<T>(CsvLine line, string column, T otherwise, Func<string, T> read)
    {
        if (line[column] is not { } text) return otherwise;
        try
        {
            return read(text);
        }
        catch (FormatException wrong)
        {
            _problems.Add(new(line.Number, column, wrong.Message));
            return otherwise;
        }
    }

    private static FormatException Wrong(string message) => new(message);

    private static string Shown(string text) => text.Length > 40 ? text[..40] + "…" : text;

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A point or, as spreadsheets in some languages write it, a comma before the decimals; no thousands separators, which could be either.</summary>
    private static decimal ReadNumber(string text) =>
        text.Length <= 20 && decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && decimal.Round(number, 2) == number
            ? number
            : throw Wrong($"“{Shown(text)}” is not a number such as 3200 or 2.5.");

    private static Money ReadMoney(string text) => ReadNumber(text) is <= 100_000_000 and var amount ? new((long)(amount * 100), Money.Kes) : throw Wrong("A price is at most 100000000.");

    private static bool ReadYesNo(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "y" or "true" or "1" => true,
        "no" or "n" or "false" or "0" => false,
        _ => throw Wrong("Write yes or no."),
    };

    private static StockUnit ReadUnit(string text) => Enum.GetValues<StockUnit>().Cast<StockUnit?>()
        .FirstOrDefault(unit => string.Equals(unit.ToString(), text, StringComparison.OrdinalIgnoreCase)) ?? throw Wrong("Write piece, metre, pair or set.");

    private static VatCategory ReadVat(string text) =>
        text.Length == 1 && Enum.IsDefined((VatCategory)char.ToUpperInvariant(text[0])) ? (VatCategory)char.ToUpperInvariant(text[0]) : throw Wrong("Write a letter from A to E.");

    private static ProductState? ReadState(string text) => text.ToLowerInvariant() switch
    {
        "draft" => ProductState.Draft,
        "published" => ProductState.Published,
        "archived" => ProductState.Archived,
        "scheduled" => null,
        _ => throw Wrong("Write draft, published or archived."),
    };
}
