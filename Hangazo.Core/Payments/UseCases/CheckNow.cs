using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>The shopper says "I have paid": asks the gateway now instead of at the next turn, at most every 5 seconds per attempt.</summary>
public sealed class CheckNow(HangazoDb db, ReconcileAttempts reconcile, TimeProvider clock)
{
    /// <summary>M-Pesa's spike arrest dislikes less between two questions about one id.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromSeconds(5);

    /// <summary>True when the gateway was asked; false when there is nothing to ask or it was asked just now. Codes: <c>payment.not-found</c>.</summary>
    public async Task<Result<bool>> ExecuteAsync(Guid subject, CancellationToken cancellationToken)
    {
        var payment = await db.Set<Payment>().AsNoTracking().Where(p => p.SubjectId == subject)
            .Select(p => new { p.Id, p.State }).SingleOrDefaultAsync(cancellationToken);
        if (payment is null) return PaymentErrors.NotFound;
        if (payment.State == PaymentState.Settled) return false;
        var now = clock.GetUtcNow();
        var latest = await db.Set<PaymentAttempt>().AsNoTracking()
            .Where(a => a.PaymentId == payment.Id && a.SubmittedAt != null && a.State != AttemptState.Submitting && a.State != AttemptState.Succeeded)
            .OrderByDescending(a => a.Number).Select(a => a.Id).Take(1).ToListAsync(cancellationToken);
        if (latest.Count == 0) return false;
        var (attempt, notSince) = (latest[0], now - Apart);
        var mine = await db.Set<PaymentAttempt>()
            .Where(a => a.Id == attempt && (a.LastCheckedAt == null || a.LastCheckedAt <= notSince) && a.SubmittedAt <= notSince)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.LastCheckedAt, now), cancellationToken);
        if (mine == 0) return false;
        await reconcile.AskAsync(attempt, cancellationToken);
        return true;
    }
}
