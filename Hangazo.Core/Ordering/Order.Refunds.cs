using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;

namespace Hangazo.Core.Ordering;

/// <summary>What an order shows of money that goes back.</summary>
public sealed partial class Order
{
    internal void NoteRefund(Money amount, string reason, bool approved, string by, DateTimeOffset now) =>
        Write(OrderEntryKind.Refund, approved ? $"{amount} goes back: {reason}" : $"{amount} to go back waits for a second person: {reason}", by, now);

    internal void NoteRefundRejected(Money amount, string by, DateTimeOffset now) => Write(OrderEntryKind.Refund, $"{amount} does not go back: not approved", by, now);

    /// <summary>Everything was given back: what has not left the house stays here.</summary>
    internal void EndRefunded(DateTimeOffset now)
    {
        if (State != OrderState.Open || Fulfilment >= FulfilmentState.Shipped) return;
        State = OrderState.Cancelled;
        Write(OrderEntryKind.Cancelled, "Cancelled: everything was given back", null, now);
        Derive();
    }
}
