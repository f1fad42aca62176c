using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hangazo.Sandbox.Faults;

namespace Hangazo.Sandbox.PayPal;

/// <summary>Posts events to the shop that made the order, and only to this machine; says of an event whether it is one of its own.</summary>
internal sealed class PayPalEvents(SandboxOptions options, PayPalBooks books, SandboxClock clock, Weather weather) : IDisposable
{
    private const string WebhookPath = "/api/payments/paypal/webhook";
    private const int Tries = 3;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(20) };

    public void Tell(PayPalOrder order, string type, string resourceType, object resource)
    {
        if (books.Switches.DropEvents) return;
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            id = $"WH-{PayPalBooks.NewId()}-{PayPalBooks.NewId()}",
            event_version = "1.0",
            create_time = clock.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            resource_type = resourceType,
            event_type = type,
            summary = type,
            resource,
        });
        _ = TellAsync(new Uri(new Uri(order.ReturnUrl), WebhookPath), body);
    }

    /// <summary>The signature over the bytes as they were sent; one changed blank makes another.</summary>
    public string Sign(string transmission, string time, string webhook, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{transmission}|{time}|{webhook}|"), .. body];
        return Convert.ToBase64String(HMACSHA256.HashData(books.Key, signed.AsSpan()));
    }

    public void Dispose() => _http.Dispose();

    private async Task TellAsync(Uri url, byte[] body)
    {
        await Task.Yield();
        var times = await weather.HoldBackAsync(CancellationToken.None);
        if (times > 0) await SendAsync(url, body);
        if (books.Switches.DuplicateEvents || times > 1) await SendAsync(url, body);
    }

    private async Task SendAsync(Uri url, byte[] body)
    {
        if (!url.IsLoopback) return;
        for (var tries = 1; tries <= Tries && !weather.IsSilent; tries++)
        {
            try
            {
                var (transmission, time) = (Guid.CreateVersion7().ToString(), clock.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
                request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
                request.Headers.TryAddWithoutValidation("PAYPAL-TRANSMISSION-ID", transmission);
                request.Headers.TryAddWithoutValidation("PAYPAL-TRANSMISSION-TIME", time);
                request.Headers.TryAddWithoutValidation("PAYPAL-AUTH-ALGO", "SHA256withRSA");
                request.Headers.TryAddWithoutValidation("PAYPAL-CERT-URL", "https://api.sandbox.paypal.com/v1/notifications/certs/CERT-played");
                request.Headers.TryAddWithoutValidation("PAYPAL-TRANSMISSION-SIG", Sign(transmission, time, options.PayPal.WebhookId, body));
                using var response = await _http.SendAsync(request);
                if (response.IsSuccessStatusCode) return;
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                // As PayPal does: try again a little later, then leave it.
            }

            await clock.Delay(TimeSpan.FromSeconds(tries), CancellationToken.None);
        }
    }
}
