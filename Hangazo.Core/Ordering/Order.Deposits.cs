using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;

namespace Hangazo.Core.Ordering;

/// <summary>An order that is paid in parts.</summary>
public sealed partial class Order
{
    /// <summary>The day of the event the things are for, where the buyer was asked for it.</summary>
    public DateOnly? EventDay { get; private set; }

    /// <summary>When its first part was paid, so that the work may begin; null where all was paid at once, or nothing yet.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Why the owner lets it go before the balance is paid; null: it stays.</summary>
    public string? ReleaseReason { get; private set; }

    /// <summary>The first part is here: its stock is taken and the work may begin. Said twice it is heard once.</summary>
    public void Confirm(string method, string receipt, Money amount, bool stockMissing, DateTimeOffset now)
    {
        MarkPartlyPaid(method, receipt, amount, now);
        if (ConfirmedAt is not null || PaymentState != OrderPaymentState.PartlyPaid || State != OrderState.Open) return;
        (ConfirmedAt, PaymentDueAt, StockMissing) = (now, null, stockMissing);
        Write(OrderEntryKind.Confirmed, "Confirmed: the work may begin", null, now);
        if (stockMissing) Write(OrderEntryKind.Problem, "Confirmed, but some of it is no longer in stock", null, now);
        Raise(new OrderConfirmed(Id, Number, amount, now));
        Derive();
    }

    /// <summary>A stage of the work is reached.</summary>
    internal void NoteStage(string stage, Money due, string by, DateTimeOffset now) =>
        Write(OrderEntryKind.Confirmed, due.IsZero ? stage : $"{stage}: {due} is due", by, now);

    /// <summary>The owner lets it go with a balance. Code: <c>order.not-possible</c>.</summary>
    internal Result ReleaseUnpaid(string reason, string by, DateTimeOffset now)
    {
        if (State != OrderState.Open || ConfirmedAt is null || PaymentState != OrderPaymentState.PartlyPaid || ReleaseReason is not null)
            return OrderingErrors.NotPossible;
        ReleaseReason = reason;
        Write(OrderEntryKind.Confirmed, $"May go before the balance is paid: {reason}", by, now);
        return Result.Ok;
    }
}
