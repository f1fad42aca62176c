using Hangazo.Core.Kernel;

namespace Hangazo.Core.Payments.Contracts;

/// <summary>What is owed for one thing (an order), however many tries and receipts it takes.</summary>
public readonly record struct PaymentId(Guid Value) : ITypedId<PaymentId>
{
    public static PaymentId From(Guid value) => new(value);

    public static PaymentId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>One try to pay through one gateway.</summary>
public readonly record struct AttemptId(Guid Value) : ITypedId<AttemptId>
{
    public static AttemptId From(Guid value) => new(value);

    public static AttemptId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>What a payment is for. Payments knows no orders: an id, and a reference people read (at most 12 of A-Z and 0-9 for M-Pesa).</summary>
public sealed record PaymentSubject(Guid Id, string Reference);

/// <param name="Phone">The phone that is asked to pay, or the payer's own where no phone is asked.</param>
/// <param name="Method">A code of <see cref="PaymentMethods"/>.</param>
/// <param name="County">Where the things go; null: collected in the showroom. Some methods are for some counties.</param>
public sealed record PaymentRequest(
    PaymentSubject Subject, Money Amount, PhoneNumber Phone, string Method = "mpesa", string? Email = null, int? County = null)
{
    /// <summary>The parts it is paid in, the first at once; they add up to the amount. One or none: all at once.</summary>
    public IReadOnlyList<PlannedInstalment> Parts { get; init; } = [];

    /// <summary>Nobody is asked yet: the payer chooses how to pay later.</summary>
    public bool AsksLater { get; init; }

    /// <summary>Paid at once with store credit; the rest is asked for by the method. Its account was locked before.</summary>
    public StoreCreditUse? StoreCredit { get; init; }
}

/// <param name="Holder">Whose store credit is used; a customer's id.</param>
/// <param name="Amount">Above zero, and not above the balance nor what is owed.</param>
public sealed record StoreCreditUse(Guid Holder, Money Amount)
{
    /// <summary>How much of a balance goes into what is to be paid: all that is to be paid, or whole shillings, since phones pay no cents.</summary>
    public static Money Of(Money wanted, Money balance) => balance >= wanted ? wanted : balance with { Minor = balance.Minor / 100 * 100 };
}

/// <summary>How one try stands (the words of the payment design; late proof may still turn a failure into a success).</summary>
public enum AttemptState
{
    Created,
    Submitting,
    Pending,
    Unknown,
    Succeeded,
    Failed,
    Cancelled,
    Expired,
    NeedsReview,
}

public interface IPayments
{
    /// <summary>The methods on offer for an amount that goes to a county (null: collected in the showroom), in the owner's order.</summary>
    ValueTask<IReadOnlyList<PaymentMethod>> OfferedAsync(Money amount, int? county, CancellationToken cancellationToken);

    /// <summary>Opens what is owed, with a first attempt that the worker submits after the commit. Stages rows, does not save. One per subject.</summary>
    PaymentId Open(PaymentRequest request, DateTimeOffset now);

    /// <summary>
    /// Opens what is owed, or asks another amount for what nobody has paid or is just paying. Locks the payment; stages rows; inside the caller's
    /// transaction. Codes: <c>payment.already-paid</c>, <c>payment.closed</c>, <c>payment.being-paid</c>.
    /// </summary>
    Task<Result> OpenOrReviseAsync(PaymentRequest request, CancellationToken cancellationToken);

    /// <summary>What a customer has of store credit; nobody else spends it until the caller's transaction ends.</summary>
    Task<Money> LockStoreCreditAsync(Guid holder, CancellationToken cancellationToken);

    /// <summary>
    /// Nobody wants this money any more (the order expired or was cancelled before payment): later receipts become credits.
    /// False, and nothing changed, when money was already captured; store credit alone goes back to its account. Locks the payment; inside the caller's transaction.
    /// </summary>
    Task<bool> CloseUnpaidAsync(Guid subject, string reason, CancellationToken cancellationToken);

    /// <summary>A paid order is cancelled: everything captured becomes a credit to be refunded. Inside the caller's transaction.</summary>
    Task<Money> TurnIntoCreditAsync(Guid subject, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Asks for captured money to be given back by the way it came. True when it is approved at once, false when a second person must approve it;
    /// <see cref="RefundApproved"/> or <see cref="RefundRejected"/> tells. Stages rows; locks the payment; inside the caller's transaction.
    /// Codes: <c>payment.not-found</c>, <c>payment.refund-amount</c>, <c>payment.refund-too-much</c>.
    /// </summary>
    Task<Result<bool>> RequestRefundAsync(RefundAsk ask, CancellationToken cancellationToken);

    /// <summary>Every way back of a subject's money, oldest first.</summary>
    Task<IReadOnlyList<RefundSnapshot>> RefundsAsync(Guid subject, CancellationToken cancellationToken);

    /// <summary>Whether some try may still succeed (submitted and not final), so that stock should be kept a little longer.</summary>
    Task<bool> IsPendingAsync(Guid subject, CancellationToken cancellationToken);

    /// <summary>How the payer pays by hand; null when the last try is not paid by hand or nothing is owed.</summary>
    Task<PayInstructions?> InstructionsAsync(Guid subject, CancellationToken cancellationToken);

    /// <summary>Receipts that were accepted for a subject, oldest first, for order pages and invoices.</summary>
    Task<IReadOnlyList<Receipt>> ReceiptsAsync(Guid subject, CancellationToken cancellationToken);
}

/// <param name="Method">Such as <c>M-Pesa</c>.</param>
/// <param name="Reference">The provider's receipt, such as <c>UKL4X7Q9ZT</c>.</param>
/// <param name="PayerName">Who paid, as they said, where that is not the buyer.</param>
public sealed record Receipt(string Method, string Reference, Money Amount, DateTimeOffset At, string PayerMasked, string? PayerName = null)
{
    /// <summary>Its own, while the provider's number may still become known.</summary>
    public Guid Id { get; init; }
}

/// <param name="Reference">To be written on a transfer; its last character checks the others.</param>
/// <param name="Text">The owner's words, such as the bank account; null where none are needed.</param>
public sealed record PayInstructions(PaymentMethod Method, Money Amount, string Reference, string? Text);

/// <summary>How to pay with the phone's own menu, without a request.</summary>
/// <param name="Number">The PayBill number.</param>
/// <param name="Account">What to enter as the account number; its last character checks the others.</param>
public sealed record PayBillInstructions(string Number, string Account, Money Amount);
