using System.Text.RegularExpressions;

namespace Hangazo.Core.Settings.Contracts;

/// <summary>
/// Where the shop stands on the internet, for links in mails and on paper. Configured with the installation (<c>Shop:PublicBaseUrl</c>), not by
/// the owner: a wrong one would send every link astray.
/// </summary>
public sealed partial class ShopAddress
{
    public const string Section = "Shop";

    /// <summary>Such as <c>https://hangazo.co.ke</c>, with or without a slash at its end.</summary>
    public string PublicBaseUrl { get; set; } = "http://127.0.0.1:5000";

    /// <summary>
    /// The languages the shop speaks, the first being for everybody else; none configured: <see cref="Usual"/>. They are told to search engines
    /// only, page by page, so a language belongs here once all pages have it.
    /// </summary>
    public Language[] Languages { get; set; } = [];

    /// <summary>The language that is spoken without any configuration.</summary>
    public const string Usual = "en-KE";

    /// <summary>For whoever speaks none of the shop's languages.</summary>
    public const string ForEverybodyElse = "x-default";

    /// <summary>One language of the shop.</summary>
    public sealed class Language
    {
        /// <summary>As RFC 5646 has it, such as <c>sw-KE</c>.</summary>
        public string Tag { get; set; } = "";

        /// <summary>Where its pages begin, such as <c>https://hangazo.co.ke/sw</c>; empty: where the shop stands.</summary>
        public string BaseUrl { get; set; } = "";
    }

    /// <summary>A page's address in each language, and for everybody else.</summary>
    public IEnumerable<(string Tag, string Url)> Alternates(string path)
    {
        if (Languages.Length == 0) return [(Usual, Absolute(path)), (ForEverybodyElse, Absolute(path))];
        return [.. Languages.Select(language => (language.Tag, Of(language, path))), (ForEverybodyElse, Of(Languages[0], path))];
    }

    /// <summary>The buyer's link: it opens the order without an account.</summary>
    public string OrderLink(string number, string key) => Absolute($"/orders/{number}?key={Uri.EscapeDataString(key)}");

    /// <summary>A deposit receipt as PDF, for whoever has the order's key.</summary>
    public string DepositReceiptLink(string order, string key, string number) =>
        Absolute($"/orders/{order}/deposit-receipts/{number}.pdf?key={Uri.EscapeDataString(key)}");

    /// <summary>Where an order's buyer says what they think of what they bought.</summary>
    public static string ReviewsPath(string number, string key) => $"/orders/{number}/reviews?key={Uri.EscapeDataString(key)}";

    /// <summary>The whole address of <see cref="ReviewsPath"/>.</summary>
    public string ReviewsLink(string number, string key) => Absolute(ReviewsPath(number, key));

    /// <summary>The page on which anybody who knows its key may pay.</summary>
    public static string PayPath(string key) => $"/pay/{Uri.EscapeDataString(key)}";

    /// <summary>The whole address of <see cref="PayPath"/>.</summary>
    public string PayLink(string key) => Absolute(PayPath(key));

    /// <summary>The whole address of a path in the shop.</summary>
    public string Absolute(string path) => PublicBaseUrl.TrimEnd('/') + path;

    /// <summary>Why the address cannot be used; null when it can.</summary>
    public string? Problem()
    {
        if (!IsAddress(PublicBaseUrl)) return "Set Shop__PublicBaseUrl to the address shoppers type, such as https://hangazo.co.ke.";
        foreach (var language in Languages)
        {
            if (!LanguageTag().IsMatch(language.Tag)) return $"Shop__Languages: “{language.Tag}” is no language such as en-KE or sw.";
            if (language.BaseUrl.Length > 0 && !IsAddress(language.BaseUrl)) return $"Shop__Languages: {language.Tag} needs an address such as https://hangazo.co.ke/sw.";
        }

        return Languages.DistinctBy(language => language.Tag).Count() == Languages.Length ? null : "Shop__Languages: a language stands there twice.";
    }

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0;

    private string Of(Language language, string path) => language.BaseUrl.Length > 0 ? language.BaseUrl.TrimEnd('/') + path : Absolute(path);

    [GeneratedRegex("^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$", RegexOptions.None, 100)]
    private static partial Regex LanguageTag();
}
