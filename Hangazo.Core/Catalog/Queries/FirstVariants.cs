using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Catalog.Queries;

/// <summary>One variant of each product, the first that is sold, where any of them will do.</summary>
public sealed class FirstVariants(HangazoDb db)
{
    /// <summary>Products without one are absent.</summary>
    public async Task<IReadOnlyDictionary<ProductId, VariantId>> OfAsync(ProductId[] products, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Variant>().AsNoTracking().Where(variant => products.Contains(variant.ProductId) && !variant.IsWithdrawn)
            .Select(variant => new { variant.ProductId, variant.Id, variant.Position }).ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.ProductId).ToDictionary(group => group.Key, group => group.MinBy(row => row.Position)!.Id);
    }
}
