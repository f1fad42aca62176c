namespace Hangazo.Core.Shipping.Carriers;

/// <summary>A courier that is booked over HTTP. Section <c>Courier</c> of the configuration; without a key the owner cannot choose it.</summary>
public sealed class CourierOptions
{
    public const string Section = "Courier";

    /// <summary>Known to everybody: the ones in this repository.</summary>
    private static readonly string[] Sandbox = ["sim-courier-key-0001", "sim-courier-secret-0001"];

    /// <summary>As people call it.</summary>
    public string Name { get; set; } = "Courier";

    public string BaseUrl { get; set; } = "";

    public string ApiKey { get; set; } = "";

    /// <summary>What its messages to <c>/api/shipping/courier/webhook</c> are signed with; empty: it posts none, and is asked every half hour.</summary>
    public string WebhookSecret { get; set; } = "";

    public bool IsConfigured => ApiKey.Length > 0;

    /// <summary>What is wrong with the configuration, one sentence each; empty when all is well or nothing is configured.</summary>
    public IEnumerable<string> Problems(bool production)
    {
        if (!IsConfigured)
        {
            if (BaseUrl.Length > 0) yield return $"Set {Section}__ApiKey too, or leave all of {Section} empty.";
            yield break;
        }

        if (production && (Sandbox.Contains(ApiKey) || Sandbox.Contains(WebhookSecret))) yield return $"{Section} has sandbox values; a shop in production needs its own.";
        if (!Uri.TryCreate(BaseUrl, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && (url.Scheme != Uri.UriSchemeHttp || !url.IsLoopback || production)))
            yield return $"{Section}__BaseUrl must be an https address.";
        if (Name.Length is 0 or > 60) yield return $"{Section}__Name must have 1 to 60 characters.";
        if (WebhookSecret.Length is > 0 and < 16) yield return $"{Section}__WebhookSecret must have at least 16 characters.";
    }
}
