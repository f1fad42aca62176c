using System.Text;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media.Contracts;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace Hangazo.Core.Catalog.Queries;

public enum ListSort
{
    Featured,
    Newest,
    PriceLowest,
    PriceHighest,
}

/// <summary>
/// One page of a shelf: sorted, filtered, with the number of all that match. The shop's most asked question, so it is asked in SQL that the
/// database keeps prepared; building and hashing an expression tree for each request costs as much as the answer.
/// </summary>
public sealed class ProductList(NpgsqlDataSource database, IMemoryCache cache)
{
    public const int PageSize = 24;

    private const string Columns = """
        card.slug, card.name, card.price_from_minor, card.price_to_minor, card.compare_at_minor, card.currency, card.unit, card.in_stock,
        card.published_at, card.picture_hash, card.picture_alt, card.picture_focus_x, card.picture_focus_y, card.colours,
        card.rating, card.reviews
        """;

    /// <summary>Fewer are counted each time, which costs next to nothing.</summary>
    private const int Many = 1_000;

    /// <summary>How long a large shelf's count may lag behind; a list that is a product too long or short for this time harms nobody.</summary>
    private static readonly TimeSpan KeepCount = TimeSpan.FromSeconds(30);

    /// <param name="Category">Null: everything.</param>
    /// <param name="PriceFrom">Lowest price in whole shillings.</param>
    public sealed record Filter(
        CategoryId? Category = null, long? PriceFrom = null, long? PriceTo = null, bool InStock = false, bool OnSale = false,
        ListSort Sort = ListSort.Featured, int Page = 1);

    public sealed record CardView(
        string Slug, string Name, Money PriceFrom, Money PriceTo, Money? CompareAt, string Unit, bool InStock, DateTimeOffset PublishedAt,
        string? PictureHash, string? PictureAlt, FocalPoint PictureFocus, string[] Colours)
    {
        public Rating Rating { get; init; }
    }

    public sealed record PickedCards(IReadOnlyList<CardView> GoesWith, IReadOnlyList<CardView> Related);

    public async Task<Page<CardView>> ExecuteAsync(Filter filter, CancellationToken cancellationToken)
    {
        var counted = (nameof(ProductList), filter with { Page = 1, Sort = ListSort.Featured });
        if (!cache.TryGetValue(counted, out int total))
        {
            total = await CountAsync(filter, cancellationToken);
            if (total >= Many) cache.Set(counted, total, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = KeepCount, Size = 1 });
        }

        var page = Page<CardView>.Clamp(filter.Page, PageSize, total);
        var items = total == 0 ? [] : await TakeAsync(filter, PageSize, (page - 1) * PageSize, butNot: null, cancellationToken);
        return new(items, page, PageSize, total);
    }

    /// <summary>The first few of a shelf, for the home page and "goes with".</summary>
    public Task<List<CardView>> FirstAsync(Filter filter, int count, ProductId? butNot, CancellationToken cancellationToken) =>
        TakeAsync(filter, count, 0, butNot, cancellationToken);

    /// <summary>The cards of these products, in their order; what is no longer published is left out.</summary>
    public async Task<List<CardView>> OfAsync(IReadOnlyList<ProductId> products, CancellationToken cancellationToken) =>
        (await PlacedAsync(products, cancellationToken)).ConvertAll(placed => placed.Card);

    /// <summary>What was picked to be shown with a product, as far as it is published, in one trip.</summary>
    public async Task<PickedCards> OfAsync(ProductPicks picks, CancellationToken cancellationToken)
    {
        var placed = await PlacedAsync([.. picks.All], cancellationToken);
        var goesWith = placed.Where(card => card.Place <= picks.GoesWith.Count).Select(card => card.Card).ToList();
        return new(goesWith, [.. placed.Skip(goesWith.Count).Select(card => card.Card)]);
    }

    /// <summary>Each with its place among those asked for, from 1.</summary>
    private async Task<List<(long Place, CardView Card)>> PlacedAsync(IReadOnlyList<ProductId> products, CancellationToken cancellationToken)
    {
        if (products.Count == 0) return [];
        await using var command = database.CreateCommand($"""
            select {Columns}, asked.place from unnest($1) with ordinality asked(id, place) join catalog.card card on card.product_id = asked.id order by asked.place
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. products.Select(product => product.Value)] });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var cards = new List<(long, CardView)>(products.Count);
        while (await reader.ReadAsync(cancellationToken)) cards.Add((reader.GetInt64(16), Read(reader)));
        return cards;
    }

    private static string Order(ListSort sort) => sort switch
    {
        ListSort.Newest => "place.published_at desc, place.product_id desc",
        ListSort.PriceLowest => "place.price_from_minor, place.product_id",
        ListSort.PriceHighest => "place.price_from_minor desc, place.product_id desc",
        _ => "place.featured desc, place.published_at desc, place.product_id desc",
    };

    private async Task<int> CountAsync(Filter filter, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand();
        command.CommandText = $"select count(*)::int from catalog.shelf place where {Matches(command.Parameters, filter, butNot: null)}";
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<List<CardView>> TakeAsync(Filter filter, int count, int skip, ProductId? butNot, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand();
        var order = Order(filter.Sort);
        // The limit is spelled out: with it unknown, a prepared plan would expect a tenth of the shelf.
        command.CommandText = $"""
            select {Columns}
            from (select * from catalog.shelf place where {Matches(command.Parameters, filter, butNot)}
                  order by {order} limit {count}{(skip == 0 ? "" : $" offset {Value(command.Parameters, skip)}")}) place
            join catalog.card card on card.product_id = place.product_id order by {order}
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var cards = new List<CardView>(count);
        while (await reader.ReadAsync(cancellationToken)) cards.Add(Read(reader));
        return cards;
    }

    private static CardView Read(NpgsqlDataReader row)
    {
        var currency = row.GetString(5);
        return new(
            row.GetString(0), row.GetString(1), new(row.GetInt64(2), currency), new(row.GetInt64(3), currency),
            row.IsDBNull(4) ? null : new Money(row.GetInt64(4), currency), row.GetString(6), row.GetBoolean(7), row.GetFieldValue<DateTimeOffset>(8),
            row.IsDBNull(9) ? null : row.GetString(9), row.IsDBNull(10) ? null : row.GetString(10),
            new(row.GetInt16(11), row.GetInt16(12)), row.GetFieldValue<string[]>(13))
        {
            Rating = new(row.GetInt16(14), row.GetInt32(15)),
        };
    }

    private static string Matches(NpgsqlParameterCollection values, Filter filter, ProductId? butNot)
    {
        var matches = new StringBuilder("place.category_id = ").Append(Value(values, (filter.Category ?? ShelfPlace.Everything).Value));
        if (filter.PriceFrom is { } from) matches.Append(" and place.price_from_minor >= ").Append(Value(values, from * 100));
        if (filter.PriceTo is { } to) matches.Append(" and place.price_from_minor <= ").Append(Value(values, to * 100));
        if (filter.InStock) matches.Append(" and place.in_stock");
        if (filter.OnSale) matches.Append(" and place.on_sale");
        if (butNot is { } product) matches.Append(" and place.product_id <> ").Append(Value(values, product.Value));
        return matches.ToString();
    }

    private static string Value<T>(NpgsqlParameterCollection values, T value)
    {
        values.Add(new NpgsqlParameter<T> { TypedValue = value });
        return $"${values.Count}";
    }
}
