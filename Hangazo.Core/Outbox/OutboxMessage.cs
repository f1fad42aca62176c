using Hangazo.Core.Kernel;

namespace Hangazo.Core.Outbox;

/// <summary>An event as stored beside the change that caused it.</summary>
public sealed class OutboxMessage
{
    private OutboxMessage()
    {
    }

    public long Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The event as JSON.</summary>
    public string Payload { get; private set; } = "";

    public DateTimeOffset OccurredAt { get; private set; }

    /// <summary>When live screens were told; null until then.</summary>
    public DateTimeOffset? AnnouncedAt { get; private set; }

    public List<OutboxDelivery> Deliveries { get; private set; } = [];

    internal static OutboxMessage Of(IDomainEvent happened, string payload, IEnumerable<string> reactions, DateTimeOffset now)
    {
        var message = new OutboxMessage { Name = EventNames.Of(happened.GetType()), Payload = payload, OccurredAt = now };
        message.Deliveries.AddRange(reactions.Select(reaction => OutboxDelivery.To(reaction, now)));
        return message;
    }
}

public enum DeliveryState
{
    Pending,
    Done,
    Dead,
}

/// <summary>One reaction's share of a message: tried until done, then dead after <see cref="MaxAttempts"/> failures and shown to staff.</summary>
public sealed class OutboxDelivery
{
    public const int MaxAttempts = 10;

    private static readonly TimeSpan[] BackOff =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12),
    ];

    private OutboxDelivery()
    {
    }

    public long MessageId { get; private set; }

    public string Reaction { get; private set; } = "";

    public DeliveryState State { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset NextAttemptAt { get; private set; }

    public string? LastError { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    internal static OutboxDelivery To(string reaction, DateTimeOffset now) => new() { Reaction = reaction, NextAttemptAt = now };

    internal void Succeed(DateTimeOffset now) => (State, DoneAt, LastError, Attempts) = (DeliveryState.Done, now, null, Attempts + 1);

    internal void Fail(string error, DateTimeOffset now)
    {
        Attempts++;
        LastError = error.Length > 2000 ? error[..2000] : error;
        if (Attempts >= MaxAttempts) State = DeliveryState.Dead;
        else NextAttemptAt = now + BackOff[Attempts - 1];
    }

    /// <summary>Staff ask for another round of attempts.</summary>
    internal void Revive(DateTimeOffset now) => (State, Attempts, NextAttemptAt) = (DeliveryState.Pending, 0, now);
}
