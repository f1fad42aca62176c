using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Wishlists.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Wishlists.UseCases;

/// <summary>
/// Somebody leaves an address to be told when a variant is back. Whether the address is known, waits already or has had too many questions, the
/// answer is the same: nobody learns by it who waits for what.
/// </summary>
public sealed class AskForStock(HangazoDb db, ICatalog catalog, TimeProvider clock)
{
    /// <summary>Questions an address gets in a day: nobody's mailbox is filled by others.</summary>
    private const int MostQuestions = 10;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan KeepUnanswered = TimeSpan.FromDays(7);
    private static readonly TimeSpan KeepDone = TimeSpan.FromDays(30);

    public sealed record Command(VariantId Variant, string? Email);

    /// <summary>Codes: <c>variant.not-found</c>, <c>watch.email</c>.</summary>
    public async Task<Result> ExecuteAsync(Command command, CancellationToken cancellationToken)
    {
        if (EmailAddress.Clean(command.Email) is not { } typed) return WishlistsErrors.EmailInvalid;
        var email = typed.ToLowerInvariant();
        var facts = await catalog.GetVariantsAsync([command.Variant], cancellationToken);
        if (!facts.TryGetValue(command.Variant, out var variant) || !variant.IsSellable) return WishlistsErrors.VariantNotFound;
        var now = clock.GetUtcNow();
        await ForgetAsync(now, cancellationToken);
        var known = await db.Set<StockWatch>().SingleOrDefaultAsync(w => w.VariantId == command.Variant && w.Email == email, cancellationToken);
        if (known is not null && known.Stands(now)) return Result.Ok;
        var asked = await db.Set<StockWatch>()
            .CountAsync(w => w.Email == email && w.State == StockWatchState.Unconfirmed && w.Since > now - Day, cancellationToken);
        if (asked >= MostQuestions) return Result.Ok;
        if (known is not null) db.Remove(known);
        db.Add(StockWatch.Ask(command.Variant, email, now));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Ok;
    }

    /// <summary>Addresses are kept no longer than they are needed.</summary>
    private Task ForgetAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (unanswered, done) = (now - KeepUnanswered, now - KeepDone);
        return db.Set<StockWatch>()
            .Where(w => (w.State == StockWatchState.Unconfirmed && w.Since < unanswered)
                || ((w.State == StockWatchState.Met || w.State == StockWatchState.Stopped) && w.Since < done))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
