using System.Text;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;
using Npgsql;

namespace Hangazo.Core.Catalog.Queries;

public enum GridSort
{
    /// <summary>What was made last comes first.</summary>
    Newest,
    Name,
    NameBackwards,
    /// <summary>By what lists say it costs; what is not public comes last.</summary>
    PriceLowest,
    PriceHighest,
}

/// <summary>The list that staff work with: products in every state, filtered and sorted in the database, a page at a time.</summary>
public sealed class ProductGrid(NpgsqlDataSource database)
{
    public const int PageSize = 25;

    /// <param name="Text">Part of the name, or the beginning of a SKU.</param>
    /// <param name="State">Null: all but the archived ones.</param>
    /// <param name="Category">With all below it.</param>
    /// <param name="InStock">Whether any of it can be bought.</param>
    public sealed record Filter(
        string? Text = null, ProductState? State = null, CategoryId? Category = null, bool? InStock = null, GridSort Sort = GridSort.Newest, int Page = 1);

    /// <param name="Variants">How many are sold.</param>
    /// <param name="InStock">How many of those can be bought now.</param>
    /// <param name="PriceFrom">Null when nothing is sold.</param>
    /// <param name="Sku">Of the first of them.</param>
    public sealed record Row(
        ProductId Id, uint Version, string Slug, string Name, ProductState State, DateTimeOffset? ScheduledFor, CategoryId Category, string? PictureHash,
        int Variants, int InStock, Money? PriceFrom, Money? PriceTo, string? Sku, DateTimeOffset? EditedAt);

    public async Task<Page<Row>> ExecuteAsync(Filter filter, CancellationToken cancellationToken)
    {
        int total;
        await using (var count = database.CreateCommand())
        {
            count.CommandText = $"select count(*)::int from catalog.product where {Matches(count.Parameters, filter)}";
            total = (int)(await count.ExecuteScalarAsync(cancellationToken))!;
        }

        var page = Page<Row>.Clamp(filter.Page, PageSize, total);
        return new(total == 0 ? [] : await TakeAsync(filter, page, cancellationToken), page, PageSize, total);
    }

    private async Task<List<Row>> TakeAsync(Filter filter, int page, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand();
        var (columns, source, order) = filter.Sort switch
        {
            GridSort.Name => (", name", Plain, "name, id"),
            GridSort.NameBackwards => (", name", Plain, "name desc, id desc"),
            GridSort.PriceLowest => (", listed_price", Listed, "listed_price nulls last, id"),
            GridSort.PriceHighest => (", listed_price", Listed, "listed_price desc nulls last, id"),
            _ => ("", Plain, "id desc"),
        };
        // Which ones comes first, out of indexes alone; only what is shown is read whole.
        command.CommandText = $"""
            select p.id, p.xmin::text::bigint, p.slug, p.name, p.state, p.scheduled_for, p.canonical_category_id,
                (select hash from catalog.picture where product_id = p.id and position = 0), sold.variants, sold.in_stock, sold.price_from, sold.price_to, sold.currency,
                sold.sku, p.edited_at
            from (select row_number() over (order by {order}) as place, id from (
                select id{columns} from {source} product where {Matches(command.Parameters, filter)}
                order by {order} limit {PageSize} offset {Value(command.Parameters, (page - 1) * PageSize)}) shown) shown
            join catalog.product p on p.id = shown.id
            left join lateral (
                select count(*)::int as variants, (count(*) filter (where in_stock))::int as in_stock, min(price_minor) as price_from, max(price_minor) as price_to,
                    min(price_currency) as currency, (array_agg(sku order by position))[1] as sku
                from catalog.variant where product_id = p.id and not is_withdrawn) sold on true
            order by shown.place
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<Row>(PageSize);
        while (await reader.ReadAsync(cancellationToken)) rows.Add(Read(reader));
        return rows;
    }

    private const string Plain = "catalog.product";

    /// <summary>What is not on the shelves has no price there and comes last: counting it out of its variants takes four times as long as all the rest.</summary>
    private const string Listed =
        "(select product.id, product.name, product.state, card.price_from_minor as listed_price from catalog.product left join catalog.card on card.product_id = product.id)";

    private static Row Read(NpgsqlDataReader row) => new(
        new(row.GetGuid(0)), (uint)row.GetInt64(1), row.GetString(2), row.GetString(3), Enum.Parse<ProductState>(row.GetString(4)),
        row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5), new(row.GetGuid(6)), row.IsDBNull(7) ? null : row.GetString(7),
        row.GetInt32(8), row.GetInt32(9), row.IsDBNull(10) ? null : new Money(row.GetInt64(10), row.GetString(12)),
        row.IsDBNull(11) ? null : new Money(row.GetInt64(11), row.GetString(12)),
        row.IsDBNull(13) ? null : row.GetString(13), row.IsDBNull(14) ? null : row.GetFieldValue<DateTimeOffset>(14));

    private static string Matches(NpgsqlParameterCollection values, Filter filter)
    {
        var matches = new StringBuilder(filter.State is { } state ? $"product.state = {Value(values, state.ToString())}" : "product.state <> 'Archived'");
        if (filter.Category is { } category)
            matches.Append(" and product.id in (select product_id from catalog.product_category where category_id in (with recursive below as (select id from catalog.category where id = ")
                .Append(Value(values, category.Value))
                .Append(" union select child.id from catalog.category child join below on child.parent_id = below.id) select id from below))");
        if (filter.InStock is { } inStock) matches.Append(" and ").Append(Stock(filter.State, inStock));
        if (Words(filter.Text) is { Length: > 0 } text)
            matches.Append(" and (product.name ilike ").Append(Value(values, $"%{Literal(text)}%"))
                .Append(" or product.id in (select product_id from catalog.variant where sku like ").Append(Value(values, $"{Literal(text.ToUpperInvariant())}%")).Append("))");
        return matches.ToString();
    }

    /// <summary>Published products' cards know whether they are sold out, which few are; of the few that are not public, the variants are asked.</summary>
    private static string Stock(ProductState? state, bool inStock)
    {
        var listed = $"product.id {(inStock ? "not in" : "in")} (select product_id from catalog.card where not in_stock)";
        var unlisted = $"{(inStock ? "" : "not ")}exists (select from catalog.variant where product_id = product.id and not is_withdrawn and in_stock)";
        return state switch
        {
            ProductState.Published => listed,
            null => $"case when product.state = 'Published' then {listed} else {unlisted} end",
            _ => unlisted,
        };
    }

    // PostgreSQL takes no NUL in a text.
    private static string? Words(string? text) => text?.Replace("\0", "", StringComparison.Ordinal).Trim();

    private static string Literal(string words) => words.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_");

    private static string Value<T>(NpgsqlParameterCollection values, T value)
    {
        values.Add(new NpgsqlParameter<T> { TypedValue = value });
        return $"${values.Count}";
    }
}
