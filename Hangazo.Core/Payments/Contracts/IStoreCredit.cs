using Hangazo.Core.Kernel;

namespace Hangazo.Core.Payments.Contracts;

/// <summary>How much of what is owed somebody wants to pay.</summary>
public enum PaymentPortion
{
    /// <summary>What is due now, or the next part when nothing is.</summary>
    Due,

    /// <summary>All that is left.</summary>
    Full,

    /// <summary>Another amount.</summary>
    Other,
}

/// <summary>What a customer's store credit would pay of what is owed for a subject.</summary>
/// <param name="Balance">All the store credit there is.</param>
/// <param name="Due">What it would pay of what is due now, or of the next part when nothing is.</param>
/// <param name="Full">What it would pay of all that is left; above zero.</param>
/// <param name="Seen">Comes back with the wish: nothing is spent when the balance, or what is owed, is not any more what was shown.</param>
public sealed record StoreCreditOffer(Money Balance, Money Due, Money Full, string Seen);

/// <param name="Amount">Whole shillings as typed, for <see cref="PaymentPortion.Other"/>.</param>
/// <param name="Seen">Of the <see cref="StoreCreditOffer"/> that was shown, so that a second click spends nothing.</param>
public sealed record StoreCreditWish(PaymentPortion Portion, string? Amount, string? Seen);

/// <param name="Attempt">The try that it was booked through.</param>
public sealed record StoreCreditSpent(AttemptId Attempt, Money Amount);

/// <summary>Store credit that pays what is still owed, after the checkout. Whose subject it is, the caller has made sure of.</summary>
public interface IStoreCredit
{
    /// <summary>Null when nothing is owed, or there is no store credit to pay with.</summary>
    Task<StoreCreditOffer?> OfferAsync(Guid subject, Guid holder, CancellationToken cancellationToken);

    /// <summary>
    /// Pays at once what is wanted, or as much of it as there is. Stages rows; locks the payment, then the account; inside the caller's transaction.
    /// Codes: <c>payment.not-found</c>, <c>payment.already-paid</c>, <c>payment.closed</c>, <c>store-credit.changed</c>, <c>store-credit.too-little</c>,
    /// <c>form.invalid</c> with <c>payment.ask-*</c>.
    /// </summary>
    Task<Result<StoreCreditSpent>> SpendAsync(Guid subject, Guid holder, StoreCreditWish wish, CancellationToken cancellationToken);
}
