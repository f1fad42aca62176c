using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace Hangazo.Core.Search.Queries;

/// <summary>What somebody who is still typing may want: products, categories, and what others asked for.</summary>
public sealed class Suggestions(NpgsqlDataSource database, QueryReader reader, IMemoryCache cache, TimeProvider clock)
{
    private const int MostProducts = 5;
    private const int MostOthers = 3;

    /// <summary>Asked less often, it might be one person's words.</summary>
    private const int AskedByMany = 3;

    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(30);

    public enum Kind
    {
        Query,
        Category,
        Product,
    }

    /// <param name="Slug">Of the product or category; of a query, its words.</param>
    public sealed record Suggestion(Kind Kind, string Text, string Slug, string? PictureHash);

    public async Task<IReadOnlyList<Suggestion>> ExecuteAsync(string? text, CancellationToken cancellationToken)
    {
        var words = string.Join(' ', Words.Of(text));
        if (words.Length == 0) return [];
        var key = (nameof(Suggestions), words);
        if (cache.TryGetValue(key, out IReadOnlyList<Suggestion>? held)) return held!;
        var understood = await reader.ReadAsync(text, typing: true, literally: false, cancellationToken);
        var found = await AskAsync(understood, cancellationToken);
        cache.Set(key, found, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Keep, Size = 1 });
        return found;
    }

    private async Task<IReadOnlyList<Suggestion>> AskAsync(QueryReader.Understood understood, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        if (understood.Sku is { } sku)
        {
            var bySku = Add(batch, $"select 'Product', name, slug, picture_hash from search.document where skus @> array[$1] limit {MostProducts}");
            bySku.Add(new NpgsqlParameter<string> { TypedValue = sku });
        }
        else
        {
            AddQueries(batch, understood);
            var query = understood.Query.ToText();
            var categories = Add(batch, $"""
                with {FindProducts.Reading}
                select 'Category', name, slug, picture_hash from search.category, q where to_tsvector('search.english', name) @@ q.t order by cardinality(above), name limit {MostOthers}
                """);
            categories.Add(new NpgsqlParameter<string> { TypedValue = query });
            AddProducts(batch, query);
        }

        var found = new List<Suggestion>();
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        do
        {
            while (await rows.ReadAsync(cancellationToken))
                found.Add(new(Enum.Parse<Kind>(rows.GetString(0)), rows.GetString(1), rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetString(3)));
        }
        while (await rows.NextResultAsync(cancellationToken));
        return found;
    }

    private static void AddQueries(NpgsqlBatch batch, QueryReader.Understood understood)
    {
        var queries = Add(batch, $"""
            select 'Query', words, words, null from unnest($1) begun join search.popular_query on words > begun and words < begun || chr(1114109)
            where results > 0 and searches >= {AskedByMany} order by searches desc, words limit {MostOthers}
            """);
        queries.Add(new NpgsqlParameter<string[]> { TypedValue = [.. new[] { understood.Words, understood.Corrected }.OfType<string>()] });
    }

    /// <summary>A few letters fit a quarter of the shop, so the best sellers are looked through first; all others only when too few of them fit.</summary>
    private void AddProducts(NpgsqlBatch batch, string query)
    {
        var products = Add(batch, "");
        products.Add(new NpgsqlParameter<string> { TypedValue = query });
        var score = FindProducts.ScoreAt(FindProducts.Value(products, clock.GetUtcNow().UtcDateTime));
        batch.BatchCommands[^1].CommandText = $"""
            with {FindProducts.Reading},
            near as materialized (
                select d.product_id, {score} as score
                from (select * from search.document order by sold desc, product_id desc limit 1500) d, q where d.words @@ q.t),
            best as (
                (select product_id, score from near order by score desc limit {MostProducts})
                union all
                (select d.product_id, {score} from search.document d, q where d.words @@ q.t and (select count(*) from near) < {MostProducts}))
            select 'Product', d.name, d.slug, d.picture_hash
            from (select product_id, max(score) as score from best group by product_id order by 2 desc, 1 desc limit {MostProducts}) top
            join search.document d on d.product_id = top.product_id order by top.score desc, d.product_id desc
            """;
    }

    private static NpgsqlParameterCollection Add(NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command.Parameters;
    }
}
