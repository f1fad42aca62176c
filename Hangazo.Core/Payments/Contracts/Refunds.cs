using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Payments.Contracts;

/// <summary>Money on its way back to a payer.</summary>
public readonly record struct RefundId(Guid Value) : ITypedId<RefundId>
{
    public static RefundId From(Guid value) => new(value);

    public static RefundId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>How a refund stands.</summary>
public enum RefundState
{
    /// <summary>Somebody else must approve it first.</summary>
    Requested,

    /// <summary>Decided: the money is owed to the payer. Waits to be sent, or for staff who send it by hand.</summary>
    Approved,
    Submitting,

    /// <summary>The provider took it, or may have taken it, and will tell how it ended.</summary>
    Pending,
    Succeeded,

    /// <summary>Certainly nothing went back by the last try; it may be sent again.</summary>
    Failed,

    /// <summary>Nobody could find out: staff look at the provider's statement.</summary>
    NeedsReview,

    /// <summary>Not approved.</summary>
    Rejected,
}

/// <summary>By which road money goes back.</summary>
public enum RefundWay
{
    /// <summary>Staff send it and write down the reference.</summary>
    ByHand,

    /// <summary>The provider refunds the very payment, whole or in part.</summary>
    Provider,

    /// <summary>M-Pesa takes the whole payment back (Daraja: TransactionReversal).</summary>
    Reversal,

    /// <summary>A new payment to the payer's phone (Daraja: B2C).</summary>
    Payout,
}

/// <param name="Occasion">The asker's own id of what the money is given back for; what is asked for together is approved together.</param>
/// <param name="ByHand">Staff want to send it themselves.</param>
public sealed record RefundAsk(Guid Subject, Guid Occasion, Money Amount, Actor By, string Reason, bool ByHand = false)
{
    /// <summary>The M-Pesa number, as typed, for what came from a number that M-Pesa masks; others' money does not go there.</summary>
    public string? Phone { get; init; }
}

/// <summary>One way back of some money, as others may show it.</summary>
/// <param name="Method">How it was paid, in words.</param>
/// <param name="Reference">The provider's, once it is back.</param>
public sealed record RefundSnapshot(
    RefundId Id, Guid Occasion, Money Amount, RefundState State, string Method, string Receipt, string? Reference, string? Problem, string RequestedBy,
    DateTimeOffset RequestedAt, DateTimeOffset? FinishedAt)
{
    /// <summary>When the shop by itself sends it or asks about it next; null: never.</summary>
    public DateTimeOffset? NextStepAt { get; init; }
}

/// <summary>What was asked for on one occasion is owed to the payer from now on.</summary>
/// <param name="By">Who approved it, in words.</param>
[EventName("payments.refund-approved.v1")]
public sealed record RefundApproved(Guid Occasion, Guid SubjectId, Money Amount, string By) : IDomainEvent;

/// <summary>What was asked for on one occasion is not given back.</summary>
[EventName("payments.refund-rejected.v1")]
public sealed record RefundRejected(Guid Occasion, Guid SubjectId, string By) : IDomainEvent;

/// <summary>A refund moved to another state: screens show it.</summary>
[EventName("payments.refund-changed.v1")]
public sealed record RefundChanged(RefundId RefundId, Guid Occasion, Guid SubjectId, RefundState State) : IDomainEvent;
