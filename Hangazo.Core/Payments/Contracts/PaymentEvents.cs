using Hangazo.Core.Kernel;

namespace Hangazo.Core.Payments.Contracts;

/// <summary>A try moved to another state: payment pages show it.</summary>
[EventName("payments.attempt-changed.v1")]
public sealed record AttemptChanged(AttemptId AttemptId, PaymentId PaymentId, Guid SubjectId, AttemptState State) : IDomainEvent;

/// <summary>Money arrived and was booked on the subject. <paramref name="Settled"/>: nothing is owed any more. <paramref name="Method"/> in words.</summary>
[EventName("payments.payment-captured.v1")]
public sealed record PaymentCaptured(
    PaymentId PaymentId, AttemptId AttemptId, Guid SubjectId, Money Amount, string Receipt, bool Settled, string Method = "M-Pesa") : IDomainEvent
{
    /// <summary>The first part is paid: what was agreed may begin.</summary>
    public bool Begun { get; init; }

    /// <summary>Which of the subject's receipts it is; null in old events.</summary>
    public Guid? ReceiptId { get; init; }
}

/// <summary>Money that belongs to nothing open (late, twice, too much): to be refunded or allocated by staff.</summary>
[EventName("payments.credit-recorded.v1")]
public sealed record CreditRecorded(PaymentId PaymentId, Guid SubjectId, Money Amount, string Receipt, string Reason) : IDomainEvent;

/// <summary>A customer's store credit changed. <paramref name="Kind"/> in one word; <paramref name="Amount"/> below zero when it got less.</summary>
[EventName("payments.store-credit-changed.v1")]
public sealed record StoreCreditChanged(Guid Holder, string Kind, Money Amount, Money Balance) : IDomainEvent;

/// <summary>
/// Money came to the PayBill and belongs to nobody yet, or some of it found its place. <paramref name="Left"/>: what still belongs to nobody.
/// </summary>
[EventName("payments.unallocated-changed.v1")]
public sealed record UnallocatedMoneyChanged(Guid ReceiptId, string TransactionId, Money Left) : IDomainEvent;
