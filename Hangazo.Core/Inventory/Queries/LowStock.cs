using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Inventory.Queries;

/// <summary>Variants of which few are left, fewest first.</summary>
public sealed class LowStock(HangazoDb db, ICatalog catalog)
{
    public sealed record View(VariantId VariantId, string Slug, string Name, string OptionText, string Sku, decimal Available, decimal OnHand);

    public Task<int> CountAsync(decimal atMost, CancellationToken cancellationToken) =>
        db.Set<StockItem>().CountAsync(i => i.OnHand - i.Allocated - i.Reserved <= atMost, cancellationToken);

    public async Task<List<View>> ListAsync(decimal atMost, int count, CancellationToken cancellationToken)
    {
        var rows = await db.Set<StockItem>().AsNoTracking().Where(i => i.OnHand - i.Allocated - i.Reserved <= atMost)
            .OrderBy(i => i.OnHand - i.Allocated - i.Reserved).Take(count).ToListAsync(cancellationToken);
        var facts = await catalog.GetVariantsAsync(rows.ConvertAll(row => row.VariantId), cancellationToken);
        return rows.Where(row => facts.ContainsKey(row.VariantId)).Select(row =>
        {
            var variant = facts[row.VariantId];
            return new View(
                row.VariantId, variant.Slug, variant.Name, variant.OptionText, variant.Sku, row.OnHand - row.Allocated - row.Reserved, row.OnHand);
        }).ToList();
    }
}
