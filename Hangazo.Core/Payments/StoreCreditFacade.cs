using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Data;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.StoreCredit;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments;

internal sealed class StoreCreditFacade(HangazoDb db, StoreCreditBook book, TimeProvider clock) : IStoreCredit
{
    /// <summary>Nobody is troubled by a small part that needs no phone.</summary>
    private static readonly Money Least = Money.Shillings(1);

    public async Task<StoreCreditOffer?> OfferAsync(Guid subject, Guid holder, CancellationToken cancellationToken)
    {
        var balance = await book.BalanceAsync(holder, cancellationToken);
        if (balance.IsZero || await db.Set<Payment>().AsNoTracking().SingleOrDefaultAsync(p => p.SubjectId == subject, cancellationToken) is not { } payment) return null;
        return Offer(payment, balance) is { Full.IsZero: false } offer ? offer : null;
    }

    public async Task<Result<StoreCreditSpent>> SpendAsync(Guid subject, Guid holder, StoreCreditWish wish, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Store credit is spent inside a transaction.");
        var asked = AskedAmount.Read(wish.Portion, wish.Amount);
        if (!asked.Succeeded) return Error.Form([asked.Error]);
        if (await db.LockSubjectAsync(subject, cancellationToken) is not { } payment) return PaymentErrors.NotFound;
        if (payment.State != PaymentState.Open) return payment.State == PaymentState.Closed ? PaymentErrors.Closed : PaymentErrors.AlreadyPaid;
        var now = clock.GetUtcNow();
        var account = await db.LockStoreCreditAsync(holder, now, cancellationToken);
        if (wish.Seen != Offer(payment, account.Balance).Seen) return StoreCreditErrors.Changed;
        var wanted = asked.Value.Of(payment, Least, now);
        if (!wanted.Succeeded) return Error.Form([wanted.Error]);
        var amount = StoreCreditUse.Of(wanted.Value, account.Balance);
        if (amount.IsZero) return StoreCreditErrors.TooLittle(account.Balance);
        var receipt = payment.UseStoreCredit(amount, now);
        account.Spend(receipt, payment.Reference, now);
        return new StoreCreditSpent(receipt.AttemptId, amount);
    }

    private StoreCreditOffer Offer(Payment payment, Money balance)
    {
        var due = AskedAmount.DueOrNext(payment, clock.GetUtcNow());
        return new(
            balance, StoreCreditUse.Of(due, balance), StoreCreditUse.Of(payment.Owed, balance), $"{balance.Minor}-{payment.Captured.Minor}-{due.Minor}");
    }
}
