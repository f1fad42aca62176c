using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments;

public enum PaymentEventKind
{
    Opened,
    AttemptStarted,
    Submitting,
    Submitted,
    Callback,
    Query,
    ReceiptSearch,
    Moved,
    Captured,
    Credited,
    InReview,
    Closed,
    Alert,
    Refund,

    /// <summary>By staff.</summary>
    Recorded,
}

/// <summary>A line of a payment's journal: written once, never changed. Keeps the provider's bodies as they came.</summary>
public sealed class PaymentEvent
{
    private PaymentEvent()
    {
    }

    public long Id { get; private set; }

    public PaymentId PaymentId { get; private set; }

    public AttemptId? AttemptId { get; private set; }

    public PaymentEventKind Kind { get; private set; }

    public string Text { get; private set; } = "";

    public string? Body { get; private set; }

    public DateTimeOffset At { get; private set; }

    internal static PaymentEvent Of(PaymentId payment, AttemptId? attempt, PaymentEventKind kind, string text, string? body, DateTimeOffset now) => new()
    {
        PaymentId = payment,
        AttemptId = attempt,
        Kind = kind,
        Text = text.Length > 400 ? text[..400] : text,
        // PostgreSQL text holds no NUL, and a provider's error page may be long.
        Body = body?.Replace('\0', ' ') is { } clean ? (clean.Length > 8_000 ? clean[..8_000] : clean) : null,
        At = now,
    };
}
