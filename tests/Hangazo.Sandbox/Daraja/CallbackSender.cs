using System.Net.Security;
using System.Text;
using Hangazo.Sandbox.Faults;

namespace Hangazo.Sandbox.Daraja;

/// <summary>
/// Posts results to the shop: once, without signature and without retry, as measured from Daraja. Only loopback addresses are ever
/// called, redirects are not followed, and no proxy is used: the sandbox never talks to another machine.
/// </summary>
internal sealed class CallbackSender(SandboxOptions options, SandboxClock clock, DarajaSwitches switches, Weather weather, StkPushes pushes) : IDisposable
{
    private const int LargestAnswer = 64 * 1024;

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        MaxConnectionsPerServer = 64,
        // Development certificates are self-signed; the address is known to be this machine.
        SslOptions = { RemoteCertificateValidationCallback = (_, _, _, errors) => (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None },
    })
    {
        Timeout = options.Daraja.CallbackTimeout,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    /// <summary>Sends a result's callback as often as the script and the switches say.</summary>
    public async Task SendResultAsync(StkPush push, string body, CallbackCount count)
    {
        var now = switches.Now;
        if (now.DelayMs > 0)
            await clock.Delay(TimeSpan.FromMilliseconds(now.DelayMs), pushes.EraEnds);
        if (count == CallbackCount.Never)
        {
            push.Record(new CallbackDelivery(clock.UtcNow, "result", "withheld", null, null));
            return;
        }
        var times = await weather.HoldBackAsync(pushes.EraEnds);
        if (now.DropCallbacks || times == 0)
        {
            push.Record(new CallbackDelivery(clock.UtcNow, "result", "dropped", null, null));
            return;
        }
        await SendAsync(push, body, "result");
        if (count == CallbackCount.Twice || now.DuplicateCallbacks || times > 1)
            await SendAsync(push, body, "duplicate");
    }

    /// <summary>Posts the result of money going out; null when nobody took it.</summary>
    /// <param name="isAnswer">It answers a question: where nobody tells the shop anything by itself, it still hears what it asks.</param>
    public async Task<int?> SendAsync(string address, string body, bool isAnswer = false)
    {
        var now = switches.Now;
        if (now.DelayMs > 0)
            await clock.Delay(TimeSpan.FromMilliseconds(now.DelayMs), pushes.EraEnds);
        var comes = (isAnswer && weather.IsSilent) || await weather.HoldBackAsync(pushes.EraEnds) > 0;
        return now.DropCallbacks || !comes ? null : (await PostAsync(address, options.Daraja.ShortCode, body, "result")).Delivery.HttpStatus;
    }

    public async Task<CallbackDelivery> SendAsync(StkPush push, string body, string kind)
    {
        var (delivery, _) = await PostAsync(push.Request.CallbackUrl, push.Request.ShortCode, body, kind);
        push.Record(delivery);
        return delivery;
    }

    /// <summary>One try to tell the shop, and what it answered.</summary>
    public async Task<(CallbackDelivery Delivery, string? Answer)> PostAsync(string address, string shortCode, string body, string kind)
    {
        var url = new Uri(address);
        if (!url.IsLoopback)
            return (new CallbackDelivery(clock.UtcNow, kind, "blocked", null, "Callbacks only go to loopback addresses."), null);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url);
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            // Unparsed, because the library would put a space behind the semicolon that Safaricom does not send.
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json;charset=UTF-8");
            request.Headers.TryAddWithoutValidation("Businessshortcode", shortCode);
            using var response = await _http.SendAsync(request, pushes.EraEnds);
            var answer = await response.Content.ReadAsStringAsync(pushes.EraEnds);
            return (new CallbackDelivery(clock.UtcNow, kind, "delivered", (int)response.StatusCode, null), answer);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return (new CallbackDelivery(clock.UtcNow, kind, "failed", null, e.Message), null);
        }
    }

    public void Dispose() => _http.Dispose();
}
