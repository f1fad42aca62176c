using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Search.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Search;

internal sealed class SearchRankingFacade(HangazoDb db, ICatalog catalog) : ISearchRanking
{
    public async Task NoteSoldAsync(IReadOnlyCollection<VariantId> variants, bool undone, CancellationToken cancellationToken)
    {
        var facts = await catalog.GetVariantsAsync(variants, cancellationToken);
        var products = facts.Values.Select(variant => variant.ProductId.Value).Distinct().Order().ToArray();
        var one = undone ? -1 : 1;
        await db.Database.ExecuteSqlAsync($"""
            with counted as (
                insert into search.popularity (product_id, sold, clicks) select id, greatest(0, {one}), 0 from unnest({products}) id order by id
                on conflict (product_id) do update set sold = greatest(0, popularity.sold + {one}) returning product_id, sold)
            update search.document d set sold = counted.sold from counted where d.product_id = counted.product_id
            """, cancellationToken);
    }
}
