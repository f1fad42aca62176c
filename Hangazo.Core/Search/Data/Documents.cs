using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Hangazo.Core.Search.Data;

/// <summary>Writes what search reads (documents, choice sets, vocabulary) from the published catalogue, in the caller's transaction.</summary>
public sealed class Documents(HangazoDb db)
{
    private static readonly TimeSpan AllMayTake = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The damped average of what has <c>rating</c> and <c>reviews</c>, in thousandths: ten more reviews are taken as given, with the shop's mean in tenths
    /// of a star. The module's README says why.
    /// </summary>
    private const string Damped = """
        case when reviews = 0 then 0 else round(((select mean from shop) * 10 + rating * reviews) * 10.0 / (10 + reviews)) end::smallint
        """;

    private const string ShopMean = $"""
        {CatalogRows.Ratings},
        shop as (select round(sum(rating * reviews)::numeric / nullif(sum(reviews), 0), -1) as mean from ratings)
        """;

    /// <summary>One at a time, so that two do not wait for each other crosswise.</summary>
    private const long RatingLock = 0x5265726174;

    /// <summary>Articles' numbers without their variant's ending stand among the name's words, so that a part of a SKU finds its product.</summary>
    private const string WriteDocuments = $"""
        with recursive {CatalogRows.Wares}, {ShopMean},
        staged as (
            select wares.*, coalesce(trail, '') as trail, coalesce(categories, array[]::uuid[]) as categories,
                md5(row(coalesce(categories, array[]::uuid[]), sizes, colours, hexes)::text) as digest,
                md5(facets::text) as says
            from wares left join lateral (
                select string_agg(c.trail, ' ' order by c.category_id) as trail,
                    (select array_agg(distinct a order by a) from search.category s cross join unnest(s.above) a where s.category_id = any(wares.places)) as categories
                from search.category c where c.category_id = any(wares.places)) at on true),
        gone as (
            delete from search.document d
            where (@products::uuid[] is null or d.product_id = any(@products)) and not exists (select from wares where wares.id = d.product_id)),
        made as (
            insert into search.choice_set (digest, categories, sizes, colours, hexes)
            select distinct on (digest) digest, categories, sizes, colours, hexes from staged
            where not exists (select from search.choice_set s where s.digest = staged.digest)
            order by digest
            on conflict (digest) do update set digest = excluded.digest
            returning id, digest),
        sets as (select id, digest from search.choice_set union select id, digest from made),
        said_anew as (
            insert into search.trait_set (digest, traits)
            select distinct on (says) says, facets from staged where not exists (select from search.trait_set t where t.digest = staged.says)
            order by says
            on conflict (digest) do update set digest = excluded.digest
            returning id, digest),
        traits as (select id, digest from search.trait_set union select id, digest from said_anew)
        insert into search.document (product_id, slug, name, picture_hash, skus, words, choice_set_id, trait_set_id, price_from_minor, in_stock, on_sale, featured,
            published_at, sold, clicks, rating, reviews, best_rated)
        select staged.id, slug, name, picture_hash, skus,
            setweight(to_tsvector('search.english', name), 'A')
                || setweight(to_tsvector('search.plain', name || ' ' || (select string_agg(distinct split_part(sku, '-', 1), ' ') from unnest(skus) sku)), 'D')
                || setweight(to_tsvector('search.english', trail || ' ' || array_to_string(colours, ' ')), 'B')
                || setweight(to_tsvector('search.plain', array_to_string(sizes, ' ')), 'C')
                || setweight(to_tsvector('search.english', summary || ' ' || said), 'C')
                || setweight(to_tsvector('search.english', description), 'D'),
            sets.id, traits.id, price_from, in_stock, on_sale, featured, published_at, coalesce(p.sold, 0), coalesce(p.clicks, 0), rating, reviews, {Damped}
        from staged join sets on sets.digest = staged.digest join traits on traits.digest = staged.says left join search.popularity p on p.product_id = staged.id
        on conflict (product_id) do update set slug = excluded.slug, name = excluded.name, picture_hash = excluded.picture_hash, skus = excluded.skus,
            words = excluded.words, choice_set_id = excluded.choice_set_id, trait_set_id = excluded.trait_set_id, price_from_minor = excluded.price_from_minor, in_stock = excluded.in_stock,
            on_sale = excluded.on_sale, featured = excluded.featured, published_at = excluded.published_at,
            rating = excluded.rating, reviews = excluded.reviews, best_rated = excluded.best_rated
        """;

    private const string Rate = $"""
        with {ShopMean},
        rated as (select product_id, rating, reviews, {Damped} as best from ratings)
        update search.document d set rating = rated.rating, reviews = rated.reviews, best_rated = rated.best from rated
        where d.product_id = rated.product_id and (d.rating, d.reviews, d.best_rated) is distinct from (rated.rating, rated.reviews, rated.best)
        """;

    private const string WriteWords = $"""
        with recursive {CatalogRows.Wares},
        texts as (
            select to_tsvector('search.plain', concat_ws(' ', name, summary, said, description, array_to_string(colours, ' '))) as text from wares
            union all select to_tsvector('search.plain', name) from search.category),
        counted as (
            select lexeme as word, count(*)::int as documents from texts cross join unnest(text)
            where lexeme ~ '^[^\W_]+$' and lexeme !~ '[0-9]' and length(lexeme) between 2 and 40 group by lexeme)
        insert into search.word (word, stem, letters, documents)
        select word, coalesce((ts_lexize('english_stem', word))[1], ''),
            (select string_agg(letter, '' order by letter collate "C") from regexp_split_to_table(word, '') letter), documents
        from counted
        """;

    /// <summary>Rewrites these products' documents, or all when none are given; a full rewrite also counts the vocabulary anew.</summary>
    public async Task RewriteAsync(Guid[]? products, CancellationToken cancellationToken)
    {
        if (products is { Length: 0 }) return;
        if (products is null) db.Database.SetCommandTimeout(AllMayTake);
        await RefreshCategoriesAsync(cancellationToken);
        await RunAsync(WriteDocuments, products, cancellationToken);
        if (products is null)
        {
            await db.Database.ExecuteSqlAsync($"delete from search.word", cancellationToken);
            await RunAsync(WriteWords, null, cancellationToken);
        }
        else
        {
            // In one order, so that two products written at once do not wait for each other crosswise.
            await RunAsync(WriteWords + " order by word on conflict (word) do nothing", products, cancellationToken);
        }
    }

    /// <summary>
    /// Notes what is thought of products now. One review may move the shop's mean, and with it the order of all, so all that come out otherwise are
    /// written; of a large shop the mean moves by a tenth very seldom.
    /// </summary>
    public async Task RateAsync(CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({RatingLock})", cancellationToken);
        await db.Database.ExecuteSqlRawAsync(Rate, cancellationToken);
    }

    /// <summary>Rewrites what stands in categories that are new, renamed or moved.</summary>
    public async Task FollowCategoriesAsync(CancellationToken cancellationToken)
    {
        var changed = await RefreshCategoriesAsync(cancellationToken);
        if (changed.Length == 0) return;
        var products = await db.Database.SqlQueryRaw<Guid>(
            $"""with recursive {CatalogRows.Shelves}, {CatalogRows.OnShelves} select distinct product_id as "Value" from on_shelves""",
            new NpgsqlParameter("categories", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = changed }).ToListAsync(cancellationToken);
        foreach (var some in products.Chunk(5_000)) await RewriteAsync(some, cancellationToken);
    }

    /// <summary>Rewrites what says anything, or this value, of an attribute.</summary>
    public async Task FollowAttributeAsync(string code, string? value, CancellationToken cancellationToken)
    {
        var products = await db.Database.SqlQueryRaw<Guid>(
            $"""with {CatalogRows.Saying} select product_id as "Value" from saying""",
            new NpgsqlParameter("code", NpgsqlDbType.Text) { Value = code },
            new NpgsqlParameter("value", NpgsqlDbType.Text) { Value = (object?)value ?? DBNull.Value }).ToListAsync(cancellationToken);
        foreach (var some in products.Chunk(5_000)) await RewriteAsync(some, cancellationToken);
    }

    private async Task<Guid[]> RefreshCategoriesAsync(CancellationToken cancellationToken)
    {
        var changed = await db.Database.SqlQueryRaw<Guid>($"""
            with recursive {CatalogRows.Shelves},
            gone as (delete from search.category c where not exists (select from shelves where shelves.id = c.category_id)),
            written as (
                insert into search.category as known (category_id, slug, name, trail, above, picture_hash)
                select id, slug, name, trail, above, picture_hash from shelves order by id
                on conflict (category_id) do update set slug = excluded.slug, name = excluded.name, trail = excluded.trail, above = excluded.above,
                    picture_hash = excluded.picture_hash
                where (known.slug, known.name, known.trail, known.above, known.picture_hash)
                    is distinct from (excluded.slug, excluded.name, excluded.trail, excluded.above, excluded.picture_hash)
                returning category_id)
            select category_id as "Value" from written
            """).ToListAsync(cancellationToken);
        return [.. changed];
    }

    private Task<int> RunAsync(string statement, Guid[]? products, CancellationToken cancellationToken) => db.Database.ExecuteSqlRawAsync(
        statement, [new NpgsqlParameter("products", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = (object?)products ?? DBNull.Value }], cancellationToken);
}
