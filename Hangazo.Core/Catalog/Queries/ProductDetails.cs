using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media.Contracts;
using Npgsql;

namespace Hangazo.Core.Catalog.Queries;

/// <summary>
/// All that a product's page says of it but how many are left, which only Inventory knows. Three questions in one trip to the database.
/// </summary>
public sealed class ProductDetails(NpgsqlDataSource database)
{
    private const int LongestSlug = 120;

    private const string BySlug = """
        select id, slug, name, summary, description, care, canonical_category_id, vat, unit, quantity_increment, quantity_minimum, quantity_maximum,
            published_at, add_ons::text, is_digital, brand, tags, attributes, size_chart_id, goes_with, related, line_type
        from catalog.product where slug = $1
        """;

    private const string Public = " and state = 'Published'";

    private const string Variants = """
        select variant.id, sku, size, colour, colour_hex, price_minor, price_currency, compare_at_minor, in_stock
        from catalog.variant join catalog.product on product.id = variant.product_id
        where product.slug = $1 and not is_withdrawn order by position
        """;

    private const string Pictures = """
        select hash, alt, colour, focus_x, focus_y from catalog.picture join catalog.product on product.id = picture.product_id where product.slug = $1 order by position
        """;

    public sealed record Option(
        VariantId Id, string Sku, string? Size, string? Colour, string? ColourHex, Money Price, Money? CompareAt, bool InStock);

    public sealed record Picture(string Hash, string Alt, string? Colour, FocalPoint Focus);

    public sealed record View(
        ProductId Id, string Slug, string Name, string Summary, string Description, string Care, CategoryId Category, VatCategory Vat,
        QuantityRule Quantity, DateTimeOffset PublishedAt, IReadOnlyList<Option> Variants, IReadOnlyList<Picture> Pictures)
    {
        /// <summary>What may be done to it on order, in the order shown.</summary>
        public IReadOnlyList<AddOn> AddOns { get; init; } = [];

        /// <summary>It is downloaded: it never runs out, and nothing is delivered.</summary>
        public bool IsDigital { get; init; }

        /// <summary>How it is made, and so in which parts it may be paid.</summary>
        public LineType LineType { get; init; }

        public string Brand { get; init; } = "";

        public IReadOnlyList<string> Tags { get; init; } = [];

        public IReadOnlyList<AttributeValue> Attributes { get; init; } = [];

        /// <summary>Its own; null: that of its category.</summary>
        public SizeChartId? SizeChart { get; init; }

        /// <summary>What was picked by hand to be shown with it, whether it is public or not.</summary>
        public ProductPicks Picks { get; init; } = new([], []);
    }

    /// <param name="inAnyState">For those who work on it: also when it is not public.</param>
    public async Task<View?> ExecuteAsync(string slug, CancellationToken cancellationToken, bool inAnyState = false)
    {
        // PostgreSQL takes no NUL in a text.
        if (slug.Length > LongestSlug || slug.Contains('\0', StringComparison.Ordinal)) return null;
        await using var batch = database.CreateBatch();
        foreach (var question in new[] { inAnyState ? BySlug : BySlug + Public, Variants, Pictures })
            batch.BatchCommands.Add(new NpgsqlBatchCommand(question) { Parameters = { new NpgsqlParameter<string> { TypedValue = slug } } });
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        if (!await rows.ReadAsync(cancellationToken)) return null;
        var variants = new List<Option>();
        var pictures = new List<Picture>();
        var product = ReadProduct(rows, variants, pictures);
        await rows.NextResultAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) variants.Add(ReadVariant(rows));
        await rows.NextResultAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) pictures.Add(new(rows.GetString(0), rows.GetString(1), Text(rows, 2), new(rows.GetInt16(3), rows.GetInt16(4))));
        return product;
    }

    private static View ReadProduct(NpgsqlDataReader row, List<Option> variants, List<Picture> pictures) => new(
        new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), new(row.GetGuid(6)),
        Enum.Parse<VatCategory>(row.GetString(7)),
        new(Enum.Parse<StockUnit>(row.GetString(8)), row.GetDecimal(9), row.GetDecimal(10), row.GetDecimal(11)),
        row.IsDBNull(12) ? default : row.GetFieldValue<DateTimeOffset>(12), variants, pictures)
    {
        AddOns = JsonColumn.Read<AddOn>(row.GetString(13)), IsDigital = row.GetBoolean(14), LineType = Enum.Parse<LineType>(row.GetString(21)),
        Brand = row.GetString(15), Tags = row.GetFieldValue<string[]>(16), Attributes = [.. AttributeValue.Read(row.GetFieldValue<string[]>(17))],
        SizeChart = row.IsDBNull(18) ? null : new SizeChartId(row.GetGuid(18)),
        Picks = new([.. row.GetFieldValue<Guid[]>(19).Select(ProductId.From)], [.. row.GetFieldValue<Guid[]>(20).Select(ProductId.From)]),
    };

    private static Option ReadVariant(NpgsqlDataReader row)
    {
        var currency = row.GetString(6);
        return new(
            new(row.GetGuid(0)), row.GetString(1), Text(row, 2), Text(row, 3), Text(row, 4), new(row.GetInt64(5), currency),
            row.IsDBNull(7) ? null : new Money(row.GetInt64(7), currency), row.GetBoolean(8));
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
