namespace Hangazo.Core.Notifications;

/// <summary>What an e-mail is about; with its subject's id it is unique, so that a repeated event writes no second mail.</summary>
public enum EmailKind
{
    OrderPlaced,
    OrderPaid,
    OrderShipped,
    OrderReady,
    OrderCancelled,
    OrderExpired,
    StockWatchAsked,
    StockWatchMet,
    OrderDownloads,
    OrderRefunded,
    PartReceived,
    PartDue,
    ReviewRequest,
    DeliveryQuoted,
}

public enum EmailState
{
    /// <summary>To be sent at its next attempt.</summary>
    Queued,

    Sent,

    /// <summary>Given up; shown to staff, who may try again.</summary>
    Failed,
}

/// <summary>An e-mail as written, and how far it has come.</summary>
public sealed class EmailMessage
{
    public const int MaxAttempts = 10;

    /// <summary>How long a node has for one attempt before another takes it for dead: a mail may then arrive twice, but never not at all.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan[] BackOff =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8),
    ];

    private EmailMessage()
    {
    }

    public long Id { get; private set; }

    public EmailKind Kind { get; private set; }

    /// <summary>The id of what it is about, such as the order's.</summary>
    public Guid SubjectId { get; private set; }

    public string To { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string Html { get; private set; } = "";

    public EmailState State { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset NextAttemptAt { get; private set; }

    public string? LastError { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    internal static EmailMessage Write(EmailKind kind, Guid subject, string to, Letter letter, DateTimeOffset now) => new()
    {
        Kind = kind,
        SubjectId = subject,
        To = to,
        Subject = letter.Subject,
        Text = letter.ToText(),
        Html = letter.ToHtml(),
        CreatedAt = now,
        NextAttemptAt = now,
    };

    /// <summary>How long to wait after so many attempts; null: it is given up. Text messages are retried by the same plan.</summary>
    internal static TimeSpan? WaitAfter(int attempts) => attempts >= MaxAttempts ? null : BackOff[attempts - 1];

    /// <summary>Counts the attempt before it is made and keeps other nodes away until it must be over.</summary>
    internal void Begin(DateTimeOffset now) => (Attempts, NextAttemptAt) = (Attempts + 1, now + Lease);

    internal void Succeed(DateTimeOffset now) => (State, SentAt, LastError) = (EmailState.Sent, now, null);

    /// <param name="final">The server will never take it: trying again is no use.</param>
    internal void Fail(string error, bool final, DateTimeOffset now)
    {
        LastError = error.Length > 400 ? error[..400] : error;
        if (final || WaitAfter(Attempts) is not { } wait) State = EmailState.Failed;
        else NextAttemptAt = now + wait;
    }

    /// <summary>Staff ask for another round of attempts.</summary>
    internal void Revive(DateTimeOffset now)
    {
        if (State == EmailState.Failed) (State, Attempts, NextAttemptAt) = (EmailState.Queued, 0, now);
    }
}
