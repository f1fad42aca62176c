namespace Hangazo.Core.Payments.PayPal;

/// <summary>The shop's account with PayPal. Section <c>PayPal</c> of the configuration; without a client id nobody is offered PayPal.</summary>
public sealed class PayPalOptions
{
    public const string Section = "PayPal";

    /// <summary>Known to everybody: the ones in this repository.</summary>
    private static readonly string[] SandboxConstants = ["sim-client-id", "sim-secret", "WH-SIMULATOR-0001", "WEBHOOK_ID"];

    public string BaseUrl { get; set; } = "https://api-m.paypal.com";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>Of the webhook in PayPal's developer dashboard; part of what is signed.</summary>
    public string WebhookId { get; set; } = "";

    /// <summary>Shown on PayPal's page.</summary>
    public string BrandName { get; set; } = "Hangazo";

    public bool IsConfigured => ClientId.Length > 0;

    /// <summary>What is wrong with the configuration, one sentence each; empty when all is well or nothing is configured.</summary>
    public IEnumerable<string> Problems(bool production)
    {
        if (!IsConfigured)
        {
            if (ClientSecret.Length > 0 || WebhookId.Length > 0) yield return $"Set {Section}__ClientId too, or leave all of {Section} empty.";
            yield break;
        }

        foreach (var (name, value) in new[] { (nameof(ClientId), ClientId), (nameof(ClientSecret), ClientSecret), (nameof(WebhookId), WebhookId) })
        {
            if (string.IsNullOrWhiteSpace(value)) yield return $"Set {Section}__{name}.";
            else if (production && SandboxConstants.Contains(value)) yield return $"{Section}__{name} is a sandbox value; a shop in production needs its own.";
        }

        if (BrandName.Length is 0 or > 127) yield return $"{Section}__BrandName must have 1 to 127 characters.";
        if (!Uri.TryCreate(BaseUrl, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttps && (url.Scheme != Uri.UriSchemeHttp || !url.IsLoopback || production)))
            yield return $"{Section}__BaseUrl must be an https address.";
        else if (production && url.Host.Contains("sandbox", StringComparison.OrdinalIgnoreCase))
            yield return $"{Section}__BaseUrl is PayPal's sandbox; a shop in production needs https://api-m.paypal.com.";
    }
}
