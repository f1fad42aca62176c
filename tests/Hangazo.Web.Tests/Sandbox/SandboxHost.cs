using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hangazo.Sandbox;
using Hangazo.Sandbox.Daraja;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Hangazo.Web.Tests.Sandbox;

/// <summary>A sandbox on a free port with short delays, and a listener in the shop's place.</summary>
public sealed class SandboxHost : IAsyncLifetime
{
    public const string Timestamp = "20261121120530";

    private WebApplication? _app;
    private string? _token;

    /// <summary>Follows no redirect, so that a form's answer can be seen.</summary>
    public HttpClient Http { get; private set; } = null!;

    public ShopListener Shop { get; private set; } = null!;

    public static SandboxOptions Options() => new()
    {
        Urls = "http://127.0.0.1:0",
        Quiet = true,
        Daraja = new DarajaOptions
        {
            OutcomeDelay = TimeSpan.FromMilliseconds(40),
            LateDelay = TimeSpan.FromMilliseconds(80),
            UnreachableDelay = TimeSpan.FromMilliseconds(40),
            HeldResponseDelay = TimeSpan.FromMilliseconds(150),
            PayoutDelay = TimeSpan.FromMilliseconds(40),
        },
    };

    public static string NewToken() => Guid.CreateVersion7().ToString("N");

    public Task InitializeAsync() => StartAsync(Options());

    public async Task StartAsync(SandboxOptions options)
    {
        _app = SandboxApp.Build([], options);
        await _app.StartAsync();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_app.Urls.First()) };
        Shop = await ShopListener.StartAsync();
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Shop.DisposeAsync();
        await _app!.DisposeAsync();
    }

    public async Task<string> NewAccessTokenAsync()
    {
        var answer = await AskForTokenAsync();
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("access_token").GetString()!;
    }

    public async Task<HttpResponseMessage> AskForTokenAsync(
        string? key = "simKey0123456789", string secret = "simSecret9876543210", string grant = "client_credentials")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/oauth/v1/generate?grant_type=" + grant);
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}")));
        return await Http.SendAsync(request);
    }

    /// <summary>A push that is right in every field; <paramref name="change"/> makes it wrong.</summary>
    public JsonObject PushBody(string phone, string callbackToken, Action<JsonObject>? change = null)
    {
        var body = new JsonObject
        {
            ["BusinessShortCode"] = "5110070",
            ["Password"] = "NTExMDA3MHNpbXVsYXRvci1wYXNza2V5LTAwMDEyMDI2MTEyMTEyMDUzMA==",
            ["Timestamp"] = Timestamp,
            ["TransactionType"] = "CustomerPayBillOnline",
            ["Amount"] = 2499,
            ["PartyA"] = phone,
            ["PartyB"] = "5110070",
            ["PhoneNumber"] = phone,
            ["CallBackURL"] = Shop.CallbackUrl(callbackToken),
            ["AccountReference"] = "HZ261121ABCD",
            ["TransactionDesc"] = "Order ABCD",
        };
        change?.Invoke(body);
        return body;
    }

    public Task<HttpResponseMessage> PushAsync(string phone, string callbackToken, Action<JsonObject>? change = null) =>
        PostAsync("/mpesa/stkpush/v1/processrequest", PushBody(phone, callbackToken, change));

    /// <summary>Pushes and gives the CheckoutRequestID.</summary>
    public async Task<string> PushedAsync(string phone, string callbackToken, Action<JsonObject>? change = null)
    {
        using var answer = await PushAsync(phone, callbackToken, change);
        Assert.Equal(200, (int)answer.StatusCode);
        return (await JsonAsync(answer)).GetProperty("CheckoutRequestID").GetString()!;
    }

    public Task<HttpResponseMessage> QueryAsync(string checkoutRequestId) => PostAsync("/mpesa/stkpushquery/v1/query", new JsonObject
    {
        ["BusinessShortCode"] = "5110070",
        ["Password"] = "NTExMDA3MHNpbXVsYXRvci1wYXNza2V5LTAwMDEyMDI2MTEyMTEyMDUzMA==",
        ["Timestamp"] = Timestamp,
        ["CheckoutRequestID"] = checkoutRequestId,
    });

    public async Task<HttpResponseMessage> PostAsync(string path, JsonNode body, string contentType = "application/json")
    {
        _token ??= await NewAccessTokenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, contentType);
        return await Http.SendAsync(request);
    }

    public async Task SwitchAsync(object switches) => (await Http.PostAsJsonAsync("/__sim/daraja/switches", switches)).EnsureSuccessStatusCode();

    public Task<JsonElement> SimAsync(string path) => Http.GetFromJsonAsync<JsonElement>("/__sim/" + path);

    /// <summary>Asks again until the push is as wanted, and gives it.</summary>
    public async Task<JsonElement> PushWhenAsync(string id, Func<JsonElement, bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var turns = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (await turns.WaitForNextTickAsync(patience.Token))
        {
            var push = await SimAsync("stk/" + id);
            if (condition(push))
                return push;
        }
        throw new TimeoutException();
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    public static async Task AssertErrorAsync(HttpResponseMessage answer, int status, string code, string message)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        var body = await JsonAsync(answer);
        Assert.Equal(["requestId", "errorCode", "errorMessage"], body.EnumerateObject().Select(member => member.Name));
        Assert.Equal(code, body.GetProperty("errorCode").GetString());
        Assert.Equal(message, body.GetProperty("errorMessage").GetString());
        Assert.Matches("^[0-9a-f-]{20,}$", body.GetProperty("requestId").GetString());
    }
}
