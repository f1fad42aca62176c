namespace Hangazo.Web.Sms;

/// <summary>The SMS gateway: Africa's Talking' messaging API. Section <c>Sms</c>. Without a key the shop offers no SMS.</summary>
public sealed class SmsOptions
{
    public const string Section = "Sms";

    public string BaseUrl { get; set; } = "https://api.africastalking.com";

    public string UserName { get; set; } = "";

    public string ApiKey { get; set; } = "";

    /// <summary>The short code or name that was registered with the gateway. Empty: the gateway's own.</summary>
    public string SenderId { get; set; } = "";

    public int TimeLimitSeconds { get; set; } = 20;

    public bool IsConfigured => ApiKey.Length > 0;

    internal IEnumerable<string> Problems()
    {
        if (!IsConfigured) yield break;
        if (UserName.Length == 0) yield return "Set Sms__UserName to the name of the Africa's Talking application.";
        if (!Uri.TryCreate(BaseUrl, UriKind.Absolute, out var address)) yield return "Sms__BaseUrl is no address.";
        else if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback) yield return "Set Sms__BaseUrl to an https address: the key is not sent in the open.";
        if (SenderId.Length > 11) yield return "Sms__SenderId has at most 11 characters.";
    }
}
