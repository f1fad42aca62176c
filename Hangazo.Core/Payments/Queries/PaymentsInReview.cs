using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.Queries;

/// <summary>What staff must look at: attempts that do not add up, and the money that came with them.</summary>
public sealed class PaymentsInReview(HangazoDb db)
{
    private const int Most = 200;

    /// <param name="Reference">The payment's reference, as the payer saw it.</param>
    /// <param name="Asked">What the attempt asked for.</param>
    public sealed record AttemptView(
        AttemptId Id, Guid SubjectId, string Reference, PhoneNumber Phone, Money Asked, string? Code, string? Text, DateTimeOffset? Since);

    public sealed record MoneyView(Guid Id, Guid SubjectId, string Reference, string Receipt, Money Amount, DateTimeOffset PaidAt);

    /// <summary>Notifications that could not be processed after many tries.</summary>
    public sealed record StuckView(long Id, AttemptId? AttemptId, string? Error, DateTimeOffset ReceivedAt);

    public async Task<int> CountAsync(CancellationToken cancellationToken) =>
        await db.Set<PaymentAttempt>().CountAsync(a => a.State == AttemptState.NeedsReview, cancellationToken)
        + await db.Set<ReceivedMoney>().CountAsync(r => r.Booking == Booking.Review, cancellationToken);

    public Task<List<AttemptView>> AttemptsAsync(CancellationToken cancellationToken) => (
        from attempt in db.Set<PaymentAttempt>().AsNoTracking()
        where attempt.State == AttemptState.NeedsReview
        join payment in db.Set<Payment>() on attempt.PaymentId equals payment.Id
        orderby attempt.FinishedAt
        select new AttemptView(
            attempt.Id, payment.SubjectId, payment.Reference, attempt.Phone, attempt.Amount, attempt.FailureCode, attempt.FailureText, attempt.FinishedAt))
        .Take(Most).ToListAsync(cancellationToken);

    public Task<List<MoneyView>> MoneyAsync(CancellationToken cancellationToken) => (
        from receipt in db.Set<ReceivedMoney>().AsNoTracking()
        where receipt.Booking == Booking.Review
        join payment in db.Set<Payment>() on receipt.PaymentId equals payment.Id
        orderby receipt.BookedAt
        select new MoneyView(receipt.Id, payment.SubjectId, payment.Reference, receipt.Reference, receipt.Amount, receipt.PaidAt))
        .Take(Most).ToListAsync(cancellationToken);

    public Task<List<StuckView>> StuckAsync(CancellationToken cancellationToken) => db.Set<InboxMessage>().AsNoTracking()
        .Where(m => m.ProcessedAt == null && m.NextTryAt == null && m.Tries > 0)
        .OrderBy(m => m.Id).Select(m => new StuckView(m.Id, m.AttemptId, m.Outcome, m.ReceivedAt)).Take(Most).ToListAsync(cancellationToken);
}
