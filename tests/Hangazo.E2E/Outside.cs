using System.Net.Http.Json;
using System.Text.Json;
using Hangazo.Tests.Support;

namespace Hangazo.E2E;

/// <summary>The world outside the shop, as the sandbox plays it: whoever holds the phone, whoever reads the mail.</summary>
public sealed class Outside : IDisposable
{
    private readonly HttpClient _http;

    private Outside(Uri address, int mailPort)
    {
        Address = address;
        MailPort = mailPort;
        _http = new HttpClient { BaseAddress = address };
    }

    public Uri Address { get; }

    public int MailPort { get; }

    public void Dispose() => _http.Dispose();

    public static async Task<Outside> FindAsync(Uri address)
    {
        using var http = new HttpClient();
        var info = await http.GetFromJsonAsync<JsonElement>(new Uri(address, "/__sim/info"));
        return new(address, info.GetProperty("smtpPort").GetInt32());
    }

    /// <summary>The page that shows this phone.</summary>
    public string PhonePage(string phone) => new Uri(Address, $"/phone/{Msisdn(phone)}").ToString();

    /// <summary>Waits until the phone asks for the PIN.</summary>
    public Task SeePromptAsync(string phone) => Eventually.Async(
        async () => (await PromptsAsync(phone)).Any(prompt => prompt.GetProperty("state").GetString() == "waiting"), TimeSpan.FromSeconds(20));

    /// <summary>Waits for the prompt on this phone and enters the PIN.</summary>
    public Task PayAsync(string phone) => AnswerAsync(phone, "pay");

    public Task CancelAsync(string phone) => AnswerAsync(phone, "cancel");

    /// <summary>How many payment requests this phone has had.</summary>
    public async Task<int> CountPromptsAsync(string phone) => (await PromptsAsync(phone)).Count;

    /// <summary>Waits for a mail to this address whose subject holds the words; its text.</summary>
    public async Task<string> ReadMailAsync(string to, string subject)
    {
        var mail = await Eventually.Async(
            async () => (await _http.GetFromJsonAsync<List<JsonElement>>($"/__sim/mail?to={Uri.EscapeDataString(to)}"))!
                .Where(mail => mail.GetProperty("subject").GetString()!.Contains(subject, StringComparison.Ordinal)).ToList(),
            found => found.Count > 0);
        return $"{mail[0].GetProperty("text")}\n{mail[0].GetProperty("html")}";
    }

    private static string Msisdn(string phone) => "254" + phone[1..];

    private async Task AnswerAsync(string phone, string answer)
    {
        await SeePromptAsync(phone);
        using var form = new FormUrlEncodedContent([]);
        using var done = await _http.PostAsync(new Uri(Address, $"/phone/{Msisdn(phone)}/{answer}"), form);
        done.EnsureSuccessStatusCode();
    }

    private async Task<List<JsonElement>> PromptsAsync(string phone) => (await _http.GetFromJsonAsync<List<JsonElement>>($"/__sim/stk?phone={Msisdn(phone)}"))!;
}
