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
    /// <param name="PayKey">Of the pay page, when it was not the buyer who was sent out.</param>
    public sealed record Returned(Guid Subject, AttemptId Attempt, string? PayKey);

    /// <summary>Whose try it was; null when nobody was sent out with this token.</summary>
    public async Task<Returned?> ExecuteAsync(string? returnToken, CancellationToken cancellationToken)
    {
        if (returnToken is not { Length: 48 }) return null;
        var attempt = await (
            from payment in db.Set<Payment>()
            from tried in payment.Attempts
            where tried.ReturnToken == returnToken
            select new { payment.SubjectId, payment.PayKey, tried.Lane, tried.Id, tried.State, tried.CheckoutRequestId }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (attempt is null) return null;
        var returned = new Returned(attempt.SubjectId, attempt.Id, attempt.Lane.Length == 0 ? null : attempt.PayKey);
        if (attempt.State == AttemptState.Succeeded || attempt.CheckoutRequestId is null) return returned;
        var now = clock.GetUtcNow();
        var notSince = now - CheckNow.Apart;
        var mine = await db.Set<PaymentAttempt>().Where(a => a.Id == attempt.Id && (a.LastCheckedAt == null || a.LastCheckedAt <= notSince))
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.LastCheckedAt, now), cancellationToken);
        if (mine > 0) await reconcile.AskAsync(attempt.Id, cancellationToken);
        var soon = now + CheckNow.Apart;
        await db.Set<PaymentAttempt>().Where(a => a.Id == attempt.Id && a.NextPollAt > soon)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.NextPollAt, soon), cancellationToken);
        return returned;
    }
}
