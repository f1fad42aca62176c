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
}

public enum CreditState
{
    Open,

    /// <summary>The provider took the refund and will tell how it ended.</summary>
    Sent,
    Refunded,
}

/// <summary>Money we hold that is to be given back.</summary>
public sealed class Credit
{
    /// <summary>By then whoever sends it has an answer, or was ended.</summary>
    private static readonly TimeSpan SendingTakes = TimeSpan.FromMinutes(3);

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

    /// <summary>Somebody sends it now; nobody else may. Codes: <c>payment.credit-not-open</c>.</summary>
    internal Result Claim(DateTimeOffset now)
    {
        var abandoned = State == CreditState.Sent && RefundReference is null && now - RefundedAt > SendingTakes;
        if (State != CreditState.Open && !abandoned) return PaymentErrors.CreditNotOpen;
        (State, RefundedAt, RefundProblem) = (CreditState.Sent, now, null);
        return Result.Ok;
    }

    /// <summary>What the provider said of the refund, then or later; a refund that was done may still fail.</summary>
    internal void Sent(RefundAnswer answer, DateTimeOffset now)
    {
        // Written down by hand or answered by another refund: a late word about this one changes nothing.
        if (State == CreditState.Refunded && RefundReference != answer.Reference) return;
        (State, RefundReference, RefundedAt, RefundProblem) = answer.Result switch
        {
            RefundResult.Done => (CreditState.Refunded, answer.Reference, now, null),
            RefundResult.Pending when State == CreditState.Refunded => (State, RefundReference, RefundedAt, RefundProblem),
            RefundResult.Pending => (CreditState.Sent, answer.Reference, RefundedAt ?? now, null),
            _ => (CreditState.Open, null, (DateTimeOffset?)null, answer.Text),
        };
    }

    internal Result Refund(string reference, DateTimeOffset now)
    {
        if (State != CreditState.Open) return PaymentErrors.CreditNotOpen;
        (State, RefundReference, RefundedAt) = (CreditState.Refunded, reference, now);
        return Result.Ok;
    }
}
