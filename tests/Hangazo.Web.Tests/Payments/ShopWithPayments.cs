using System.Net.Http.Json;
using System.Text;
using Hangazo.Core;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Outbox;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Sandbox;
using Hangazo.Tests.Support;
using Hangazo.Web.Api.Payments;
using Hangazo.Web.Payments;
using Hangazo.Web.Tests.Sandbox;
using Hangazo.Web.Workers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Hangazo.Web.Tests.Payments;

/// <summary>The shop's payment parts on a real port with their workers, a database of their own, and the sandbox as M-Pesa.</summary>
public sealed class ShopWithPayments : IAsyncLifetime
{
    public const string C2bToken = "c2b05a4db0c0c2b05a4db0c0c2b05a4d";

    private TestDatabase? _database;
    private WebApplication? _sandbox;
    private WebApplication? _shop;

    public HttpClient Http { get; private set; } = null!;

    public HttpClient Sandbox { get; private set; } = null!;

    /// <summary>The wall clock, moved ahead by hand; its timers run as always.</summary>
    public AheadClock Clock { get; } = new();

    public async Task InitializeAsync()
    {
        _database = await EmptyShop.CloneAsync();
        var options = SandboxHost.Options();
        options.Daraja.LateDelay = TimeSpan.FromSeconds(1);
        _sandbox = SandboxApp.Build([], options);
        await _sandbox.StartAsync();
        Sandbox = new HttpClient { BaseAddress = new Uri(_sandbox.Urls.First()) };
        var port = FreePort();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Demo" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Daraja:BaseUrl"] = _sandbox.Urls.First(),
            ["Daraja:CallbackBaseUrl"] = $"http://127.0.0.1:{port}",
            ["Daraja:ConsumerKey"] = "simKey0123456789",
            ["Daraja:ConsumerSecret"] = "simSecret9876543210",
            ["Daraja:ShortCode"] = "5110070",
            ["Daraja:Passkey"] = "simulator-passkey-0001",
            ["Daraja:Initiator"] = options.Daraja.Initiator,
            ["Daraja:InitiatorPassword"] = options.Daraja.InitiatorPassword,
            ["Daraja:PayoutShortCode"] = options.Daraja.PayoutShortCode,
            ["Daraja:Certificate"] = Hangazo.Sandbox.Daraja.InitiatorKey.Certificate,
            ["Daraja:QueriesPerSecond"] = "50",
            ["Daraja:C2bToken"] = C2bToken,
            ["Daraja:RegisterC2bAtStart"] = "true",
            ["Stripe:BaseUrl"] = _sandbox.Urls.First(),
            ["Stripe:SecretKey"] = options.Stripe.SecretKey,
            ["Stripe:WebhookSecret"] = options.Stripe.WebhookSecret,
            ["PayPal:BaseUrl"] = _sandbox.Urls.First(),
            ["PayPal:ClientId"] = options.PayPal.ClientId,
            ["PayPal:ClientSecret"] = options.PayPal.ClientSecret,
            ["PayPal:WebhookId"] = options.PayPal.WebhookId,
            ["Shop:PublicBaseUrl"] = $"http://127.0.0.1:{port}",
        });
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddRouting();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddHangazoCore(_database.ConnectionString);
        builder.Services.AddSingleton<LiveFeed>();
        builder.Services.AddSingleton<ILiveFeed>(services => services.GetRequiredService<LiveFeed>());
        builder.Services.AddHostedService(services => services.GetRequiredService<LiveFeed>());
        builder.Services.AddHostedService<OutboxWorker>();
        builder.Services.AddPaymentHosting();
        builder.Services.Configure<ShopAddress>(builder.Configuration.GetSection(ShopAddress.Section));
        _shop = builder.Build();
        _shop.MapMpesaCallbacks();
        _shop.MapPayBill();
        _shop.MapMpesaRefunds();
        _shop.MapPaymentWebhooks();
        await _shop.StartAsync();
        Http = new HttpClient { BaseAddress = new Uri(_shop.Urls.First()) };
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        Sandbox.Dispose();
        await _shop!.StopAsync();
        await _shop.DisposeAsync();
        await _sandbox!.DisposeAsync();
        await _database!.DisposeAsync();
    }

    /// <summary>Lets time pass in the shop and in the world outside, which signs its events with the time of day.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        Clock.Advance(by);
        using var answer = await Sandbox.PostAsJsonAsync("/__sim/daraja/switches", new { clockSkewSeconds = (int)Clock.Ahead.TotalSeconds });
        answer.EnsureSuccessStatusCode();
    }

    public async Task<Guid> OrderAsync(string ending, long shillings = 2_499, string method = "mpesa")
    {
        var subject = Guid.CreateVersion7();
        await using var scope = _shop!.Services.CreateAsyncScope();
        var reference = "HZ" + Convert.ToHexString(subject.ToByteArray()[^5..]);
        scope.ServiceProvider.GetRequiredService<IPayments>().Open(
            new PaymentRequest(new PaymentSubject(subject, reference), Money.Shillings(shillings), PhoneNumber.Parse("0700000" + ending).Value, method),
            Clock.GetUtcNow());
        await scope.ServiceProvider.GetRequiredService<HangazoDb>().SaveChangesAsync();
        return subject;
    }

    public async Task<T> DoAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = _shop!.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<PaymentStatus.View> StatusWhenAsync(Guid subject, Func<PaymentStatus.View, bool> accept) => Eventually.Async(
        async () => (await DoAsync((PaymentStatus status) => status.FindAsync(subject, CancellationToken.None)))!, accept, TimeSpan.FromSeconds(20));

    /// <summary>As an expired order does.</summary>
    public async Task CloseAsync(Guid subject)
    {
        await using var scope = _shop!.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HangazoDb>();
        await db.InTransactionAsync<bool>(
            async token =>
            {
                var closed = await scope.ServiceProvider.GetRequiredService<IPayments>().CloseUnpaidAsync(subject, "Not paid in time", token);
                await db.SaveChangesAsync(token);
                return closed;
            },
            CancellationToken.None);
    }

    /// <summary>As the cancellation of a paid order does.</summary>
    public async Task CancelPaidAsync(Guid subject)
    {
        await using var scope = _shop!.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HangazoDb>();
        await db.InTransactionAsync<bool>(
            async token =>
            {
                await scope.ServiceProvider.GetRequiredService<IPayments>().TurnIntoCreditAsync(subject, "Cancelled", token);
                await db.SaveChangesAsync(token);
                return true;
            },
            CancellationToken.None);
    }

    /// <summary>As Ordering does when some of an order goes back.</summary>
    public async Task RequestRefundAsync(RefundAsk ask)
    {
        await using var scope = _shop!.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HangazoDb>();
        var asked = await db.InTransactionAsync<bool>(
            async token =>
            {
                var approved = await scope.ServiceProvider.GetRequiredService<IPayments>().RequestRefundAsync(ask, token);
                await db.SaveChangesAsync(token);
                return approved;
            },
            CancellationToken.None);
        Assert.True(asked.Value);
    }

    public async Task<long> ScalarAsync(string sql)
    {
        await using var command = _shop!.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public async Task<string> TextAsync(string sql)
    {
        await using var command = _shop!.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    public Task<HttpResponseMessage> PostAsync(string path, string body) =>
        Http.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    public sealed class AheadClock : TimeProvider
    {
        private long _ticks;

        public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

        public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
    }
}
