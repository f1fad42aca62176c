using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments;

/// <summary>Why money belongs to nothing open.</summary>
public enum CreditReason
{
    /// <summary>It arrived after the payment was closed.</summary>
    Late,

    /// <summary>The payment was settled already.</summary>
    Duplicate,

    /// <summary>More than was asked for.</summary>
    Overpaid,

    /// <summary>A paid order was cancelled.</summary>
    Cancelled,

    /// <summary>Staff decided a review that way.</summary>
    Reviewed,

    /// <summary>Part or all of what was paid is given back, such as for a piece that came back.</summary>
    Refund,
}

public enum CreditState
{
    Open,

    /// <summary>Its refund was posted, and how that ended is not known yet.</summary>
    Sent,
    Refunded,
}

/// <summary>Money we hold that is to be given back. One <see cref="Refund"/> pays it out whole.</summary>
public sealed class Credit
{
    private Credit()
    {
    }

    public Guid Id { get; private set; }

    public PaymentId PaymentId { get; private set; }

    public Guid SubjectId { get; private set; }

    public string Gateway { get; private set; } = "";

    /// <summary>The receipt the money came with.</summary>
    public string Receipt { get; private set; } = "";

    public Money Amount { get; private set; }

    public CreditReason Reason { get; private set; }

    public string? Note { get; private set; }

    public CreditState State { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public string? RefundReference { get; private set; }

    /// <summary>When it was sent or written down.</summary>
    public DateTimeOffset? RefundedAt { get; private set; }

    /// <summary>Why the provider did not refund it, for staff.</summary>
    public string? RefundProblem { get; private set; }

    internal static Credit Of(Payment payment, ReceivedMoney receipt, Money amount, CreditReason reason, string? note, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        PaymentId = payment.Id,
        SubjectId = payment.SubjectId,
        Gateway = receipt.Gateway,
        Receipt = receipt.Reference,
        Amount = amount,
        Reason = reason,
        Note = note,
        CreatedAt = now,
    };

    internal void Identify(string receipt) => Receipt = receipt;

    /// <summary>Stands as its refund does.</summary>
    internal void Follow(Refund refund) => (State, RefundReference, RefundedAt, RefundProblem) = refund.State switch
    {
        RefundState.Succeeded => (CreditState.Refunded, refund.Reference, refund.FinishedAt, null),
        RefundState.Submitting or RefundState.Pending or RefundState.NeedsReview => (CreditState.Sent, refund.Reference, refund.SentAt, refund.Problem),
        _ => (CreditState.Open, null, null, refund.Problem),
    };
}
