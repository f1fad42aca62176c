using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Catalog.Data;

/// <summary>Writes the lists' read models (cards and shelf places) from products, in the caller's transaction.</summary>
public sealed class Shelves(HangazoDb db)
{
    /// <summary>Rewrites the rows of these products, or of all products when none are given.</summary>
    public Task RewriteAsync(Guid[]? products, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync($"""
        with chosen as (
            select p.id, p.slug, p.name, p.state, p.is_featured, p.published_at, p.unit
            from catalog.product p where {products}::uuid[] is null or p.id = any({products}::uuid[])),
        gone as (delete from catalog.card c using chosen where c.product_id = chosen.id and chosen.state <> 'Published'),
        off as (delete from catalog.shelf s using chosen where s.product_id = chosen.id and chosen.state <> 'Published'),
        sold as (
            select v.product_id, min(v.price_minor) price_from, max(v.price_minor) price_to, min(v.price_currency) currency, bool_or(v.in_stock) in_stock,
                (array_agg(v.compare_at_minor order by v.price_minor) filter (where v.compare_at_minor is not null))[1] compare_at
            from catalog.variant v join chosen on chosen.id = v.product_id where not v.is_withdrawn group by v.product_id),
        colours as (
            select product_id, (array_agg(colour_hex order by position))[1:6] hexes from (
                select v.product_id, v.colour_hex, min(v.position) position
                from catalog.variant v join chosen on chosen.id = v.product_id
                where v.colour_hex is not null and not v.is_withdrawn group by v.product_id, v.colour_hex) each group by product_id),
        cards as (
            insert into catalog.card (product_id, slug, name, price_from_minor, price_to_minor, compare_at_minor, currency, unit, in_stock, published_at,
                picture_hash, picture_alt, picture_focus_x, picture_focus_y, colours, rating, reviews)
            select chosen.id, slug, name, price_from, price_to, compare_at, currency, unit, in_stock, published_at,
                first.hash, first.alt, coalesce(first.focus_x, 5), coalesce(first.focus_y, 5), coalesce(hexes, array[]::text[]),
                coalesce(rated.average, 0), coalesce(rated.reviews, 0)
            from chosen join sold on sold.product_id = chosen.id
            left join colours on colours.product_id = chosen.id
            left join catalog.rating rated on rated.product_id = chosen.id
            left join catalog.picture first on first.product_id = chosen.id and first.position = 0
            where chosen.state = 'Published'
            on conflict (product_id) do update set slug = excluded.slug, name = excluded.name, price_from_minor = excluded.price_from_minor,
                price_to_minor = excluded.price_to_minor, currency = excluded.currency, unit = excluded.unit, compare_at_minor = excluded.compare_at_minor, in_stock = excluded.in_stock,
                published_at = excluded.published_at, picture_hash = excluded.picture_hash, picture_alt = excluded.picture_alt, picture_focus_x = excluded.picture_focus_x, picture_focus_y = excluded.picture_focus_y, colours = excluded.colours
            returning product_id),
        places as (
            with recursive up as (
                select pc.product_id, pc.category_id from catalog.product_category pc join chosen on chosen.id = pc.product_id
                union
                select up.product_id, c.parent_id from up join catalog.category c on c.id = up.category_id where c.parent_id is not null)
            select product_id, category_id from up
            union select id, '00000000-0000-0000-0000-000000000000'::uuid from chosen),
        moved as (
            delete from catalog.shelf s using chosen where s.product_id = chosen.id and chosen.state = 'Published'
                and not exists (select from places where places.product_id = s.product_id and places.category_id = s.category_id))
        insert into catalog.shelf (category_id, product_id, featured, published_at, price_from_minor, on_sale, in_stock)
        select places.category_id, chosen.id, is_featured, published_at, price_from, compare_at is not null, in_stock
        from places join chosen on chosen.id = places.product_id join sold on sold.product_id = chosen.id
        where chosen.state = 'Published'
        on conflict (category_id, product_id) do update set featured = excluded.featured, published_at = excluded.published_at,
            price_from_minor = excluded.price_from_minor, on_sale = excluded.on_sale, in_stock = excluded.in_stock
        """, cancellationToken);
}
