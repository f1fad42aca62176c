using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Data;
using Hangazo.Core.Payments.StoreCredit;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>Money that is to be given back is given as store credit instead: its refund is done, and the customer's balance grows, in one transaction.</summary>
public sealed class GiveAsStoreCredit(HangazoDb db, ISettings settings, IAuditTrail trail, TimeProvider clock)
{
    /// <summary>Returns how the refund stands: <see cref="RefundState.Requested"/>, and nothing given, when a second person must approve it first.</summary>
    /// <param name="credit">The money that is owed.</param>
    /// <param name="subject">What the money was for.</param>
    /// <param name="holder">The customer whose subject it is; the caller has made sure of that.</param>
    /// <remarks>Codes: <c>payment.not-found</c>, <c>payment.credit-not-open</c>, <c>payment.refund-awaits-approval</c>.</remarks>
    public Task<Result<RefundState>> ExecuteAsync(Guid credit, Guid subject, Guid holder, Actor by, CancellationToken cancellationToken) => db.InTransactionAsync<RefundState>(
        async token =>
        {
            var rules = await settings.RefundsAsync(token);
            if (await db.LockBookOfCreditAsync(credit, token) is not { } book || book.Payment.SubjectId != subject) return PaymentErrors.NotFound;
            var known = book.OfCredit(credit);
            var owed = book.Payment.Credits.Single(c => c.Id == credit);
            var made = book.RefundCredit(owed, rules, by, byHand: true, clock.GetUtcNow());
            if (!made.Succeeded) return made.Error;
            if (known is { State: RefundState.Requested }) return PaymentErrors.RefundAwaitsApproval;
            if (known is null) db.Add(made.Value);
            if (made.Value.State != RefundState.Requested)
            {
                var now = clock.GetUtcNow();
                var account = await db.LockStoreCreditAsync(holder, now, token);
                account.Add(StoreCreditKind.Refunded, owed.Amount, new($"credit {credit:N}", book.Payment.Reference, owed.Note ?? owed.Reason.ToString(), by.Name), now);
                book.Hear(made.Value, new(RefundResult.Done, $"Store credit {book.Payment.Reference}"), now);
                trail.Note(ChangeStoreCredit.SubjectOf(holder), by, [new("Store credit instead of money back", null, $"{owed.Amount} of {owed.Receipt}")]);
            }

            trail.Note(new("payment", book.Payment.Id.Value), by, [new($"Refund {made.Value.State}".ToLowerInvariant(), null, $"{owed.Amount} as store credit")]);
            await db.SaveChangesAsync(token);
            return made.Value.State;
        },
        cancellationToken);
}
