using System.Net;
using System.Text.RegularExpressions;

namespace Hangazo.Bench;

/// <summary>A shopper without script: follows links, fills in forms, keeps cookies.</summary>
internal sealed partial class Guest : IDisposable
{
    private readonly HttpClient _http;

    public Guest(string shop) => _http = new HttpClient(new SocketsHttpHandler
    {
        CookieContainer = new CookieContainer(),
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
    })
    {
        BaseAddress = new Uri(shop),
        Timeout = TimeSpan.FromSeconds(60),
    };

    public int Requests { get; private set; }

    public void Dispose() => _http.Dispose();

    /// <summary>Adds a variant to the cart. False when it was refused.</summary>
    public async Task<bool> AddAsync(Guid variant)
    {
        using var answer = await PostAsync("/cart/add", [new("variant", variant.ToString()), new("quantity", "1")]);
        return answer.Headers.Location?.OriginalString == "/cart";
    }

    /// <summary>Opens the checkout, fills it in and places the order. The order's address, or null with the status.</summary>
    public async Task<(string? Order, HttpStatusCode Status)> PlaceAsync(string phone)
    {
        Requests++;
        using var page = await _http.GetAsync(new Uri("/checkout", UriKind.Relative));
        if (!page.IsSuccessStatusCode) return (null, page.StatusCode);
        var form = await page.Content.ReadAsStringAsync();
        string Hidden(string name) => WebUtility.HtmlDecode(HiddenField().Matches(form).First(m => m.Groups[1].Value == name).Groups[2].Value);
        using var answer = await PostAsync("/checkout",
        [
            new("__RequestVerificationToken", Hidden("__RequestVerificationToken")), new("cart", Hidden("cart")), new("fullName", "Njeri Bench"),
            new("phone", phone), new("delivery", "showroom"), new("paymentMethod", "mpesa"), new("mpesaPhone", phone), new("step", "place"),
        ]);
        var place = answer.Headers.Location?.OriginalString;
        return (place?.StartsWith("/orders/", StringComparison.Ordinal) == true ? place : null, answer.StatusCode);
    }

    private Task<HttpResponseMessage> PostAsync(string path, KeyValuePair<string, string>[] fields)
    {
        Requests++;
        return _http.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields));
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HiddenField();
}
