using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Outbox;
using Hangazo.Core.Wishlists.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Wishlists.Reactions;

/// <summary>When variants are back, everybody who waits for one of them is told.</summary>
internal sealed class MeetStockWatches(HangazoDb db, TimeProvider clock) : IReactTo<VariantsInStock>
{
    public async Task ReactAsync(VariantsInStock happened, CancellationToken cancellationToken)
    {
        var back = happened.Variants.ToArray();
        var waiting = await db.Set<StockWatch>()
            .Where(watch => back.Contains(watch.VariantId) && watch.State == StockWatchState.Waiting).ToListAsync(cancellationToken);
        foreach (var watch in waiting) watch.Meet(clock.GetUtcNow());
        var texted = await db.Set<SmsWatch>()
            .Where(watch => back.Contains(watch.VariantId) && watch.State == StockWatchState.Waiting).ToListAsync(cancellationToken);
        foreach (var watch in texted) watch.Meet(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
