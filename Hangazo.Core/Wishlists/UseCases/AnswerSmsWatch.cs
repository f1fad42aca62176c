using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Wishlists.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Wishlists.UseCases;

/// <summary>Whoever got the code enters it, or later says no. What came back in the meantime is told at once.</summary>
public sealed class AnswerSmsWatch(HangazoDb db, ICatalog catalog, TimeProvider clock)
{
    /// <summary>Answers with the key of the wish. Codes: <c>watch.not-found</c>, <c>watch.code-wrong</c>, <c>watch.code-over</c>.</summary>
    public async Task<Result<string>> EnterAsync(SmsWatchId id, string? code, CancellationToken cancellationToken)
    {
        var watch = await db.Set<SmsWatch>().SingleOrDefaultAsync(w => w.Id == id, cancellationToken);
        if (watch is null) return WishlistsErrors.NotFound;
        var now = clock.GetUtcNow();
        var entered = watch.Enter(code, now);
        if (entered.Succeeded && await catalog.IsInStockAsync(watch.VariantId, cancellationToken)) watch.Meet(now);
        await db.SaveChangesAsync(cancellationToken);
        return entered.Succeeded ? watch.Key : entered.Error;
    }

    /// <summary>Code: <c>watch.not-found</c>, also for a wrong key.</summary>
    public async Task<Result> StopAsync(SmsWatchId id, string? key, CancellationToken cancellationToken)
    {
        var watch = await db.Set<SmsWatch>().SingleOrDefaultAsync(w => w.Id == id, cancellationToken);
        if (watch is null || !watch.IsOpenedBy(key)) return WishlistsErrors.NotFound;
        watch.Stop(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return Result.Ok;
    }
}
