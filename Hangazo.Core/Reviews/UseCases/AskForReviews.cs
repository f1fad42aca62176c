using Hangazo.Core.Data;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Reviews.UseCases;

/// <summary>Some days after an order was handed over its buyer is asked what they think of it, once. The owner says after how many days, or never.</summary>
public sealed class AskForReviews(HangazoDb db, ISettings settings, TimeProvider clock)
{
    /// <summary>Whoever could not be asked for so long, because it was switched off or the shop stood still, is not asked any more.</summary>
    private static readonly TimeSpan TooLate = TimeSpan.FromDays(30);

    /// <summary>False when nobody is to be asked now.</summary>
    public async Task<bool> ExecuteOneAsync(CancellationToken cancellationToken)
    {
        if ((await settings.ReviewsAsync(cancellationToken)).AskAfterDays is not { } days) return false;
        var due = clock.GetUtcNow().AddDays(-days);
        var request = await db.Set<ReviewRequest>().Where(r => r.State == ReviewRequestState.Waiting && r.HandedOverAt <= due)
            .OrderBy(r => r.HandedOverAt).FirstOrDefaultAsync(cancellationToken);
        if (request is null) return false;
        if (request.HandedOverAt < due - TooLate) request.Drop();
        else request.Ask();
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
