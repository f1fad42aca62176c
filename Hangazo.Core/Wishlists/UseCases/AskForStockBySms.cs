using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Wishlists.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Wishlists.UseCases;

/// <summary>
/// Somebody leaves a Kenyan mobile number to be told when a variant is back. Answers with where the code is to be entered, also when the number is
/// known already and gets none: nobody learns by it who waits for what. How many messages a number gets in a day, Notifications says.
/// </summary>
public sealed class AskForStockBySms(HangazoDb db, ICatalog catalog, TimeProvider clock)
{
    private static readonly TimeSpan KeepUnanswered = TimeSpan.FromDays(7);
    private static readonly TimeSpan KeepDone = TimeSpan.FromDays(30);

    /// <summary>Codes: <c>variant.not-found</c>, <c>watch.phone</c>.</summary>
    public async Task<Result<SmsWatchId>> ExecuteAsync(VariantId variant, string? phone, CancellationToken cancellationToken)
    {
        if (PhoneNumber.ParseKenyan(phone) is not { Succeeded: true, Value: var number }) return WishlistsErrors.PhoneInvalid;
        var facts = await catalog.GetVariantsAsync([variant], cancellationToken);
        if (!facts.TryGetValue(variant, out var known) || !known.IsSellable) return WishlistsErrors.VariantNotFound;
        var now = clock.GetUtcNow();
        await ForgetAsync(now, cancellationToken);
        var watch = await db.Set<SmsWatch>().SingleOrDefaultAsync(w => w.VariantId == variant && w.Phone == number, cancellationToken);
        if (watch is not null && watch.Stands(now)) return watch.Id;
        if (watch is not null) db.Remove(watch);
        var asked = SmsWatch.Ask(variant, number, now);
        db.Add(asked);
        await db.SaveChangesAsync(cancellationToken);
        return asked.Id;
    }

    /// <summary>Numbers are kept no longer than they are needed.</summary>
    private Task ForgetAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (unanswered, done) = (now - KeepUnanswered, now - KeepDone);
        return db.Set<SmsWatch>()
            .Where(w => (w.State == StockWatchState.Unconfirmed && w.Since < unanswered)
                || ((w.State == StockWatchState.Met || w.State == StockWatchState.Stopped) && w.Since < done))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
