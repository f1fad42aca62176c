using System.Net.Http.Json;
using System.Text.Json;

namespace Hangazo.Tests.Support.Faults;

/// <summary>Money that really moved outside.</summary>
/// <param name="Number">The provider's receipt.</param>
/// <param name="Minor">Cents of <paramref name="Currency"/>.</param>
/// <param name="Reference">What an M-Pesa payer saw or typed.</param>
/// <param name="Attempt">The shop's id of the attempt, where the provider keeps it.</param>
/// <param name="Request">The provider's id of the request, where there was one.</param>
internal sealed record MovedMoney(string Provider, string Number, long Minor, string Currency, string? Reference, Guid? Attempt, string? Request);

/// <summary>Money that really went back outside.</summary>
/// <param name="Of">The receipt of the payment it went back of; none where it was paid out anew.</param>
/// <param name="Key">The id that the shop gave it; only where it was paid out anew.</param>
internal sealed record ReturnedMoney(string Provider, string Number, long Minor, string Currency, string? Of, string? Key);

/// <summary>How badly the outside behaves; shares in percent.</summary>
internal sealed record PlayedWeather(int Dropped = 0, int Repeated = 0, int LongestDelayMs = 0, int Lost = 0, int Html = 0)
{
    public IReadOnlyList<string> Out { get; init; } = [];
}

/// <summary>The sandbox over HTTP: its weather, its phones and pages, and its own books.</summary>
internal sealed class Played(string sandbox) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(sandbox) };

    public void Dispose() => _http.Dispose();

    public Task WeatherAsync(PlayedWeather weather) => PostAsync("/__sim/weather", weather);

    /// <summary>How far the played Safaricom's clock is ahead of ours.</summary>
    public Task SkewAsync(TimeSpan ahead) => PostAsync("/__sim/daraja/switches", new { clockSkewSeconds = (int)ahead.TotalSeconds });

    public async Task<List<MovedMoney>> MoneyAsync() => (await _http.GetFromJsonAsync<List<MovedMoney>>("/__sim/money"))!;

    public async Task<List<ReturnedMoney>> MoneyBackAsync() => (await _http.GetFromJsonAsync<List<ReturnedMoney>>("/__sim/money-back"))!;

    /// <summary>Whether a phone still shows a prompt, or a payment is on its way.</summary>
    public async Task<bool> AnyPromptAsync() => (await _http.GetFromJsonAsync<List<JsonElement>>("/__sim/stk?state=waiting&limit=1"))!.Count > 0;

    /// <summary>Somebody pays from the phone's menu; M-Pesa's receipt, null when the shop refused it.</summary>
    public async Task<string?> PayBillAsync(string phone, string account, long shillings)
    {
        using var answer = await PostAsync("/__sim/paybill", new { phone, account, amount = shillings, unasked = true });
        var outcome = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return outcome.GetProperty("receipt").GetString();
    }

    /// <summary>Presses the one button on a provider's page. Where the page leads then.</summary>
    public async Task<Uri?> PressAsync(string page)
    {
        using var form = new FormUrlEncodedContent([]);
        using var answer = await _http.PostAsync(new Uri(page), form);
        return answer.Headers.Location;
    }

    private async Task<HttpResponseMessage> PostAsync<T>(string path, T body)
    {
        var answer = await _http.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
        return answer;
    }
}
