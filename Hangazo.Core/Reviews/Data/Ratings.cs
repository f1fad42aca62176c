using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Reviews.Data;

/// <summary>Counts published reviews and tells the catalogue, in the caller's transaction.</summary>
public sealed class Ratings(HangazoDb db, ICatalog catalog)
{
    /// <summary>One count at a time: a count that began earlier must not be written later.</summary>
    private const long Lock = 0x526174696E67;

    /// <summary>Of these products, or of all that have reviews when none are given. Whoever counts very many announces nothing and has search follow by itself.</summary>
    public async Task CountAsync(Guid[]? products, bool announce, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", cancellationToken);
        var counted = await db.Database.SqlQuery<Counted>($"""
            with counts as (
                select product_id, count(*) filter (where state = 'Published')::int as reviews, coalesce(sum(stars) filter (where state = 'Published'), 0)::int as stars,
                    count(*) filter (where state = 'Published' and stars = 1)::int as one, count(*) filter (where state = 'Published' and stars = 2)::int as two,
                    count(*) filter (where state = 'Published' and stars = 3)::int as three, count(*) filter (where state = 'Published' and stars = 4)::int as four,
                    count(*) filter (where state = 'Published' and stars = 5)::int as five,
                    count(*) filter (where state = 'Published' and fit = 'RunsSmall')::int as small, count(*) filter (where state = 'Published' and fit = 'TrueToSize')::int as fits,
                    count(*) filter (where state = 'Published' and fit = 'RunsLarge')::int as large
                from reviews.review where {products}::uuid[] is null or product_id = any({products}::uuid[]) group by product_id),
            written as (
                insert into reviews.rating (product_id, one, two, three, four, five, runs_small, true_to_size, runs_large)
                select product_id, one, two, three, four, five, small, fits, large from counts order by product_id
                on conflict (product_id) do update set one = excluded.one, two = excluded.two, three = excluded.three, four = excluded.four, five = excluded.five,
                    runs_small = excluded.runs_small, true_to_size = excluded.true_to_size, runs_large = excluded.runs_large)
            select product_id as "Product", reviews as "Reviews", stars as "Stars" from counts
            """).ToListAsync(cancellationToken);
        await catalog.NoteRatingsAsync([.. counted.Select(row => (new ProductId(row.Product), Rating.Of(row.Stars, row.Reviews)))], announce, cancellationToken);
    }

    private sealed record Counted(Guid Product, int Reviews, int Stars);
}
