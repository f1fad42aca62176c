using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.Queries;

/// <summary>How the payment of a subject stands, for its payment page and the page's JSON. Ownership is the caller's to check.</summary>
public sealed class PaymentStatus(HangazoDb db, TimeProvider clock)
{
    /// <summary>How long a prompt stands on the phone, as far as anybody knows; pages count down to it.</summary>
    private static readonly TimeSpan PromptLifetime = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(90);

    public sealed record View(
        Guid SubjectId,
        string Reference,
        Money Due,
        Money Captured,
        PaymentState State,
        AttemptView? Attempt,
        bool CanStartAttempt,
        DateTimeOffset? ResendAllowedAt,
        IReadOnlyList<string> Receipts,
        Money OpenCredit);

    /// <param name="Sentence">What to tell the shopper.</param>
    /// <param name="IsWaiting">Whether the page should keep looking.</param>
    /// <param name="ExpiresAt">When the prompt leaves the phone; null before it is there and after the end.</param>
    public sealed record AttemptView(
        AttemptId Id,
        int Number,
        AttemptState State,
        string Sentence,
        bool IsWaiting,
        Money Amount,
        string PhoneMasked,
        DateTimeOffset StartedAt,
        DateTimeOffset? ExpiresAt,
        string? FailureCode);

    /// <summary>Null when nothing is owed for such a subject.</summary>
    public async Task<View?> FindAsync(Guid subject, CancellationToken cancellationToken)
    {
        var payment = await db.Set<Payment>().AsNoTracking().SingleOrDefaultAsync(p => p.SubjectId == subject, cancellationToken);
        if (payment is null) return null;
        var latest = await db.Set<PaymentAttempt>().AsNoTracking()
            .Where(a => a.PaymentId == payment.Id).OrderByDescending(a => a.Number).Take(1).ToListAsync(cancellationToken);
        var receipts = await db.Set<ReceivedMoney>().AsNoTracking()
            .Where(r => r.PaymentId == payment.Id && r.AcceptedMinor > 0).OrderBy(r => r.PaidAt).Select(r => r.Reference).ToListAsync(cancellationToken);
        var credit = await db.Set<Credit>().Where(c => c.PaymentId == payment.Id && c.State == CreditState.Open)
            .SumAsync(c => c.Amount.Minor, cancellationToken);
        var now = clock.GetUtcNow();
        var attempt = latest.SingleOrDefault();
        var resendAt = payment.State != PaymentState.Open ? null
            : attempt is { IsOpen: true } ? attempt.CreatedAt + Payment.ResendAfter
            : (DateTimeOffset?)now;
        return new(
            subject, payment.Reference, payment.Due, payment.Captured, payment.State, attempt is null ? null : Describe(attempt, now),
            resendAt <= now, resendAt, receipts, new Money(credit, payment.Due.Currency));
    }

    private static AttemptView Describe(PaymentAttempt attempt, DateTimeOffset now)
    {
        var promptedAt = attempt.State == AttemptState.Pending ? attempt.SubmittedAt : null;
        return new(
            attempt.Id, attempt.Number, attempt.State, Sentence(attempt, now), attempt.IsOpen || attempt.PaidWithoutReceiptSince is not null,
            attempt.Amount, attempt.Phone.Masked, attempt.CreatedAt, promptedAt + PromptLifetime, attempt.FailureCode);
    }

    private static string Sentence(PaymentAttempt attempt, DateTimeOffset now) => attempt switch
    {
        { State: AttemptState.Succeeded } => "Paid. Thank you!",
        { PaidWithoutReceiptSince: not null, State: not AttemptState.NeedsReview } or { ClaimedReceipt: not null, State: not AttemptState.NeedsReview } =>
            "M-Pesa says you paid. We are waiting for the receipt.",
        { State: AttemptState.Created or AttemptState.Submitting } => "We are sending the request to your phone.",
        { State: AttemptState.Pending } => now - attempt.SubmittedAt < Overdue
            ? "Look at your phone and enter your M-Pesa PIN."
            : "M-Pesa has not confirmed the payment yet. If you paid, it will show here soon.",
        _ => attempt.FailureText ?? "This request did not work. Please try again.",
    };
}
