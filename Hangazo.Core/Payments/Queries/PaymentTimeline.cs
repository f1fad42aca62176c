using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.Queries;

/// <summary>Everything that happened about the money of one subject, for staff.</summary>
public sealed class PaymentTimeline(HangazoDb db)
{
    public sealed record View(
        PaymentId Id,
        string Reference,
        Money Due,
        Money Captured,
        PaymentState State,
        string? ClosedReason,
        IReadOnlyList<AttemptLine> Attempts,
        IReadOnlyList<ReceiptLine> Receipts,
        IReadOnlyList<CreditLine> Credits,
        IReadOnlyList<EventLine> Events);

    /// <param name="Phone">Whom the request goes to; where no phone is asked for, who pays.</param>
    public sealed record AttemptLine(
        AttemptId Id, int Number, string Method, string Phone, Money Amount, AttemptState State, string? Receipt, string? FailureCode, string? FailureText,
        string? CheckoutRequestId, DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt, DateTimeOffset? FinishedAt, DateTimeOffset? NextPollAt, string? Charge);

    public sealed record ReceiptLine(Guid Id, string Reference, bool IsStandIn, Money Amount, Money Accepted, Booking Booking, DateTimeOffset PaidAt, string? PayerName);

    /// <param name="Problem">Why it has not gone back.</param>
    /// <param name="Refund">How its refund stands; null when nobody has begun it.</param>
    /// <param name="NextStepAt">When the shop by itself goes on with its refund.</param>
    public sealed record CreditLine(
        Guid Id, string Receipt, string Method, Money Amount, CreditReason Reason, string? Note, CreditState State, DateTimeOffset CreatedAt, string? RefundReference,
        string? Problem, RefundState? Refund, DateTimeOffset? NextStepAt);

    /// <param name="Body">The provider's own words, where it spoke, with telephone numbers masked.</param>
    public sealed record EventLine(DateTimeOffset At, PaymentEventKind Kind, AttemptId? AttemptId, string Text, string? Body);

    public async Task<View?> FindAsync(Guid subject, CancellationToken cancellationToken)
    {
        var payment = await db.Set<Payment>().AsNoTrackingWithIdentityResolution().AsSplitQuery()
            .Include(p => p.Attempts.OrderBy(a => a.Number)).Include(p => p.Receipts.OrderBy(r => r.BookedAt))
            .Include(p => p.Credits.OrderBy(c => c.CreatedAt)).Include(p => p.Journal.OrderBy(e => e.Id))
            .SingleOrDefaultAsync(p => p.SubjectId == subject, cancellationToken);
        if (payment is null) return null;
        var refunds = await db.Set<Refund>().AsNoTracking().Where(r => r.PaymentId == payment.Id && r.CreditId != null && r.State != RefundState.Rejected)
            .Select(r => new { r.CreditId, r.State, r.NextStepAt }).ToDictionaryAsync(r => r.CreditId!.Value, cancellationToken);
        var phones = payment.Attempts.Select(a => a.Phone).Where(phone => phone != PayBillReceipt.NobodysPhone).Distinct().ToList();
        return new(
            payment.Id, payment.Reference, payment.Due, payment.Captured, payment.State, payment.ClosedReason,
            [.. payment.Attempts.Select(a => new AttemptLine(
                a.Id, a.Number, Gateways.Of(a.Gateway).Method.Name, Who(a), a.Amount, a.State, a.Receipt, a.FailureCode, a.FailureText,
                a.CheckoutRequestId, a.CreatedAt, a.SubmittedAt, a.FinishedAt, a.NextPollAt, a.ChargeWords))],
            [.. payment.Receipts.Select(r => new ReceiptLine(r.Id, r.Reference, r.IsStandIn, r.Amount, r.Accepted, r.Booking, r.PaidAt, r.PayerName))],
            [.. payment.Credits.Select(c => (Credit: c, Refund: refunds.GetValueOrDefault(c.Id))).Select(c => new CreditLine(
                c.Credit.Id, c.Credit.Receipt, Gateways.Of(c.Credit.Gateway).Method.Name, c.Credit.Amount, c.Credit.Reason, c.Credit.Note, c.Credit.State,
                c.Credit.CreatedAt, c.Credit.RefundReference, c.Credit.RefundProblem, c.Refund?.State, c.Refund?.NextStepAt))],
            [.. payment.Journal.Select(e => new EventLine(e.At, e.Kind, e.AttemptId, e.Text, MaskedMessage.Of(e.Body, phones)))]);
    }

    /// <summary>What came to the PayBill by itself shows no whole number: M-Pesa told it for booking, or staff for giving back.</summary>
    private static string Who(PaymentAttempt attempt) => attempt.Phone == PayBillReceipt.NobodysPhone ? attempt.PayerName ?? "masked"
        : attempt.Gateway == Gateways.MpesaPayBill.Code ? attempt.Phone.Masked : attempt.Phone.National;
}
