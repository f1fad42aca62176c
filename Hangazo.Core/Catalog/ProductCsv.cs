using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog;

/// <summary>What is wrong with one cell, or with a whole line when there is no column.</summary>
/// <param name="Line">As a text editor counts them, the head being line 1.</param>
public sealed record CsvProblem(int Line, string? Column, string Message);

/// <summary>A product as a file tells it: a line for each of its variants.</summary>
public sealed record CsvProduct(string Slug, IReadOnlyList<CsvLine> Lines);

/// <summary>One line: a variant, and what it says of its product. Cells that are empty or absent say nothing.</summary>
public sealed record CsvLine(int Number, IReadOnlyDictionary<string, string> Cells)
{
    public string? this[string column] => Cells.GetValueOrDefault(column);
}

/// <summary>A file's products in its order, and what could not be read.</summary>
/// <param name="Attributes">The codes of the attributes that it has columns of.</param>
public sealed record CsvFile(IReadOnlyList<CsvProduct> Products, int Lines, IReadOnlyList<CsvProblem> Problems, IReadOnlyList<string> Attributes)
{
    public IReadOnlySet<string> Slugs => field ??= Products.Select(product => product.Slug).ToHashSet(StringComparer.Ordinal);
}

/// <summary>
/// The shape in which products leave the shop and come in: CSV after RFC 4180 in UTF-8, with or without a byte order mark, separated by commas or
/// semicolons. A text that a spreadsheet would run as a formula gets an apostrophe before it on the way out and loses it on the way in.
/// </summary>
public static class ProductCsv
{
    public const int MostLines = 50_000;

    /// <summary>Bytes.</summary>
    public const int Largest = 20 * 1024 * 1024;

    /// <summary>Bytes of a zip of pictures.</summary>
    public const long LargestZip = ZipPictures.Largest;

    public const string OpeningStock = "opening_stock";
    public const string Slug = "slug";
    public const string Sku = "sku";
    public const string Tags = "tags";
    public const string GoesWith = "goes_with";
    public const string Related = "related";

    /// <summary>The beginning of an attribute's column; its code follows.</summary>
    public const string Attribute = "attribute:";

    /// <summary>What a cell of tags, add-ons, picks or of an attribute says that takes them away: an empty one leaves them as they are.</summary>
    public const string Nothing = "-";

    public sealed record Column(string Name, string Meaning, string Example);

    public static IReadOnlyList<Column> Columns { get; } =
    [
        new(Slug, "The product's address, the same on each of its lines. Needed.", "mtaa-kitenge-shirt"),
        new("name", "Needed for a new product.", "Mtaa kitenge shirt"),
        new("summary", "One or two sentences for lists.", "A short-sleeved shirt in wax print."),
        new("description", "Markdown.", "Cut loose, with **coconut buttons**."),
        new("care", "How to look after it.", "Wash cold."),
        new("brand", "The maker's name, where it is worth saying.", ""),
        new(Tags, "Your own words for it, with | between them; - takes them away.", "gift idea|handmade"),
        new("category", "Slug of the category it belongs to. Needed for a new product.", "shirts"),
        new("categories", "Slugs of other categories, with | between them.", "ready-to-wear|sale"),
        new("unit", "piece, metre, pair or set.", "piece"),
        new("increment", "Steps in which it is sold.", "1"),
        new("minimum", "The least one can buy.", "1"),
        new("maximum", "The most one can buy at once.", "100"),
        new("weight_g", "Grams.", "250"),
        new("vat", "KRA's tax type: A exempt, B standard, C zero-rated, D outside VAT, E reduced.", "B"),
        new("featured", "yes or no.", "no"),
        new(CsvPictures.Column, "Pictures in their order, with | between them: an address that begins with https://, a name in the zip, or shop: and the number that an export gave it. They replace the product's pictures; none removes them.", "front.jpg|back.jpg"),
        new(CsvPictures.TextsColumn, "What each picture shows, in the same order, with | between them. Needed to publish.", "A clay shirt from the front|The same from the back"),
        new(CsvAddOns.Column, @"What may be done to it when it is ordered, with | between them, each with ; between name, text, yes-no or choice (with ! it must be chosen), price, what may be written (12 letters, letters-digits or writing) or chosen (values with prices), and a hint. They replace the product's; - takes them away. \ before a sign takes its meaning.", CsvAddOns.Example),
        new(GoesWith, "Slugs of up to 12 products that go with it, in the order shown, with | between them; - takes them away. What only comes in the same file is taken when the file is brought in once more.", ""),
        new(Related, "Slugs of up to 12 products that may be bought instead of it; written as in goes_with.", ""),
        new("state", "draft, published or archived.", "published"),
        new(Sku, "The variant's stock keeping unit, unique in the shop. Needed.", "MTAKIT-CLA-M"),
        new("size", "Empty where there is no choice of size.", "M"),
        new("colour", "Empty where there is no choice of colour.", "Clay"),
        new("colour_hex", "The swatch.", "#A8482A"),
        new("price", "Shillings with VAT. Needed for a new variant.", "3200"),
        new("compare_at", "The former price when it is on sale; 0 ends the sale.", "3900"),
        new("barcode", "EAN or your own.", ""),
        new("withdrawn", "yes when it is no longer sold.", "no"),
        new(OpeningStock, "How many there are of a variant that was never counted; ignored for all others.", "12"),
    ];

    /// <summary>A column for each of these attributes, after all others.</summary>
    public static IEnumerable<Column> ColumnsOf(IEnumerable<Queries.AttributeBook.Entry> attributes) => attributes.Select(attribute => new Column(
        Attribute + attribute.Code,
        attribute.Kind switch
        {
            AttributeKind.Choices => $"{attribute.Name}: its options, with | between them; - takes them away.",
            AttributeKind.Choice => $"{attribute.Name}: one of its options; - takes it away.",
            AttributeKind.Number => $"{attribute.Name}: a number{(attribute.Unit.Length > 0 ? $", in {attribute.Unit}" : "")}; - takes it away.",
            AttributeKind.YesNo => $"{attribute.Name}: yes or no; - takes it away.",
            _ => $"{attribute.Name}: a short text; - takes it away.",
        },
        attribute.Kind switch { AttributeKind.Number => "140", AttributeKind.YesNo => "yes", AttributeKind.Text => "", _ => attribute.Options is [var first, ..] ? first : "" }));

    /// <summary>Codes: <c>csv.unreadable</c>, <c>csv.column-missing</c>, <c>csv.column-unknown</c>, <c>csv.too-long</c>, <c>csv.empty</c>.</summary>
    public static Result<CsvFile> Read(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal) || text.Contains('\uFFFD', StringComparison.Ordinal)) return CsvErrors.NotText;
        using var reader = new CsvReader(new StringReader(text.TrimStart('\uFEFF')), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = DelimiterOf(text), TrimOptions = TrimOptions.Trim, IgnoreBlankLines = true, MissingFieldFound = null, BadDataFound = null,
        });
        try
        {
            if (!reader.Read() || !reader.ReadHeader()) return CsvErrors.Empty;
            var head = reader.HeaderRecord!.Select(name => name.Trim().ToLowerInvariant()).ToArray();
            if (head.FirstOrDefault(name => name.Length > 0 && !name.StartsWith(Attribute, StringComparison.Ordinal) && Columns.All(column => column.Name != name)) is { } unknown) return CsvErrors.UnknownColumn(unknown);
            if (head.Where(name => name.Length > 0).GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice) return CsvErrors.ColumnTwice(twice.Key);
            foreach (var needed in new[] { Slug, Sku }) if (!head.Contains(needed)) return CsvErrors.MissingColumn(needed);
            return ReadLines(reader, head);
        }
        catch (CsvHelperException broken)
        {
            return CsvErrors.Unreadable(broken.Context?.Parser?.RawRow ?? 1);
        }
    }

    public static async Task WriteHeadAsync(CsvWriter csv, IReadOnlyList<Column> columns)
    {
        foreach (var column in columns) csv.WriteField(column.Name);
        await csv.NextRecordAsync();
    }

    public static async Task WriteLineAsync(CsvWriter csv, IReadOnlyList<Column> columns, IReadOnlyDictionary<string, string?> cells)
    {
        foreach (var column in columns) csv.WriteField(Harmless(cells.GetValueOrDefault(column.Name)));
        await csv.NextRecordAsync();
    }

    public static CsvWriter Writer(TextWriter to) => new(to, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }, leaveOpen: true);

    private static Result<CsvFile> ReadLines(CsvReader reader, string[] head)
    {
        var problems = new List<CsvProblem>();
        var order = new List<string>();
        var bySlug = new Dictionary<string, List<CsvLine>>(StringComparer.Ordinal);
        var skus = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var lines = 0;
        while (reader.Read())
        {
            if (++lines > MostLines) return CsvErrors.TooLong;
            var number = reader.Parser.RawRow;
            if (reader.Parser.Count > head.Length) problems.Add(new(number, null, $"This line has {reader.Parser.Count} cells, but there are {head.Length} columns."));
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < head.Length; i++)
                if (head[i].Length > 0 && reader.TryGetField<string>(i, out var cell) && Text(cell) is { Length: > 0 } said) cells[head[i]] = said;
            if (cells.Count == 0) continue;
            var line = new CsvLine(number, cells);
            if (line[Slug] is not { } slug) problems.Add(new(number, Slug, "Every line needs its product's slug."));
            else if (line[Sku] is not { } sku) problems.Add(new(number, Sku, "Every line needs a SKU."));
            else if (!skus.TryAdd(sku, number)) problems.Add(new(number, Sku, $"{sku} stands on line {skus[sku]} already."));
            else
            {
                if (!bySlug.TryGetValue(slug, out var own))
                {
                    bySlug[slug] = own = [];
                    order.Add(slug);
                }

                own.Add(line);
            }
        }

        return lines == 0 ? CsvErrors.Empty : new CsvFile([.. order.Select(slug => new CsvProduct(slug, bySlug[slug]))], lines, problems, AttributesOf(head));
    }

    private static IReadOnlyList<string> AttributesOf(string[] head) =>
        [.. head.Where(name => name.StartsWith(Attribute, StringComparison.Ordinal)).Select(name => name[Attribute.Length..])];

    /// <summary>Whatever stands more often in the head, outside of quotes, separates.</summary>
    private static string DelimiterOf(string text)
    {
        var head = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        return head.Count(';') > head.Count(',') ? ";" : ",";
    }

    private static string? Text(string? cell) => cell is ['\'', ..] && IsGuarded(cell[1..]) ? cell[1..] : cell;

    private static string? Harmless(string? cell) => cell is not null && IsGuarded(cell) ? "'" + cell : cell;

    /// <summary>Whether it gets an apostrophe: also a text that has one of its own before such a sign, so that exactly the added one comes off again.</summary>
    private static bool IsGuarded(string text) => text.TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..];
}

/// <summary>Why a file cannot be taken at all.</summary>
public static class CsvErrors
{
    public static readonly Error NotText = new("csv.unreadable", "This is not a text in UTF-8. Save the table as “CSV UTF-8” and try again.");
    public static readonly Error Empty = new("csv.empty", "There is nothing in this file.");
    public static readonly Error TooLong = new("csv.too-long", $"A file has at most {ProductCsv.MostLines:N0} lines. Split it.");
    public static readonly Error TooLarge = new("csv.too-long", $"A file has at most {ProductCsv.Largest / 1024 / 1024} MB. Split it.");

    public static readonly Error ZipUnreadable = new("zip.unreadable", "The zip is damaged or locked with a password. Make it again and try once more.");
    public static readonly Error ZipTooLarge = new("zip.too-large", $"A zip has at most {ZipPictures.Largest / 1024 / 1024} MB, and 400 MB of pictures in it. Split it.");
    public static readonly Error ZipTooMany = new("zip.too-many", "A zip has at most 5,000 files. Split it.");
    public static readonly Error ZipName = new("zip.name", "A name in the zip leads out of it. Make the zip again from a plain folder.");
    public static readonly Error NotInZip = new("zip.not-found", "there is no file of this name in a zip that came with it, or there are several in different folders.");

    internal static Error ZipNameTwice(string name) => new("zip.name-twice", $"“{(name.Length > 80 ? name[..80] + "…" : name)}” stands in the zip twice.");

    internal static Error Unreadable(int line) => new("csv.unreadable", $"Line {line} cannot be read: a quotation mark is missing or stands in the wrong place.");

    internal static Error MissingColumn(string name) => new("csv.column-missing", $"The column “{name}” is missing. The template has all of them.");

    internal static Error UnknownColumn(string name) => new("csv.column-unknown", $"There is no column “{(name.Length > 40 ? name[..40] + "…" : name)}”. The list below has all of them.");

    internal static Error ColumnTwice(string name) => new("csv.column-twice", $"The column “{name}” stands there twice.");
}
