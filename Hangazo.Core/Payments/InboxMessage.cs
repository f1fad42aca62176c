using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments;

/// <summary>A notification exactly as it arrived, stored before anything is done with it, so that neither a crash nor a bug loses one.</summary>
public sealed class InboxMessage
{
    public const int MaxTries = 12;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private InboxMessage()
    {
    }

    public long Id { get; private set; }

    public string Gateway { get; private set; } = "";

    /// <summary>Unique per gateway: the same news twice is one row.</summary>
    public string EventKey { get; private set; } = "";

    /// <summary>Null until the news is processed, where only its words say which attempt they are about.</summary>
    public AttemptId? AttemptId { get; private set; }

    /// <summary>The post about a refund that it came in for, where it is news of money going out.</summary>
    public Guid? RefundPostId { get; private set; }

    public byte[] Body { get; private set; } = [];

    public string? RemoteAddress { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>When to process it (again); null: never, because it is done or it is stuck.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    public int Tries { get; private set; }

    public DateTimeOffset? ProcessedAt { get; private set; }

    /// <summary>What came of it, or the last error.</summary>
    public string? Outcome { get; private set; }

    internal void Concerns(AttemptId attempt) => AttemptId ??= attempt;

    internal void Done(string outcome, DateTimeOffset now) => (ProcessedAt, NextTryAt, Outcome, Tries) = (now, null, outcome, Tries + 1);

    internal void Failed(string error, DateTimeOffset now)
    {
        Tries++;
        Outcome = error.Length > 400 ? error[..400] : error;
        var wait = TimeSpan.FromSeconds(Math.Pow(2, Tries - 1));
        NextTryAt = Tries >= MaxTries ? null : now + (wait < LongestWait ? wait : LongestWait);
    }
}
