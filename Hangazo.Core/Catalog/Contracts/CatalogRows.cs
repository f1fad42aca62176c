namespace Hangazo.Core.Catalog.Contracts;

/// <summary>
/// The published catalogue as rows, for read models that other modules write by statements over many products. Text to stand in a statement as
/// <c>with recursive</c>, so that no module names the catalogue's tables and none of them is tied by a view.
/// </summary>
public static class CatalogRows
{
    /// <summary><c>shelves</c>: id, slug, name, picture_hash, trail (its name and those above), above (itself and all above).</summary>
    public const string Shelves = """
        climb as (
            select id, id as above, parent_id, name, 0 as depth from catalog.category
            union all
            select climb.id, c.id, c.parent_id, c.name, climb.depth + 1 from climb join catalog.category c on c.id = climb.parent_id),
        shelves as (
            select c.id, c.slug, c.name, c.picture_hash, string_agg(climb.name, ' ' order by climb.depth) as trail,
                array_agg(climb.above order by climb.depth) as above
            from climb join catalog.category c on c.id = climb.id group by c.id)
        """;

    /// <summary>
    /// <c>wares</c>: the published products among <c>@products</c> (null: all) with a variant to sell: id, slug, name, summary, description, published_at, featured, picture_hash,
    /// price_from, in_stock, on_sale, skus, sizes, colours, hexes (of the colours, in their order), places (the categories they were put in), facets (what
    /// it says of brand, tags and the attributes that filter, as <c>code=value</c> in order), said (the words of all its facets), rating (in hundredths of a star) and reviews.
    /// </summary>
    public const string Wares = """
        offered as (
            select v.product_id, min(v.price_minor) as price_from, bool_or(v.in_stock) as in_stock, bool_or(v.compare_at_minor is not null) as on_sale,
                array_agg(lower(v.sku) order by v.position) as skus,
                coalesce(array_agg(distinct v.size) filter (where v.size is not null), array[]::varchar[])::text[] as sizes
            from catalog.variant v where (@products::uuid[] is null or v.product_id = any(@products)) and not v.is_withdrawn group by v.product_id),
        dyed as (
            select product_id, array_agg(colour order by colour)::text[] as colours, array_agg(hex order by colour) as hexes from (
                select v.product_id, v.colour, coalesce(min(v.colour_hex), '') as hex from catalog.variant v
                where (@products::uuid[] is null or v.product_id = any(@products)) and not v.is_withdrawn and v.colour is not null
                group by v.product_id, v.colour) each group by product_id),
        placed as (
            select product_id, array_agg(category_id order by category_id) as places from catalog.product_category
            where @products::uuid[] is null or product_id = any(@products) group by product_id),
        wares as (
            select p.id, p.slug, p.name, p.summary, p.description, p.published_at, p.is_featured as featured, first.hash as picture_hash, price_from, in_stock, on_sale, skus, sizes,
                facets, said, coalesce(colours, array[]::text[]) as colours, coalesce(hexes, array[]::text[]) as hexes, coalesce(places, array[]::uuid[]) as places,
                coalesce(rated.average, 0) as rating, coalesce(rated.reviews, 0) as reviews
            from catalog.product p join offered on offered.product_id = p.id
            left join dyed on dyed.product_id = p.id left join placed on placed.product_id = p.id
            left join catalog.rating rated on rated.product_id = p.id
            left join catalog.picture first on first.product_id = p.id and first.position = 0
            cross join lateral (
                select coalesce(array_agg(distinct facet order by facet), array[]::text[]) as facets,
                    coalesce(string_agg(distinct word, ' '), '') as said
                from (select 'brand=' || p.brand as facet, p.brand as word where p.brand <> ''
                    union all select 'tag=' || tag, tag from unnest(p.tags) tag
                    union all select pair, case when a.kind in ('Choice', 'Choices') then substr(pair, strpos(pair, '=') + 1) end
                        from unnest(p.attributes) pair join catalog.attribute a on a.code = split_part(pair, '=', 1) and a.is_filter) each) of_it
            where p.state = 'Published')
        """;

    /// <summary><c>ratings</c>: product_id, rating (the average in hundredths of a star) and reviews of the products that were ever reviewed.</summary>
    public const string Ratings = "ratings as (select product_id, average as rating, reviews from catalog.rating)";

    /// <summary><c>saying</c>: product_id of the products that say anything, or <c>@value</c>, of the attribute or facet <c>@code</c>.</summary>
    public const string Saying = """
        saying as (
            select p.id as product_id from catalog.product p
            where case when @code = 'brand' then p.brand <> '' and p.brand = coalesce(@value, p.brand)
                when @value::text is null then exists (select from unnest(p.attributes) pair where starts_with(pair, @code || '='))
                else p.attributes @> array[@code || '=' || @value] end)
        """;

    /// <summary><c>on_shelves</c>: product_id of what stands in <c>@categories</c> or below them. Needs <see cref="Shelves"/>.</summary>
    public const string OnShelves = """
        on_shelves as (
            select pc.product_id from catalog.product_category pc join shelves on shelves.id = pc.category_id where shelves.above && @categories::uuid[])
        """;
}
