using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Daraja;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Payments.Queries;

/// <summary>How the payment of a subject stands, for its payment page and the page's JSON. Ownership is the caller's to check.</summary>
public sealed class PaymentStatus(HangazoDb db, IPayments payments, IOptions<DarajaOptions> daraja, TimeProvider clock)
{
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
        Money OpenCredit,
        IReadOnlyList<PaymentMethod> Offered,
        PayInstructions? Instructions)
    {
        public Money Owed => Due - Captured;

        /// <summary>What is asked for now: what is due, else all that is owed.</summary>
        public Money ToAsk { get; init; }

        /// <summary>How to pay without a request; null when nothing is owed or the shop has no PayBill number.</summary>
        public PayBillInstructions? PayBill { get; init; }
    }

    /// <param name="Sentence">What to tell the shopper.</param>
    /// <param name="IsWaiting">Whether the page should keep looking.</param>
    /// <param name="ExpiresAt">When the prompt leaves the phone; null before it is there and after the end.</param>
    public sealed record AttemptView(
        AttemptId Id,
        int Number,
        AttemptState State,
        PaymentMethod Method,
        string Sentence,
        bool IsWaiting,
        Money Amount,
        string PhoneMasked,
        DateTimeOffset StartedAt,
        DateTimeOffset? ExpiresAt,
        string? FailureCode,
        string? ChargeWords);

    /// <summary>Null when nothing is owed for such a subject.</summary>
    public async Task<View?> FindAsync(Guid subject, CancellationToken cancellationToken)
    {
        var payment = await db.Set<Payment>().AsNoTracking().SingleOrDefaultAsync(p => p.SubjectId == subject, cancellationToken);
        if (payment is null) return null;
        var latest = await db.Set<PaymentAttempt>().AsNoTracking()
            .Where(a => a.PaymentId == payment.Id && a.Gateway != Gateways.MpesaPayBill.Code && a.Lane == "")
            .OrderByDescending(a => a.Number).Take(1).ToListAsync(cancellationToken);
        var receipts = await db.Set<ReceivedMoney>().AsNoTracking()
            .Where(r => r.PaymentId == payment.Id && r.AcceptedMinor > 0).OrderBy(r => r.PaidAt).Select(r => r.Reference).ToListAsync(cancellationToken);
        var credit = await db.Set<Credit>().Where(c => c.PaymentId == payment.Id && c.State == CreditState.Open)
            .SumAsync(c => c.Amount.Minor, cancellationToken);
        var now = clock.GetUtcNow();
        var attempt = latest.SingleOrDefault();
        var resendAt = payment.State != PaymentState.Open ? null
            : attempt is { IsOpen: true } ? attempt.CreatedAt + Gateways.Of(attempt.Gateway).AloneFor
            : (DateTimeOffset?)now;
        IReadOnlyList<PaymentMethod> offered = payment.State == PaymentState.Open
            ? await payments.OfferedAsync(payment.ToAsk(now), payment.County, cancellationToken)
            : [];
        var byHand = attempt is not null && Gateways.Of(attempt.Gateway).Method.ByHand;
        return new(
            subject, payment.Reference, payment.Due, payment.Captured, payment.State, attempt is null ? null : Describe(payment, attempt, now),
            resendAt <= now, resendAt, receipts, new Money(credit, payment.Due.Currency), offered,
            byHand ? await payments.InstructionsAsync(subject, cancellationToken) : null)
        {
            ToAsk = payment.ToAsk(now),
            PayBill = payment.State == PaymentState.Open && daraja.Value.PayBillNumber is { } number
                ? new(number, PaymentReference.WithCheck(payment.Reference), payment.ToAsk(now))
                : null,
        };
    }

    internal static AttemptView Describe(Payment payment, PaymentAttempt attempt, DateTimeOffset now)
    {
        var gateway = Gateways.Of(attempt.Gateway);
        var promptedAt = attempt.State == AttemptState.Pending ? attempt.SubmittedAt : null;
        return new(
            attempt.Id, attempt.Number, attempt.State, gateway.Method, Sentence(payment, gateway, attempt, now),
            payment.State != PaymentState.Settled && ((attempt.IsOpen && !gateway.Method.ByHand) || attempt.PaidWithoutReceiptSince is not null),
            attempt.Amount, attempt.Phone.Masked, attempt.CreatedAt, promptedAt + gateway.PromptLifetime, attempt.FailureCode, attempt.ChargeWords);
    }

    private static string Sentence(Payment payment, Gateway gateway, PaymentAttempt attempt, DateTimeOffset now) => attempt switch
    {
        _ when payment.State == PaymentState.Settled => "Paid. Thank you!",
        { IsOpen: false } when payment is { State: PaymentState.Open, Captured.IsZero: false } =>
            $"{payment.Captured} of {payment.Due} has arrived. {payment.Due - payment.Captured} is left to pay.",
        { State: AttemptState.Succeeded } => "Paid. Thank you!",
        { PaidWithoutReceiptSince: not null, State: not AttemptState.NeedsReview } or { ClaimedReceipt: not null, State: not AttemptState.NeedsReview } =>
            $"{gateway.Who} says you paid. We are waiting for the receipt.",
        { State: AttemptState.Created or AttemptState.Submitting } => gateway.Sending,
        { State: AttemptState.Pending, RestMinor: > 0 } => $"{gateway.Waiting} When {attempt.Amount} is paid, we ask for the other {new Money(attempt.RestMinor, attempt.Amount.Currency)}.",
        { State: AttemptState.Pending } => now - attempt.SubmittedAt < gateway.WaitsFor ? gateway.Waiting : gateway.Overdue,
        _ => attempt.FailureText ?? "This request did not work. Please try again.",
    };
}
