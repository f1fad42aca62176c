namespace Hangazo.Sandbox.PayPal;

/// <summary>The account of the played PayPal. Made up; it opens nothing anywhere.</summary>
public sealed class PayPalOptions
{
    public string ClientId { get; set; } = "sim-client-id";

    public string ClientSecret { get; set; } = "sim-secret";

    public string WebhookId { get; set; } = "WH-SIMULATOR-0001";
}

/// <summary>Where the switches of the played PayPal stand.</summary>
public sealed record PayPalSwitchState
{
    /// <summary>No event leaves.</summary>
    public bool DropEvents { get; init; }

    /// <summary>Every event is delivered twice, byte for byte.</summary>
    public bool DuplicateEvents { get; init; }

    /// <summary>The next so many posts are done, and answered with an error 500.</summary>
    public int LostAnswers { get; init; }

    /// <summary>The next so many calls are answered with a web page and not done.</summary>
    public int HtmlAnswers { get; init; }

    /// <summary>The next so many tokens shown are refused.</summary>
    public int RefusedTokens { get; init; }

    /// <summary>The next captures are declined.</summary>
    public bool Decline { get; init; }

    /// <summary>What becomes of captures: <c>COMPLETED</c> or <c>PENDING</c>.</summary>
    public string Captures { get; init; } = "COMPLETED";

    /// <summary>What becomes of refunds: <c>COMPLETED</c>, <c>PENDING</c> or <c>FAILED</c>.</summary>
    public string Refunds { get; init; } = "COMPLETED";

    /// <summary>How a refund ends a minute after it was answered: <c>COMPLETED</c>, <c>FAILED</c> or <c>CANCELLED</c>; empty: it stays as it is.</summary>
    public string RefundsEnd { get; init; } = "";
}
