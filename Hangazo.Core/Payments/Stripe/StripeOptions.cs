namespace Hangazo.Core.Payments.Stripe;

/// <summary>The shop's account with Stripe. Section <c>Stripe</c> of the configuration; without a secret key nobody is offered card payment.</summary>
public sealed class StripeOptions
{
    public const string Section = "Stripe";

    /// <summary>Known to everybody: the one in this repository.</summary>
    private static readonly string[] SandboxConstants = ["sk_test_simulator0001", "whsec_simulator_0001", "whsec_test_local_simulator_0001"];

    public string BaseUrl { get; set; } = "https://api.stripe.com";

    /// <summary><c>sk_live_…</c>, or a restricted key <c>rk_live_…</c>.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>Of the webhook endpoint. While it is being changed both the new and the old one, separated by a comma.</summary>
    public string WebhookSecret { get; set; } = "";

    public bool IsConfigured => SecretKey.Length > 0;

    public IEnumerable<string> WebhookSecrets => WebhookSecret.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What is wrong with the configuration, one sentence each; empty when all is well or nothing is configured.</summary>
    public IEnumerable<string> Problems(bool production)
    {
        if (!IsConfigured)
        {
            if (WebhookSecret.Length > 0) yield return $"{Section}__WebhookSecret is set without {Section}__SecretKey; set both or neither.";
            yield break;
        }

        if (!SecretKey.StartsWith("sk_", StringComparison.Ordinal) && !SecretKey.StartsWith("rk_", StringComparison.Ordinal))
            yield return $"{Section}__SecretKey must be a secret key of Stripe; it begins with sk_ or rk_.";
        else if (production && (SecretKey.Contains("_test_", StringComparison.Ordinal) || SandboxConstants.Contains(SecretKey)))
            yield return $"{Section}__SecretKey is a test key; a shop in production needs its live key.";
        if (!WebhookSecrets.Any()) yield return $"Set {Section}__WebhookSecret, or Stripe's messages cannot be told from forged ones.";
        else if (production && WebhookSecrets.Any(SandboxConstants.Contains))
            yield return $"{Section}__WebhookSecret is a sandbox value; a shop in production needs its own.";
        if (!Uri.TryCreate(BaseUrl, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttps && (url.Scheme != Uri.UriSchemeHttp || !url.IsLoopback || production)))
            yield return $"{Section}__BaseUrl must be an https address.";
    }
}
