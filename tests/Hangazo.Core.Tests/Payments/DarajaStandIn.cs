using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Hangazo.Core.Payments.Daraja;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Tests.Payments;

/// <summary>A Daraja that answers exactly what a test tells it to, over real HTTP. Unless told, it takes every push and knows no results.</summary>
internal sealed class DarajaStandIn : IAsyncDisposable
{
    public const string Push = "/mpesa/stkpush/v1/processrequest";
    public const string Query = "/mpesa/stkpushquery/v1/query";
    public const string Pull = "/pulltransactions/v1/query";
    public const string Token = "/oauth/v1/generate";

    private static readonly RSA Key = RSA.Create(2_048);
    private static readonly string Certificate = SelfSigned();

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Answer>> _next = new();
    private int _serial;

    private DarajaStandIn(WebApplication app) => _app = app;

    public delegate Answer Responder(JsonElement body);

    public ConcurrentQueue<Call> Calls { get; } = new();

    public Responder? OnQuery { get; set; }

    public Responder? OnPull { get; set; }

    public Responder? OnPush { get; set; }

    public string Url => _app.Urls.First();

    public static async Task<DarajaStandIn> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        var app = builder.Build();
        var standIn = new DarajaStandIn(app);
        app.Map("/{**path}", standIn.AnswerAsync);
        await app.StartAsync();
        return standIn;
    }

    public static Answer Json(object body, int status = 200) => new(status, JsonSerializer.SerializeToUtf8Bytes(body), "application/json");

    public static Answer Error(int status, string code, string message) =>
        Json(new { requestId = "4c2f-47d1-8a90-5e7b13f6c0a21377", errorCode = code, errorMessage = message }, status);

    public static Answer QueryResult(string checkout, string code) =>
        Json(new { ResponseCode = "0", CheckoutRequestID = checkout, ResultCode = code, ResultDesc = "as told" });

    public static Answer PullResult(params object[] lines) =>
        Json(new { ResponseCode = lines.Length == 0 ? "1001" : "1000", Response = new[] { lines } });

    public DarajaOptions Options() => new()
    {
        BaseUrl = Url,
        ConsumerKey = "simKey0123456789",
        ConsumerSecret = "simSecret9876543210",
        ShortCode = "174379",
        Passkey = "bfb279f9aa9bdbcf158e97dd71a467cd2e0c893059b10f78e6b72ada1ed2c919",
        CallbackBaseUrl = "http://127.0.0.1:6500",
        QueriesPerSecond = 100,
        Initiator = "testapi",
        InitiatorPassword = "Safaricom999!*!",
        Certificate = Certificate,
        PayoutShortCode = "600984",
    };

    /// <summary>What a security credential holds.</summary>
    public static string Decrypt(string credential) => Encoding.UTF8.GetString(Key.Decrypt(Convert.FromBase64String(credential), RSAEncryptionPadding.Pkcs1));

    /// <summary>The next call of this path gets this answer; several queue up.</summary>
    public void Next(string path, Answer answer) => _next.GetOrAdd(path, _ => new()).Enqueue(answer);

    public IReadOnlyList<Call> CallsTo(string path) => [.. Calls.Where(call => call.Path == path)];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var memory = new MemoryStream();
        await http.Request.Body.CopyToAsync(memory);
        var path = http.Request.Path.Value!;
        var body = memory.Length > 0 ? JsonDocument.Parse(memory.ToArray()).RootElement : default;
        Calls.Enqueue(new Call(path, http.Request.Headers.Authorization.ToString(), http.Request.ContentType, body));
        var answer = _next.TryGetValue(path, out var queue) && queue.TryDequeue(out var told) ? told : Default(path, body);
        if (answer.Status == 0)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.ContentType;
        await http.Response.Body.WriteAsync(answer.Body);
    }

    private static string SelfSigned()
    {
        using var certificate = new CertificateRequest("CN=stand-in", Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return certificate.ExportCertificatePem();
    }

    private Answer Default(string path, JsonElement body) => path switch
    {
        Token => Json(new { access_token = $"token-{Interlocked.Increment(ref _serial)}", expires_in = "3599" }),
        Push => OnPush?.Invoke(body) ?? Accepted(),
        Query => OnQuery?.Invoke(body) ?? Error(500, "500.001.1001", "The transaction is being processed"),
        Pull => OnPull?.Invoke(body) ?? PullResult(),
        _ => Error(404, "404.001.01", "Resource not found"),
    };

    private Answer Accepted()
    {
        var serial = Interlocked.Increment(ref _serial).ToString("D9", CultureInfo.InvariantCulture);
        return Json(new
        {
            MerchantRequestID = "7c1e-4f0a-" + serial,
            CheckoutRequestID = "ws_CO_211120261205" + serial,
            ResponseCode = "0",
            ResponseDescription = "Success. Request accepted for processing",
        });
    }

    /// <param name="Status">0: cut the connection.</param>
    public sealed record Answer(int Status, byte[] Body, string ContentType)
    {
        public static readonly Answer Cut = new(0, [], "");
    }

    public sealed record Call(string Path, string Authorization, string? ContentType, JsonElement Body);
}
