using Hangazo.Core.Kernel;

namespace Hangazo.Core.Notifications;

/// <summary>What a text message is about; with its subject's id it is unique, so that a repeated event writes no second one.</summary>
public enum SmsKind
{
    StockWatchCode,
    StockWatchMet,
}

/// <summary>A text message as written, and how far it has come.</summary>
public sealed class SmsMessage
{
    public const int Longest = 459;

    private SmsMessage()
    {
    }

    public long Id { get; private set; }

    public SmsKind Kind { get; private set; }

    /// <summary>The id of what it is about.</summary>
    public Guid SubjectId { get; private set; }

    public PhoneNumber To { get; private set; }

    /// <summary>In the 160 or, in up to three parts, 459 characters of GSM.</summary>
    public string Text { get; private set; } = "";

    /// <summary>From then on it is no use, such as a code that is over; it is not sent any more.</summary>
    public DateTimeOffset? UselessAt { get; private set; }

    public EmailState State { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset NextAttemptAt { get; private set; }

    /// <summary>The gateway's id of it.</summary>
    public string? Reference { get; private set; }

    public string? LastError { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    internal static SmsMessage Write(SmsKind kind, Guid subject, PhoneNumber to, string text, DateTimeOffset? uselessAt, DateTimeOffset now) => new()
    {
        Kind = kind, SubjectId = subject, To = to, Text = text.Length <= Longest ? text : text[..Longest], UselessAt = uselessAt, CreatedAt = now, NextAttemptAt = now,
    };

    /// <summary>Counts the attempt before it is made and keeps other nodes away until it must be over.</summary>
    internal void Begin(DateTimeOffset now) => (Attempts, NextAttemptAt) = (Attempts + 1, now + EmailMessage.Lease);

    internal bool IsUseless(DateTimeOffset now) => UselessAt <= now;

    internal void Succeed(string reference, DateTimeOffset now) => (State, SentAt, Reference, LastError) = (EmailState.Sent, now, reference, null);

    /// <param name="final">The gateway will never take it: trying again is no use.</param>
    internal void Fail(string error, bool final, DateTimeOffset now)
    {
        LastError = error.Length > 400 ? error[..400] : error;
        if (final || EmailMessage.WaitAfter(Attempts) is not { } wait) State = EmailState.Failed;
        else NextAttemptAt = now + wait;
    }
}
