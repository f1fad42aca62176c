using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Inventory.Reactions;

/// <summary>Takes down the opening stock that a list of products names, for variants that were never counted: what was counted since is known better here.</summary>
internal sealed class TakeListedStock(HangazoDb db, IInventory inventory) : IReactTo<StockListed>
{
    public async Task ReactAsync(StockListed happened, CancellationToken cancellationToken)
    {
        var variants = happened.Lines.Select(line => line.Variant).ToArray();
        var counted = await db.Set<StockItem>().AsNoTracking().Where(item => variants.Contains(item.VariantId)).Select(item => item.VariantId).ToListAsync(cancellationToken);
        foreach (var line in happened.Lines.Where(line => !counted.Contains(line.Variant)).OrderBy(line => line.Variant.Value))
            await inventory.SetOnHandAsync(line.Variant, line.OnHand, "opening stock", happened.By, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
