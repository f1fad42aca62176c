using Hangazo.Core.Outbox;

namespace Hangazo.Core.Payments;

/// <summary>Wakes this node's payment workers; a lost ring costs a second, because they also look by themselves.</summary>
public sealed class PaymentBell
{
    /// <summary>A notification was stored.</summary>
    public OutboxBell Inbox { get; } = new();

    /// <summary>An attempt waits to be sent.</summary>
    public OutboxBell Attempts { get; } = new();

    /// <summary>An attempt is to be asked about now.</summary>
    public OutboxBell Polls { get; } = new();

    /// <summary>A refund is to be sent or asked about now.</summary>
    public OutboxBell Refunds { get; } = new();
}
