namespace Hangazo.Core.Settings.Contracts;

/// <summary>
/// Where the shop stands on the internet, for links in mails and on paper. Configured with the installation (<c>Shop:PublicBaseUrl</c>), not by
/// the owner: a wrong one would send every link astray.
/// </summary>
public sealed class ShopAddress
{
    public const string Section = "Shop";

    /// <summary>Such as <c>https://hangazo.co.ke</c>, with or without a slash at its end.</summary>
    public string PublicBaseUrl { get; set; } = "http://127.0.0.1:5000";

    /// <summary>The buyer's link: it opens the order without an account.</summary>
    public string OrderLink(string number, string key) => Absolute($"/orders/{number}?key={Uri.EscapeDataString(key)}");

    /// <summary>The whole address of a path in the shop.</summary>
    public string Absolute(string path) => PublicBaseUrl.TrimEnd('/') + path;

    /// <summary>Why the address cannot be used; null when it can.</summary>
    public string? Problem() =>
        Uri.TryCreate(PublicBaseUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0
            ? null
            : "Set Shop__PublicBaseUrl to the address shoppers type, such as https://hangazo.co.ke.";
}
