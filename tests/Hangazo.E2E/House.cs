using System.Globalization;
using Hangazo.Sandbox;
using Hangazo.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Playwright;
using Xunit;

namespace Hangazo.E2E;

[CollectionDefinition(House.Open)]
public sealed class HouseCollection : ICollectionFixture<House>;

/// <summary>
/// The whole house for one test run: a seeded database of its own, the payment sandbox, the shop in its own process and one warm browser.
/// Tests run one after the other and meet through nothing but the shop: each has its own visitor, phone number and cart.
/// </summary>
public sealed class House : IAsyncLifetime, IAsyncDisposable
{
    public const string Open = "the house is open";

    /// <summary>Milliseconds: long for a person, short for a busy machine.</summary>
    private const int Patience = 20_000;

    private const string Picture = """<svg xmlns="http://www.w3.org/2000/svg" width="480" height="600"/>""";

    private static readonly string[] BrowserSwitches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("hangazo-e2e-").FullName;
    private readonly DatabaseTemplate _template;
    private TestDatabase? _database;
    private WebApplication? _sandbox;
    private ShopProcess? _shop;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private int _phones = 712_000_000;

    public House()
    {
        _template = new DatabaseTemplate(async connection =>
        {
            var seeding = new ShopProcess(Settings(connection), _folder);
            await seeding.RunAsync("migrate");
            await seeding.RunAsync("seed");
        });
        Address = new Uri($"http://127.0.0.1:{ShopProcess.FreePort()}");
    }

    /// <summary>Where the shop is.</summary>
    public Uri Address { get; }

    /// <summary>Phones and mailboxes of this run.</summary>
    public Outside Outside { get; private set; } = default!;

    /// <summary>The shop's database.</summary>
    public string Connection => _database!.ConnectionString;

    /// <summary>The shop's account at the played Safaricom's, for a node of it that runs in the test's own process.</summary>
    internal void ConfigureDaraja(Core.Payments.Daraja.DarajaOptions options) =>
        new ConfigurationBuilder().AddInMemoryCollection(Settings(Connection).Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), (string?)pair.Value)))
            .Build().GetSection(Core.Payments.Daraja.DarajaOptions.Section).Bind(options);

    /// <summary>What the shop has logged.</summary>
    public string ShopLog => _shop!.Log;

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        // Several seconds each, of different kinds.
        var sandbox = OpenSandboxAsync();
        var browser = OpenBrowserAsync();
        await sandbox;
        _database = await _template.CloneAsync();
        _shop = new ShopProcess(Settings(_database.ConnectionString), _folder);
        await _shop.StartAsync();
        await browser;
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
        if (_shop is not null) await _shop.DisposeAsync();
        Outside?.Dispose();
        if (_sandbox is not null) await _sandbox.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A Kenyan number whose owner answers on the sandbox's phone page; a new one each time.</summary>
    public string NewPhone() => string.Create(CultureInfo.InvariantCulture, $"0{Interlocked.Increment(ref _phones)}");

    /// <summary>Somebody with a browser who was never here before.</summary>
    /// <param name="script">False: a browser with JavaScript switched off.</param>
    /// <param name="pictures">
    /// False: product pictures are answered with a stand-in, because scaling each for the first time costs more than the rest of a test.
    /// </param>
    public async Task<Visitor> VisitAsync(int width = 360, bool script = true, bool pictures = false)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = width, Height = 800 },
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-KE",
            TimezoneId = "Africa/Nairobi",
        });
        context.SetDefaultTimeout(Patience);
        if (!pictures) await context.RouteAsync("**/media/**", route => route.FulfillAsync(new() { ContentType = "image/svg+xml", Body = Picture }));
        return new Visitor(this, context, await context.NewPageAsync());
    }

    /// <summary>A caller without a browser: plain requests and forms, cookies kept.</summary>
    public PlainVisitor VisitPlainly() => new(this);

    /// <summary>SIGKILL, as in a power cut.</summary>
    public Task KillShopAsync() => _shop!.KillAsync();

    /// <summary>Does nothing when it runs.</summary>
    public Task StartShopAsync() => _shop!.StartAsync();

    private Dictionary<string, string> Settings(string connection) => new()
    {
        ["ConnectionStrings__Hangazo"] = connection,
        ["ASPNETCORE_ENVIRONMENT"] = "Demo",
        ["Demo__Enabled"] = "true",
        ["ASPNETCORE_URLS"] = Address.GetLeftPart(UriPartial.Authority),
        ["Shop__PublicBaseUrl"] = Address.GetLeftPart(UriPartial.Authority),
        ["Daraja__ConsumerKey"] = new Sandbox.Daraja.DarajaOptions().ConsumerKey,
        ["Daraja__ConsumerSecret"] = new Sandbox.Daraja.DarajaOptions().ConsumerSecret,
        ["Daraja__ShortCode"] = new Sandbox.Daraja.DarajaOptions().ShortCode,
        ["Daraja__Passkey"] = new Sandbox.Daraja.DarajaOptions().Passkey,
        ["Daraja__C2bToken"] = "c2b05a4db0c0c2b05a4db0c0c2b05a4d",
        ["Daraja__RegisterC2bAtStart"] = "true",
        ["Daraja__Initiator"] = new Sandbox.Daraja.DarajaOptions().Initiator,
        ["Daraja__InitiatorPassword"] = new Sandbox.Daraja.DarajaOptions().InitiatorPassword,
        ["Daraja__PayoutShortCode"] = new Sandbox.Daraja.DarajaOptions().PayoutShortCode,
        ["Daraja__Certificate"] = Sandbox.Daraja.InitiatorKey.Certificate,
        ["Daraja__BaseUrl"] = Outside.Address.GetLeftPart(UriPartial.Authority),
        ["Stripe__SecretKey"] = new Sandbox.Stripe.StripeOptions().SecretKey,
        ["Stripe__WebhookSecret"] = new Sandbox.Stripe.StripeOptions().WebhookSecret,
        ["PayPal__ClientId"] = new Sandbox.PayPal.PayPalOptions().ClientId,
        ["PayPal__ClientSecret"] = new Sandbox.PayPal.PayPalOptions().ClientSecret,
        ["PayPal__WebhookId"] = new Sandbox.PayPal.PayPalOptions().WebhookId,
        ["PayPal__BaseUrl"] = Outside.Address.GetLeftPart(UriPartial.Authority),
        ["Stripe__BaseUrl"] = Outside.Address.GetLeftPart(UriPartial.Authority),
        ["Daraja__CallbackBaseUrl"] = Address.GetLeftPart(UriPartial.Authority),
        ["Sms__BaseUrl"] = Outside.Address.GetLeftPart(UriPartial.Authority),
        ["Sms__UserName"] = "hangazo",
        ["Sms__ApiKey"] = Sandbox.Phone.MessagingApi.ApiKey,
        ["Mail__Host"] = "127.0.0.1",
        ["Mail__Port"] = Outside.MailPort.ToString(CultureInfo.InvariantCulture),
        ["Media__Root"] = Path.Combine(_folder, "media"),
        ["Files__Root"] = Path.Combine(_folder, "files"),
        ["Chromium__Path"] = Chromium,
        // Every test comes from one address.
        ["Accounts__TriesPerMinute"] = "1000",
        ["Logging__LogLevel__Microsoft.EntityFrameworkCore"] = "Warning",
    };

    private static string Chromium => Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } path ? path : "/usr/bin/chromium";

    private async Task OpenSandboxAsync()
    {
        _sandbox = SandboxApp.Build([], new SandboxOptions
        {
            Urls = "http://127.0.0.1:0",
            Quiet = true,
            Daraja = new()
            {
                OutcomeDelay = TimeSpan.FromMilliseconds(300), LateDelay = TimeSpan.FromSeconds(3), HeldResponseDelay = TimeSpan.FromSeconds(1),
                PayoutDelay = TimeSpan.FromMilliseconds(300),
            },
        });
        await _sandbox.StartAsync();
        Outside = await Outside.FindAsync(new Uri(_sandbox.Urls.Single()));
    }

    private async Task OpenBrowserAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = BrowserSwitches });
    }
}
