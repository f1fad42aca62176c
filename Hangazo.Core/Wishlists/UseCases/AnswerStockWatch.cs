using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Wishlists.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Wishlists.UseCases;

/// <summary>Whoever got the mail says yes or no to it. What came back in the meantime is told at once.</summary>
public sealed class AnswerStockWatch(HangazoDb db, ICatalog catalog, TimeProvider clock)
{
    /// <summary>Code: <c>watch.not-found</c>, also for a wrong key.</summary>
    public async Task<Result> ExecuteAsync(StockWatchId id, string? key, bool yes, CancellationToken cancellationToken)
    {
        var watch = await db.Set<StockWatch>().SingleOrDefaultAsync(w => w.Id == id, cancellationToken);
        if (watch is null || !watch.IsOpenedBy(key)) return WishlistsErrors.NotFound;
        var now = clock.GetUtcNow();
        if (yes)
        {
            watch.Confirm(now);
            if (await catalog.IsInStockAsync(watch.VariantId, cancellationToken)) watch.Meet(now);
        }
        else
        {
            watch.Stop(now);
        }

        await db.SaveChangesAsync(cancellationToken);
        return Result.Ok;
    }
}
