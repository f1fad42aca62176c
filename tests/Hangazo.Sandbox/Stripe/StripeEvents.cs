using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hangazo.Sandbox.Faults;

namespace Hangazo.Sandbox.Stripe;

/// <summary>Signs events and posts them to the shop, and only to this machine.</summary>
internal sealed class StripeEvents(SandboxOptions options, StripeBooks books, SandboxClock clock, Weather weather) : IDisposable
{
    private const string WebhookPath = "/api/payments/stripe/webhook";
    private const int Tries = 3;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(20) };

    public void Tell(StripeSession session, params (string Type, object Thing)[] news)
    {
        var url = options.Stripe.WebhookUrl.Length > 0 ? new Uri(options.Stripe.WebhookUrl) : new Uri(new Uri(session.SuccessUrl), WebhookPath);
        var bodies = news.Select(one => Write(one.Type, one.Thing)).ToList();
        if (!books.Switches.DropEvents) _ = TellAsync(url, bodies);
    }

    /// <summary>Sends what happened to a session once more.</summary>
    public Task RepeatAsync(StripeSession session)
    {
        var url = options.Stripe.WebhookUrl.Length > 0 ? new Uri(options.Stripe.WebhookUrl) : new Uri(new Uri(session.SuccessUrl), WebhookPath);
        return SendAsync(url, Write(session.Status == "expired" ? "checkout.session.expired" : "checkout.session.completed", session.Describe()));
    }

    /// <summary>Sends what was true of a refund before, after what is true now: events come in any order.</summary>
    public Task TellLateAsync(StripeRefund refund, string status)
    {
        var url = options.Stripe.WebhookUrl.Length > 0 ? new Uri(options.Stripe.WebhookUrl) : new Uri(new Uri(refund.Session.SuccessUrl), WebhookPath);
        return SendAsync(url, Write("refund.updated", refund.Describe(status)));
    }

    public void Dispose() => _http.Dispose();

    private byte[] Write(string type, object thing) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        id = StripeBooks.NewId("evt_"),
        @object = "event",
        api_version = "2026-07-29.dahlia",
        created = clock.UtcNow.ToUnixTimeSeconds(),
        data = new { @object = thing },
        livemode = false,
        pending_webhooks = 1,
        type,
    });

    private async Task TellAsync(Uri url, IReadOnlyList<byte[]> bodies)
    {
        await Task.Yield();
        if (books.Switches.DelayMs > 0) await clock.Delay(TimeSpan.FromMilliseconds(books.Switches.DelayMs), CancellationToken.None);
        foreach (var body in bodies)
        {
            var times = await weather.HoldBackAsync(CancellationToken.None);
            if (times > 0) await SendAsync(url, body);
            if (books.Switches.DuplicateEvents || times > 1) await SendAsync(url, body);
        }
    }

    private async Task SendAsync(Uri url, byte[] body)
    {
        if (!url.IsLoopback) return;
        for (var tries = 1; tries <= Tries && !weather.IsSilent; tries++)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
                request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
                request.Headers.TryAddWithoutValidation("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)");
                request.Headers.TryAddWithoutValidation("Stripe-Signature", Sign(body));
                using var response = await _http.SendAsync(request);
                if (response.IsSuccessStatusCode) return;
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                // As Stripe does: try again a little later, then leave it.
            }

            await clock.Delay(TimeSpan.FromSeconds(tries), CancellationToken.None);
        }
    }

    private string Sign(byte[] body)
    {
        var time = clock.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] dated = [.. Encoding.ASCII.GetBytes(time + "."), .. body];
        var signed = HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Stripe.WebhookSecret), dated);
        return $"t={time},v1={Convert.ToHexStringLower(signed)}";
    }
}
