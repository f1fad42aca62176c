using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Data;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>Staff gave the money back themselves (in M-Pesa's own portal, in cash) and write down with which reference.</summary>
public sealed class RefundCredit(HangazoDb db, ISettings settings, IAuditTrail trail, TimeProvider clock)
{
    private const int LongestReference = 80;

    /// <summary>Returns how the refund stands: <see cref="RefundState.Requested"/>, and no reference kept, when a second person must approve it first.</summary>
    /// <remarks>Codes: <c>payment.not-found</c>, <c>payment.credit-not-open</c>, <c>payment.refund-reference-missing</c>, <c>payment.refund-awaits-approval</c>.</remarks>
    public async Task<Result<RefundState>> ExecuteAsync(Guid credit, string? reference, Actor by, CancellationToken cancellationToken)
    {
        var text = reference?.Trim();
        if (text is null or { Length: 0 or > LongestReference }) return PaymentErrors.RefundReferenceMissing;
        return await AskAsync(credit, by, (book, refund) => book.Hear(refund, new(RefundResult.Done, text), clock.GetUtcNow()), $"by hand: {text}", cancellationToken);
    }

    /// <summary>Asks a second person to approve what will be given back by hand. Codes: <c>payment.not-found</c>, <c>payment.credit-not-open</c>, <c>payment.refund-awaits-approval</c>.</summary>
    public Task<Result<RefundState>> RequestAsync(Guid credit, Actor by, CancellationToken cancellationToken) =>
        AskAsync(credit, by, (_, _) => { }, "by hand", cancellationToken);

    private Task<Result<RefundState>> AskAsync(Guid credit, Actor by, Action<RefundBook, Refund> settle, string how, CancellationToken cancellationToken) =>
        db.InTransactionAsync<RefundState>(
            async token =>
            {
                var rules = await settings.RefundsAsync(token);
                if (await db.LockBookOfCreditAsync(credit, token) is not { } book) return PaymentErrors.NotFound;
                var known = book.OfCredit(credit);
                var made = book.RefundCredit(book.Payment.Credits.Single(c => c.Id == credit), rules, by, byHand: true, clock.GetUtcNow());
                if (!made.Succeeded) return made.Error;
                if (known is { State: RefundState.Requested }) return PaymentErrors.RefundAwaitsApproval;
                if (known is null) db.Add(made.Value);
                if (made.Value.State != RefundState.Requested) settle(book, made.Value);
                trail.Note(new("payment", book.Payment.Id.Value), by, [new($"Refund {made.Value.State}".ToLowerInvariant(), null, $"{made.Value.Amount} {how}")]);
                await db.SaveChangesAsync(token);
                return made.Value.State;
            },
            cancellationToken);
}
