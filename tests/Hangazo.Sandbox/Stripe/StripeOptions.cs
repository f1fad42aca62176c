namespace Hangazo.Sandbox.Stripe;

/// <summary>Keys of the played Stripe. Made up; they open nothing anywhere.</summary>
public sealed class StripeOptions
{
    public string SecretKey { get; set; } = "sk_test_simulator0001";

    public string WebhookSecret { get; set; } = "whsec_simulator_0001";

    /// <summary>Where events go; empty: to the webhook of whichever shop made the session.</summary>
    public string WebhookUrl { get; set; } = "";
}

/// <summary>Where the switches of the played Stripe stand.</summary>
public sealed record StripeSwitchState
{
    /// <summary>No event leaves.</summary>
    public bool DropEvents { get; init; }

    /// <summary>Every event is delivered twice, byte for byte.</summary>
    public bool DuplicateEvents { get; init; }

    /// <summary>Milliseconds between what happened and its event.</summary>
    public int DelayMs { get; init; }

    /// <summary>The next so many posts are done, and answered with an error 500.</summary>
    public int LostAnswers { get; init; }

    /// <summary>The next so many calls are answered with a web page and not done.</summary>
    public int HtmlAnswers { get; init; }

    /// <summary>The next so many calls get no answer until the caller gives up, and are not done.</summary>
    public int HungCalls { get; init; }

    /// <summary>What becomes of refunds: <c>succeeded</c>, <c>pending</c> or <c>failed</c>.</summary>
    public string Refunds { get; init; } = "succeeded";

    /// <summary>How a refund ends a minute after it was answered: <c>succeeded</c> or <c>failed</c>; empty: it stays as it is.</summary>
    public string RefundsEnd { get; init; } = "";
}
