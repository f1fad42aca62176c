using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace Hangazo.Sandbox.Stripe;

/// <summary>A Checkout session and what became of it. Amounts in the smallest unit. Changed under its own lock.</summary>
internal sealed class StripeSession(string id, IReadOnlyDictionary<string, string> form, string payPage, DateTimeOffset created)
{
    public Lock Gate { get; } = new();

    public string Id { get; } = id;

    public IReadOnlyDictionary<string, string> Form { get; } = form;

    public string PayPage { get; } = payPage;

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset ExpiresAt { get; } = form.TryGetValue("expires_at", out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var unix)
        ? DateTimeOffset.FromUnixTimeSeconds(unix)
        : created.AddHours(24);

    public string Intent { get; } = StripeBooks.NewId("pi_");

    public long Amount { get; } = long.Parse(form["line_items[0][price_data][unit_amount]"], CultureInfo.InvariantCulture);

    public string Currency { get; } = form["line_items[0][price_data][currency]"];

    public string Name { get; } = form["line_items[0][price_data][product_data][name]"];

    public string SuccessUrl => Form["success_url"].Replace("{CHECKOUT_SESSION_ID}", Id, StringComparison.Ordinal);

    public string CancelUrl => Form.GetValueOrDefault("cancel_url") ?? SuccessUrl;

    /// <summary><c>open</c>, <c>complete</c> or <c>expired</c>.</summary>
    public string Status { get; set; } = "open";

    public bool Paid { get; set; }

    public long Refunded { get; set; }

    public IReadOnlyDictionary<string, string> Metadata { get; } = form
        .Where(pair => pair.Key.StartsWith("metadata[", StringComparison.Ordinal)).ToDictionary(pair => pair.Key[9..^1], pair => pair.Value);

    public object Describe() => new
    {
        id = Id,
        @object = "checkout.session",
        amount_total = Amount,
        amount_subtotal = Amount,
        currency = Currency,
        client_reference_id = Form.GetValueOrDefault("client_reference_id"),
        created = Created.ToUnixTimeSeconds(),
        expires_at = ExpiresAt.ToUnixTimeSeconds(),
        livemode = false,
        metadata = Metadata,
        mode = "payment",
        payment_intent = Paid ? Intent : null,
        payment_status = Paid ? "paid" : "unpaid",
        status = Status,
        success_url = Form["success_url"],
        url = Status == "open" ? PayPage : null,
    };

    public object DescribeIntent() => new
    {
        id = Intent,
        @object = "payment_intent",
        amount = Amount,
        amount_received = Paid ? Amount : 0,
        currency = Currency,
        livemode = false,
        metadata = Metadata,
        status = Paid ? "succeeded" : "requires_payment_method",
        last_payment_error = Paid ? null : new { type = "card_error", code = "card_declined", decline_code = "generic_decline", message = "Your card was declined." },
    };
}

/// <summary>Changed under its session's lock.</summary>
internal sealed class StripeRefund(string id, StripeSession session, long amount, string first, IReadOnlyDictionary<string, string> metadata, DateTimeOffset created)
{
    public string Id { get; } = id;

    public StripeSession Session { get; } = session;

    public long Amount { get; } = amount;

    /// <summary><c>pending</c>, <c>succeeded</c>, <c>failed</c> or <c>canceled</c>.</summary>
    public string Status { get; private set; } = first;

    public bool HasFailed => Status is "failed" or "canceled";

    /// <summary>What failed goes back to the balance. False when it is over already: a failure is the last word.</summary>
    public bool End(string to)
    {
        lock (Session.Gate)
        {
            if (HasFailed || Status == to) return false;
            Status = to;
            if (HasFailed) Session.Refunded -= Amount;
            return true;
        }
    }

    public object Describe() => Describe(Status);

    public object Describe(string status) => new
    {
        id = Id,
        @object = "refund",
        amount = Amount,
        created = created.ToUnixTimeSeconds(),
        currency = Session.Currency,
        metadata,
        payment_intent = Session.Intent,
        reason = "requested_by_customer",
        status = status,
        failure_reason = status == "failed" ? "lost_or_stolen_card" : null,
    };
}

/// <summary>What was answered to a key, so that the same post gets the same answer.</summary>
internal sealed record StripeAnswer(string Fingerprint, int Status, object Body);

/// <summary>All sessions, refunds and remembered answers since the start or the last reset.</summary>
internal sealed class StripeBooks
{
    private volatile StripeSwitchState _switches = new();

    public ConcurrentDictionary<string, StripeSession> Sessions { get; } = new();

    public ConcurrentDictionary<string, StripeRefund> Refunds { get; } = new();

    public ConcurrentDictionary<string, StripeAnswer> Answers { get; } = new();

    public Lock Gate { get; } = new();

    public StripeSwitchState Switches
    {
        get => _switches;
        set => _switches = value;
    }

    public static string NewId(string prefix) => prefix + RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789", 24);

    /// <summary>Takes one of a counted switch.</summary>
    public bool Take(Func<StripeSwitchState, int> count, Func<StripeSwitchState, StripeSwitchState> less)
    {
        lock (Gate)
        {
            if (count(_switches) <= 0) return false;
            _switches = less(_switches);
            return true;
        }
    }

    public void Reset()
    {
        Sessions.Clear();
        Refunds.Clear();
        Answers.Clear();
        Switches = new();
    }
}
