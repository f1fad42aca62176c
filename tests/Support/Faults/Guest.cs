using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hangazo.Tests.Support.Faults;

/// <summary>What is owed for an order, as its own page is told. Cents.</summary>
internal sealed record OwedMoney(string State, long Due, long Captured);

/// <summary>A shopper without script: follows links, fills in forms, keeps cookies.</summary>
internal sealed partial class Guest : IDisposable
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromMilliseconds(250);

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

    /// <summary>How long the same is tried again while the shop does not answer or answers 5xx; zero: once.</summary>
    public TimeSpan Patience { get; init; }

    public int Requests { get; private set; }

    /// <summary>Answers 5xx that were seen.</summary>
    public int Errors { get; private set; }

    public void Dispose() => _http.Dispose();

    /// <summary>Adds a variant to the cart. False when it was refused.</summary>
    public async Task<bool> AddAsync(Guid variant)
    {
        using var answer = await PostAsync("/cart/add", [new("variant", variant.ToString()), new("quantity", "1")]);
        return answer.Headers.Location?.OriginalString == "/cart";
    }

    /// <summary>Opens the checkout, fills it in and places the order. The order's address, or null with the status.</summary>
    /// <param name="storeCredit">Cents on the shopper's account that go into it; 0: none.</param>
    public async Task<(string? Order, HttpStatusCode Status)> PlaceAsync(string phone, string method = "mpesa", long storeCredit = 0)
    {
        using var page = await AskAsync(() => _http.GetAsync(new Uri("/checkout", UriKind.Relative)));
        if (!page.IsSuccessStatusCode) return (null, page.StatusCode);
        var form = await page.Content.ReadAsStringAsync();
        string Hidden(string name) => WebUtility.HtmlDecode(HiddenField().Matches(form).First(m => m.Groups[1].Value == name).Groups[2].Value);
        KeyValuePair<string, string>[] credit = storeCredit == 0 ? []
            : [new("useStoreCredit", "true"), new("seenStoreCredit", storeCredit.ToString(CultureInfo.InvariantCulture))];
        using var answer = await PostAsync("/checkout",
        [
            new("__RequestVerificationToken", Hidden("__RequestVerificationToken")), new("cart", Hidden("cart")), new("fullName", "Njeri Bench"),
            new("phone", phone), new("delivery", "showroom"), new("paymentMethod", method), new("mpesaPhone", phone), new("step", "place"), .. credit,
        ]);
        var place = answer.Headers.Location?.OriginalString;
        return (place?.StartsWith("/orders/", StringComparison.Ordinal) == true ? place : null, answer.StatusCode);
    }

    /// <summary>Makes an account with a new address; the shopper is signed in from then on. The status of a refusal; null when it went well.</summary>
    public async Task<HttpStatusCode?> RegisterAsync(string email)
    {
        const string password = "A-long-password-1";
        var refused = await SendFormAsync("/account/register", new("Input.FullName", "Njeri Bench"), new("Input.Email", email), new("Input.Password", password));
        // The shop may have been killed before it said that the account is there.
        return refused is null ? null : await SendFormAsync("/account/sign-in", new("Input.Login", email), new("Input.Password", password));
    }

    private async Task<HttpStatusCode?> SendFormAsync(string path, params KeyValuePair<string, string>[] fields)
    {
        using var page = await AskAsync(() => _http.GetAsync(new Uri(path, UriKind.Relative)));
        using var answer = await PostAsync(path, [.. HiddenFields(await page.Content.ReadAsStringAsync()), .. fields]);
        return answer.StatusCode == HttpStatusCode.Redirect ? null : answer.StatusCode;
    }

    /// <summary>Asks on the pay page of somebody's order to pay all that is left of it. The status of a refusal; null when it was asked for.</summary>
    public Task<HttpStatusCode?> PayRestAsync(string key, string phone) => SendFormAsync(
        $"/pay/{key}", new("Input.Portion", "Full"), new("Input.Name", "Mama Njeri"), new("Input.Method", "mpesa"), new("Input.Phone", phone));

    private static IEnumerable<KeyValuePair<string, string>> HiddenFields(string page) =>
        HiddenField().Matches(page).Select(field => KeyValuePair.Create(field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value))).DistinctBy(field => field.Key);

    /// <summary>What the order's page knows of its payment.</summary>
    public async Task<OwedMoney> OwedAsync(string order)
    {
        var (number, key) = Parts(order);
        using var answer = await AskAsync(() => _http.GetAsync(new Uri($"/api/payments/{number}/status?key={key}", UriKind.Relative)));
        answer.EnsureSuccessStatusCode();
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new(json.GetProperty("state").GetString()!, json.GetProperty("due").GetInt64(), json.GetProperty("captured").GetInt64());
    }

    /// <summary>Asks for another request to pay. The code of the refusal; null when it was sent.</summary>
    public async Task<string?> PayAgainAsync(string order, string phone, string method)
    {
        var (number, key) = Parts(order);
        using var page = await AskAsync(() => _http.GetAsync(new Uri(order, UriKind.Relative)));
        var token = HiddenField().Matches(await page.Content.ReadAsStringAsync()).FirstOrDefault(m => m.Groups[1].Value == "__RequestVerificationToken");
        if (token is null) return "no-form";
        using var answer = await PostAsync(
            $"/orders/{number}/pay",
            [new("__RequestVerificationToken", WebUtility.HtmlDecode(token.Groups[2].Value)), new("key", key), new("phone", phone), new("method", method)]);
        return RefusedWith().Match(answer.Headers.Location?.OriginalString ?? "refused=status") is { Success: true } refused ? refused.Groups[1].Value : null;
    }

    /// <summary>Follows the shop to the provider's page; null when there is none to go to within the time.</summary>
    public async Task<Uri?> PayPageAsync(string order, TimeSpan within)
    {
        var (number, key) = Parts(order);
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < within; await Task.Delay(TryAgain))
        {
            using var answer = await AskAsync(() => _http.GetAsync(new Uri($"/orders/{number}/go?key={key}", UriKind.Relative)));
            var away = Away().Match(await answer.Content.ReadAsStringAsync());
            if (away.Success) return new Uri(WebUtility.HtmlDecode(away.Groups[1].Value));
            if (!answer.IsSuccessStatusCode) return null;
        }

        return null;
    }

    /// <summary>Comes back to the shop from a provider's page.</summary>
    public async Task ReturnAsync(Uri back)
    {
        using var answer = await AskAsync(() => _http.GetAsync(back));
    }

    private static (string Number, string Key) Parts(string order)
    {
        var parts = OrderAddress().Match(order);
        return (parts.Groups[1].Value, parts.Groups[2].Value);
    }

    private Task<HttpResponseMessage> PostAsync(string path, KeyValuePair<string, string>[] fields) =>
        AskAsync(() => _http.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields)));

    private async Task<HttpResponseMessage> AskAsync(Func<Task<HttpResponseMessage>> askAsync)
    {
        for (var waiting = Stopwatch.StartNew(); ; await Task.Delay(TryAgain))
        {
            Requests++;
            try
            {
                var answer = await askAsync();
                if (answer.StatusCode < HttpStatusCode.InternalServerError) return answer;
                Errors++;
                if (waiting.Elapsed >= Patience) return answer;
                answer.Dispose();
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && waiting.Elapsed < Patience)
            {
                // Down: as somebody at home would, press the button again.
            }
        }
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HiddenField();

    [GeneratedRegex("^/orders/([^/?]+)(?:/go)?\\?key=([^&]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OrderAddress();

    [GeneratedRegex("http-equiv=\"refresh\" content=\"0; url=(http[^\"]+)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Away();

    [GeneratedRegex("refused=([^&]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RefusedWith();
}
