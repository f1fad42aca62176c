using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Data;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>A second person approves or rejects what is to be given back, and staff settle how an unclear refund ended.</summary>
public sealed class DecideRefund(HangazoDb db, PaymentGateways gateways, PaymentBell bell, IAuditTrail trail, TimeProvider clock)
{
    private const int LongestReference = 80;

    /// <param name="occasion">What the refunds were asked for together under.</param>
    /// <remarks>Codes: <c>payment.not-found</c>, <c>payment.refund-not-waiting</c>, <c>payment.refund-same-person</c>.</remarks>
    public Task<Result> ApproveAsync(Guid occasion, Actor by, CancellationToken cancellationToken) => DecideAsync(
        occasion, by, "Refund approved", book => book.Approve(occasion, by, refund => gateways.WayBack(book, refund) != RefundWay.ByHand, clock.GetUtcNow()), cancellationToken);

    /// <remarks>Codes: <c>payment.not-found</c>, <c>payment.refund-not-waiting</c>.</remarks>
    public Task<Result> RejectAsync(Guid occasion, Actor by, string? why, CancellationToken cancellationToken) =>
        DecideAsync(occasion, by, "Refund not approved", book => book.Reject(occasion, by.Name, why, clock.GetUtcNow()), cancellationToken);

    /// <summary>Staff looked at the provider's statement: the money went back with this reference, or (none) it did not.</summary>
    /// <remarks>Codes: <c>payment.not-found</c>, <c>payment.refund-not-in-review</c>.</remarks>
    public async Task<Result> SettleAsync(Guid credit, string? reference, Actor by, CancellationToken cancellationToken)
    {
        var text = string.IsNullOrWhiteSpace(reference) ? null : reference.Trim();
        if (text is { Length: > LongestReference }) return PaymentErrors.RefundReferenceMissing;
        return await db.InTransactionAsync<bool>(
            async token =>
            {
                if (await db.LockBookOfCreditAsync(credit, token) is not { } book || book.OfCredit(credit) is not { } refund) return PaymentErrors.NotFound;
                if (refund.State != RefundState.NeedsReview) return PaymentErrors.RefundNotInReview;
                book.Hear(refund, text is null ? new(RefundResult.Refused, Text: $"{by.Name} found that it did not go back.") : new(RefundResult.Done, text), clock.GetUtcNow());
                trail.Note(new("payment", book.Payment.Id.Value), by, [new("Unclear refund settled", null, text ?? "did not go back")]);
                await db.SaveChangesAsync(token);
                return true;
            },
            cancellationToken);
    }

    private async Task<Result> DecideAsync(
        Guid occasion, Actor by, string what, Func<RefundBook, Result<Money>> decide, CancellationToken cancellationToken)
    {
        var decided = await db.InTransactionAsync<bool>(
            async token =>
            {
                if (await db.LockBookOfOccasionAsync(occasion, token) is not { } book) return PaymentErrors.NotFound;
                var amount = decide(book);
                if (!amount.Succeeded) return amount.Error;
                trail.Note(new("payment", book.Payment.Id.Value), by, [new(what, null, $"{amount.Value}")]);
                await db.SaveChangesAsync(token);
                return true;
            },
            cancellationToken);
        if (decided.Succeeded) bell.Refunds.Ring();
        return decided;
    }
}
