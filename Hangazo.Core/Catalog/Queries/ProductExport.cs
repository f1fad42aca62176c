using System.Globalization;
using System.Runtime.CompilerServices;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Npgsql;

namespace Hangazo.Core.Catalog.Queries;

/// <summary>Every variant of every product, in the columns of <see cref="ProductCsv"/>, so that the file can come back in.</summary>
public sealed class ProductExport(NpgsqlDataSource database)
{
    private const string Everything = """
        select p.slug, p.name, p.summary, p.description, p.care, p.brand, home.slug as category,
            (select string_agg(other.slug, '|' order by other.slug) from catalog.product_category place join catalog.category other on other.id = place.category_id
             where place.product_id = p.id and other.id <> p.canonical_category_id) as categories,
            p.unit, p.quantity_increment, p.quantity_minimum, p.quantity_maximum, p.weight_grams, p.vat, p.is_featured, p.state,
            v.sku, v.size, v.colour, v.colour_hex, v.price_minor, v.compare_at_minor, v.barcode, v.is_withdrawn, p.tags, p.attributes,
            (select array_agg(hash order by position) from catalog.picture where product_id = p.id) as pictures,
            (select array_agg(alt order by position) from catalog.picture where product_id = p.id) as texts,
            p.add_ons::text,
            (select string_agg(other.slug, '|' order by picked.place) from unnest(p.goes_with) with ordinality picked (id, place) join catalog.product other on other.id = picked.id),
            (select string_agg(other.slug, '|' order by picked.place) from unnest(p.related) with ordinality picked (id, place) join catalog.product other on other.id = picked.id)
        from catalog.product p join catalog.variant v on v.product_id = p.id join catalog.category home on home.id = p.canonical_category_id
        order by p.slug, v.position
        """;

    public async IAsyncEnumerable<IReadOnlyDictionary<string, string?>> LinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Everything);
        command.CommandTimeout = 300;
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var cells = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["slug"] = row.GetString(0), ["name"] = row.GetString(1), ["summary"] = row.GetString(2), ["description"] = row.GetString(3),
                ["care"] = row.GetString(4), ["brand"] = row.GetString(5), ["category"] = row.GetString(6), ["categories"] = Text(row, 7),
                ["unit"] = row.GetString(8).ToLowerInvariant(), ["increment"] = Number(row.GetDecimal(9)), ["minimum"] = Number(row.GetDecimal(10)),
                ["maximum"] = Number(row.GetDecimal(11)), ["weight_g"] = row.GetInt32(12).ToString(CultureInfo.InvariantCulture),
                ["vat"] = ((char)Enum.Parse<VatCategory>(row.GetString(13))).ToString(), ["featured"] = YesNo(row.GetBoolean(14)),
                ["state"] = row.GetString(15).ToLowerInvariant(), ["sku"] = row.GetString(16), ["size"] = Text(row, 17), ["colour"] = Text(row, 18),
                ["colour_hex"] = Text(row, 19), ["price"] = Number(row.GetInt64(20) / 100m), ["compare_at"] = row.IsDBNull(21) ? null : Number(row.GetInt64(21) / 100m),
                ["barcode"] = Text(row, 22), ["withdrawn"] = YesNo(row.GetBoolean(23)),
                [ProductCsv.Tags] = string.Join('|', row.GetFieldValue<string[]>(24)),
                [CsvPictures.Column] = row.IsDBNull(26) ? null : CsvPictures.Join(row.GetFieldValue<string[]>(26).Select(CsvPictures.Write)),
                [CsvPictures.TextsColumn] = row.IsDBNull(27) ? null : CsvPictures.Join(row.GetFieldValue<string[]>(27)),
                [CsvAddOns.Column] = CsvAddOns.Write(JsonColumn.Read<AddOn>(row.GetString(28))), [ProductCsv.GoesWith] = Text(row, 29), [ProductCsv.Related] = Text(row, 30),
            };
            foreach (var said in AttributeValue.Read(row.GetFieldValue<string[]>(25)).GroupBy(said => said.Code, said => said.Value))
                cells[ProductCsv.Attribute + said.Key] = string.Join('|', said);
            yield return cells;
        }
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string YesNo(bool yes) => yes ? "yes" : "no";
}
