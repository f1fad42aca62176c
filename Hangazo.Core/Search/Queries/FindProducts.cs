using System.Text;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace Hangazo.Core.Search.Queries;

public enum SearchSort
{
    Relevance,
    Newest,
    PriceLowest,
    PriceHighest,
    BestSelling,

    /// <summary>By the damped average of the stars; what has no reviews comes last.</summary>
    BestRated,

    /// <summary>What the shop puts first, then what came last: how shelves are sorted.</summary>
    Featured,
}

/// <summary>
/// The products that words, filters and sorting ask for, a page at a time, with how many there are behind each further choice. Without words: everything.
/// One statement reads what is counted of all that matches the words; filters and facets are worked out of it in memory, so that they cost the database nothing.
/// </summary>
public sealed class FindProducts(
    NpgsqlDataSource database, QueryReader reader, ChoiceSets choiceSets, TraitSets traitSets, IMemoryCache cache, TimeProvider clock)
{
    public const int PageSize = 24;

    /// <summary>Choices in one group that are heeded; nobody needs more.</summary>
    public const int MostChoices = 20;

    /// <summary>Fewer are counted each time, which costs next to nothing.</summary>
    private const int Many = 1_000;

    /// <summary>So many kept matches take as much room as one of the small things that the cache counts.</summary>
    private const int PerUnit = 200;

    /// <summary>Of so many matches, only the best sellers among them are ranked by their texts: all of them say the same.</summary>
    private const int TooMany = 2_000;

    private const int Ranked = 40 * PageSize;

    /// <summary>How long the counts of a common search may lag behind.</summary>
    private static readonly TimeSpan KeepCounts = TimeSpan.FromSeconds(30);

    internal const string Reading = "q as materialized (select case when e = p then e else e || p end as t from (select to_tsquery('search.english', $1) e, to_tsquery('search.plain', $1) p) readings)";

    /// <param name="Literally">Take the words as they are, without guessing at slips.</param>
    /// <param name="PriceFrom">Lowest price in whole shillings.</param>
    public sealed record Filter(
        string? Text, IReadOnlyList<CategoryId> Categories, IReadOnlyList<string> Sizes, IReadOnlyList<string> Colours, long? PriceFrom = null, long? PriceTo = null,
        bool InStock = false, bool OnSale = false, SearchSort Sort = SearchSort.Relevance, int Page = 1, bool Literally = false)
    {
        private static readonly Dictionary<string, IReadOnlyList<string>> NoTraits = [];

        /// <summary>Chosen values of brand, tag and attributes, by their codes; the first twenty codes are heeded.</summary>
        public IReadOnlyDictionary<string, IReadOnlyList<string>> Traits { get; init; } = NoTraits;

        /// <summary>Only what stands in this category or below it; no choice of the shopper's, so no facet.</summary>
        public CategoryId? Within { get; init; }

        /// <summary>So many stars and up, as the average is shown: 3 or 4. Null: any.</summary>
        public int? Stars { get; init; }

        internal bool HasTraits => Traits.Any(group => group.Value.Count > 0);

        /// <summary>Nothing is chosen.</summary>
        internal bool IsOpen => Categories.Count + Sizes.Count + Colours.Count == 0 && !HasTraits && this is { PriceFrom: null, PriceTo: null, InStock: false, OnSale: false, Stars: null };

        public static Filter For(string? text) => new(text, [], [], []);
    }

    /// <param name="Words">What was asked, normalised.</param>
    /// <param name="Corrected">What it was taken for, when words were misspelt.</param>
    /// <param name="Loosened">Nothing has all the words; these have some of them.</param>
    public sealed record View(Page<ProductId> Products, FacetCounts.View Facets, string Words, string? Corrected, bool Loosened);

    public async Task<View> ExecuteAsync(Filter filter, CancellationToken cancellationToken)
    {
        var understood = await reader.ReadAsync(filter.Text, typing: false, filter.Literally, cancellationToken);
        var source = Source.Of(understood, any: false, filter.Within);
        var matches = await MatchAsync(source, cancellationToken);
        var loosened = matches.Count == 0 && understood.Query.Groups.Count > 1;
        if (loosened)
        {
            source = Source.Of(understood, any: true, filter.Within);
            matches = await MatchAsync(source, cancellationToken);
        }

        var counted = await CountAsync(matches, filter, cancellationToken);
        var page = Page<ProductId>.Clamp(filter.Page, PageSize, counted.Total);
        var skip = (page - 1) * PageSize;
        var ids = counted.Total == 0 ? []
            : source.IsText && filter.Sort == SearchSort.Relevance ? await RankAsync(source, counted, skip, cancellationToken)
            : await TakeAsync(source, filter, counted, skip, cancellationToken);
        return new(new(ids, page, PageSize, counted.Total), counted.Facets, understood.Words, understood.Corrected, loosened && counted.Total > 0);
    }

    /// <summary>The counts alone, of a category or of everything.</summary>
    public async Task<FacetCounts.View> FacetsAsync(Filter filter, CancellationToken cancellationToken) =>
        (await CountAsync(await MatchAsync(new(null, null, filter.Within?.Value), cancellationToken), filter, cancellationToken)).Facets;

    private async Task<FacetCounts.Counted> CountAsync(Matches matches, Filter filter, CancellationToken cancellationToken)
    {
        if (filter.IsOpen && matches.Unfiltered is { } known) return known;
        var choices = await choiceSets.OfAsync(matches, cancellationToken);
        var traits = await traitSets.OfAsync(matches, cancellationToken);
        var counted = FacetCounts.Of(matches, new Tally(choices, traits, traitSets.Traits, filter), filter);
        if (filter.IsOpen && matches.Count > 0) matches.Unfiltered = counted;
        return counted;
    }

    private async Task<Matches> MatchAsync(Source source, CancellationToken cancellationToken)
    {
        var matched = (nameof(FindProducts), source);
        if (cache.TryGetValue(matched, out Matches? held)) return held!;
        await using var command = database.CreateCommand();
        var where = source.Where(command.Parameters);
        command.CommandText = $"""
            {source.With}
            select {Matches.Columns}{(source.IsText ? ", " + Matches.SalesColumn : "")}
            from search.document d{source.From} where {where}
            """;
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        if (row.IsDBNull(0)) return Matches.None;
        var matches = new Matches(row.GetFieldValue<long[]>(0), row.GetFieldValue<long[]>(1), source.IsText ? row.GetFieldValue<long[]>(2) : []);
        if (matches.Count >= Many)
            cache.Set(matched, matches, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = KeepCounts, Size = 1 + (matches.Count / PerUnit) });
        return matches;
    }

    private async Task<List<ProductId>> TakeAsync(Source source, Filter filter, FacetCounts.Counted counted, int skip, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand();
        var values = command.Parameters;
        var where = new StringBuilder(source.Where(values));
        if (filter.Categories.Count + filter.Sizes.Count + filter.Colours.Count > 0) where.Append(" and d.choice_set_id = any(").Append(Value(values, counted.ChoiceSets)).Append(')');
        if (filter.HasTraits) where.Append(" and d.trait_set_id = any(").Append(Value(values, counted.TraitSets)).Append(')');
        where.Append(Prices(values, filter.PriceFrom, filter.PriceTo));
        if (filter.InStock) where.Append(" and d.in_stock");
        if (filter.OnSale) where.Append(" and d.on_sale");
        if (filter.Stars is { } stars) where.Append(" and d.rating >= ").Append(Value(values, (short)LeastOf(stars)));
        var offset = skip == 0 ? "" : $" offset {Value(values, skip)}";
        // The limit is spelled out: with it unknown, a prepared plan would expect a tenth of everything.
        command.CommandText = $"""
            {source.With}
            select d.product_id from search.document d{source.From} where {where} order by {Order(filter.Sort)} limit {PageSize}{offset}
            """;
        return await IdsAsync(command, cancellationToken);
    }

    /// <summary>What fits is known by now; only its texts are not. Of very many, the best sellers are ranked, and the others follow in order of their sales.</summary>
    private async Task<List<ProductId>> RankAsync(Source source, FacetCounts.Counted counted, int skip, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand();
        var values = command.Parameters;
        var ranked = counted.Total > TooMany ? Ranked : counted.Total;
        if (skip >= ranked)
        {
            command.CommandText = $"select d.product_id from search.document d join unnest({Value(values, IdsOf(counted.Sales[skip..Math.Min(skip + PageSize, counted.Total)]))}) with ordinality one (id, place) using (id) order by place";
        }
        else
        {
            Value(values, source.Text!);
            command.CommandText = $"""
                {source.With}
                select d.product_id from search.document d, q where d.id = any({Value(values, IdsOf(counted.Sales[..ranked]))})
                order by {ScoreAt(Value(values, clock.GetUtcNow().UtcDateTime))} desc, d.id desc limit {PageSize} offset {Value(values, skip)}
                """;
        }

        return await IdsAsync(command, cancellationToken);
    }

    private static int[] IdsOf(long[] sales) => Array.ConvertAll(sales, sold => (int)sold);

    private static async Task<List<ProductId>> IdsAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var ids = new List<ProductId>(PageSize);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) ids.Add(new(rows.GetGuid(0)));
        return ids;
    }

    /// <summary>Relevance without words is what sells best.</summary>
    private static string Order(SearchSort sort) => sort switch
    {
        SearchSort.Newest => "d.published_at desc, d.product_id desc",
        SearchSort.PriceLowest => "d.price_from_minor, d.product_id",
        SearchSort.PriceHighest => "d.price_from_minor desc, d.product_id desc",
        SearchSort.BestRated => "d.best_rated desc, d.product_id desc",
        SearchSort.Featured => "d.featured desc, d.published_at desc, d.product_id desc",
        _ => "d.sold desc, d.product_id desc",
    };

    /// <summary>
    /// The ranking; the module's README says why. Weights of the description, the summary and sizes, the category and colours, the name. In floating point
    /// throughout: PostgreSQL's extract() and exp() of numeric take as long as everything else.
    /// </summary>
    /// <param name="now">The parameter that holds the time.</param>
    internal static string ScoreAt(string now) => $$"""
        ts_rank('{0.05, 0.2, 0.45, 1}', d.words, q.t)
            * (1 + 0.3 * least(1, ln(1 + 3 * d.sold + d.clicks) / 8) + 0.1 * exp(-greatest(0, date_part('epoch', {{now}} - d.published_at)) / 5184000))
            * case when d.in_stock then 1 else 0.8::float8 end
        """;

    /// <summary>The least average, in hundredths, that is shown as so many stars.</summary>
    internal static int LeastOf(int stars) => (stars * 100) - 5;

    private static string Prices(NpgsqlParameterCollection values, long? from, long? to) =>
        (from is { } low ? $" and d.price_from_minor >= {Value(values, low * 100)}" : "") + (to is { } high ? $" and d.price_from_minor <= {Value(values, high * 100)}" : "");

    internal static string Value<T>(NpgsqlParameterCollection values, T value)
    {
        values.Add(new NpgsqlParameter<T> { TypedValue = value });
        return $"${values.Count}";
    }

    /// <summary>What a statement reads from: everything, a category, what holds the words, or one SKU.</summary>
    private sealed record Source(string? Text, string? Sku, Guid? Within)
    {
        public bool IsText => Text is not null;

        public string With => IsText ? $"with {Reading}" : "";

        public string From => IsText ? ", q" : "";

        public static Source Of(QueryReader.Understood understood, bool any, CategoryId? within) =>
            understood.Sku is { } sku ? new(null, sku, within?.Value) : new(understood.IsEmpty ? null : understood.Query.ToText(any), null, within?.Value);

        /// <summary>Words or the SKU are always the statement's first value.</summary>
        public string Where(NpgsqlParameterCollection values)
        {
            if ((Text ?? Sku) is { } value) values.Add(new NpgsqlParameter<string> { TypedValue = value });
            var where = IsText ? "d.words @@ q.t" : Sku is not null ? "d.skus @> array[$1]" : "true";
            return Within is { } category ? $"{where} and d.choice_set_id in (select id from search.choice_set where categories @> array[{Value(values, category)}])" : where;
        }
    }
}
