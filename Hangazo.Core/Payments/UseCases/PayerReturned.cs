using Hangazo.Core.Data;
using Hangazo.Core.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>
/// The payer came back from the provider's page, having paid or not. That is a hint, not a proof: we ask the provider now, or in a few
/// seconds when it was asked just now.
/// </summary>
public sealed class PayerReturned(HangazoDb db, ReconcileAttempts reconcile, TimeProvider clock)
{
    /// <summary>The subject of the payment; null when nobody was sent out with this token.</summary>
    public async Task<Guid?> ExecuteAsync(string? returnToken, CancellationToken cancellationToken)
    {
        if (returnToken is not { Length: 48 }) return null;
        var attempt = await (
            from payment in db.Set<Payment>()
            from tried in payment.Attempts
            where tried.ReturnToken == returnToken
            select new { payment.SubjectId, tried.Id, tried.State, tried.CheckoutRequestId }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (attempt is null) return null;
        if (attempt.State == AttemptState.Succeeded || attempt.CheckoutRequestId is null) return attempt.SubjectId;
        var now = clock.GetUtcNow();
        var notSince = now - CheckNow.Apart;
        var mine = await db.Set<PaymentAttempt>().Where(a => a.Id == attempt.Id && (a.LastCheckedAt == null || a.LastCheckedAt <= notSince))
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.LastCheckedAt, now), cancellationToken);
        if (mine > 0) await reconcile.AskAsync(attempt.Id, cancellationToken);
        var soon = now + CheckNow.Apart;
        await db.Set<PaymentAttempt>().Where(a => a.Id == attempt.Id && a.NextPollAt > soon)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.NextPollAt, soon), cancellationToken);
        return attempt.SubjectId;
    }
}
