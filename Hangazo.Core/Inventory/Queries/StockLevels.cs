using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Inventory.Queries;

/// <summary>What is on hand of some variants; those without a stock row are absent.</summary>
public sealed class StockLevels(HangazoDb db)
{
    public async Task<IReadOnlyDictionary<VariantId, decimal>> OnHandAsync(IReadOnlyCollection<VariantId> variants, CancellationToken cancellationToken) =>
        await db.Set<StockItem>().AsNoTracking().Where(item => variants.Contains(item.VariantId)).ToDictionaryAsync(item => item.VariantId, item => item.OnHand, cancellationToken);
}
