using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Hangazo.Bench;

/// <summary>A shop with a large catalogue on a database of its own, its sandbox, and the floor it is held against; one process each.</summary>
internal sealed class BenchHouse : IAsyncDisposable
{
    /// <summary>Of the played Safaricom.</summary>
    public const string PayoutShortCode = "600984";

    private readonly List<Process> _running = [];
    private readonly string _data = BenchOptions.Env("HANGAZO_BENCH_DATA");
    private Process? _shop;

    private BenchHouse(BenchOptions options, string connection) => (Options, Connection) = (options, connection);

    public BenchOptions Options { get; }

    public string Connection { get; }

    public string SandboxUrl { get; } = $"http://127.0.0.1:{FreePort()}";

    public string ShopUrl { get; } = $"http://127.0.0.1:{FreePort()}";

    public string FloorUrl { get; } = $"http://127.0.0.1:{FreePort()}";

    public NpgsqlDataSource Database => field ??= NpgsqlDataSource.Create(Connection);

    /// <param name="onDemoAsync">What is measured on the demo shop, before the large catalogue is added.</param>
    public static async Task<BenchHouse> BuildAsync(BenchOptions options, Func<BenchHouse, Task> onDemoAsync)
    {
        var admin = new NpgsqlConnectionStringBuilder(BenchOptions.Env("HANGAZO_BENCH_PG"));
        await using (var source = NpgsqlDataSource.Create(admin.ConnectionString))
        await using (var create = source.CreateCommand("create database bench"))
            await create.ExecuteNonQueryAsync();
        admin.Database = "bench";
        var house = new BenchHouse(options, admin.ConnectionString);
        await house.DoAsync("migrate");
        await house.DoAsync("seed");
        await onDemoAsync(house);
        house.Start(
            BenchOptions.Env("HANGAZO_BENCH_SANDBOX_DLL"),
            ["--urls", house.SandboxUrl, "--smtp-port", $"{FreePort()}", "--quiet", "--Daraja:OutcomeDelay", "00:00:01", "--Daraja:LateDelay", "00:00:40"], []);
        await AwaitAsync($"{house.SandboxUrl}/health/live");
        if (options.Faults) return house;
        var clock = Stopwatch.StartNew();
        await house.DoAsync("seed", "--products", options.Products.ToString(CultureInfo.InvariantCulture));
        Console.WriteLine($"{options.Products} products seeded in {clock.Elapsed.TotalSeconds:0.0} s");
        house.Start(typeof(BenchHouse).Assembly.Location,
            ["floor"], [("ASPNETCORE_URLS", house.FloorUrl), ("FLOOR_PG", house.Connection)]);
        await AwaitAsync($"{house.FloorUrl}/");
        return house;
    }

    /// <summary>What the shop says while a storm makes it say much.</summary>
    public string ShopLog => Path.Combine(_data, "logs", "storm.log");

    /// <summary>Starts the shop anew, with or without its output cache.</summary>
    public async Task StartShopAsync(bool cached)
    {
        await StopShopAsync();
        _shop = Start(
            BenchOptions.Env("HANGAZO_BENCH_WEB_DLL"), [], [.. ShopEnvironment(), ("OutputCache__Enabled", cached ? "true" : "false")],
            Options.Faults ? ShopLog : null);
        await AwaitAsync($"{ShopUrl}/health/ready");
    }

    /// <summary>By SIGKILL: nothing is tidied up.</summary>
    public async Task StopShopAsync()
    {
        if (_shop is null) return;
        _running.Remove(_shop);
        await EndAsync(_shop);
        _shop = null;
    }

    /// <summary>The shop's resident memory in MB (VmRSS).</summary>
    public double ShopMemory()
    {
        var line = File.ReadLines($"/proc/{_shop!.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        // The shop first: it would complain of the others' end.
        await StopShopAsync();
        foreach (var process in _running) await EndAsync(process);
        await Database.DisposeAsync();
    }

    private static async Task EndAsync(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task AwaitAsync(string url)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(url));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && tries < 300)
            {
                // Not up yet.
            }

            if (tries >= 300) throw new TimeoutException($"{url} does not answer.");
            await Task.Delay(100);
        }
    }

    private (string, string)[] ShopEnvironment() =>
    [
        ("ConnectionStrings__Hangazo", Connection), ("ASPNETCORE_ENVIRONMENT", "Demo"), ("Demo__Enabled", "true"), ("ASPNETCORE_URLS", ShopUrl),
        ("Shop__PublicBaseUrl", ShopUrl), ("Daraja__ConsumerKey", "simKey0123456789"), ("Daraja__ConsumerSecret", "simSecret9876543210"),
        ("Daraja__ShortCode", "5110070"), ("Daraja__Passkey", "simulator-passkey-0001"), ("Daraja__BaseUrl", SandboxUrl),
        ("Daraja__C2bToken", "c2b05a4db0c0c2b05a4db0c0c2b05a4d"), ("Daraja__RegisterC2bAtStart", "true"),
        ("PayPal__ClientId", "sim-client-id"), ("PayPal__ClientSecret", "sim-secret"), ("PayPal__WebhookId", "WH-SIMULATOR-0001"), ("PayPal__BaseUrl", SandboxUrl),
        ("Stripe__SecretKey", "sk_test_simulator0001"), ("Stripe__WebhookSecret", "whsec_simulator_0001"), ("Stripe__BaseUrl", SandboxUrl),
        ("Daraja__Initiator", "simInitiator"), ("Daraja__InitiatorPassword", "simInitiatorPassword-0001"), ("Daraja__PayoutShortCode", PayoutShortCode),
        ("Daraja__Certificate", Path.Combine(Path.GetDirectoryName(BenchOptions.Env("HANGAZO_BENCH_SANDBOX_DLL"))!, "../../../Daraja/initiator-certificate.pem")),
        ("Accounts__TriesPerMinute", "100000"), ("Daraja__CallbackBaseUrl", ShopUrl), ("Mail__Host", "127.0.0.1"), ("Mail__Port", "9"), ("Media__Root", Path.Combine(_data, "media")), ("Files__Root", Path.Combine(_data, "files")),
        ("Logging__LogLevel__Default", "Warning"),
    ];

    private async Task DoAsync(params string[] command)
    {
        var process = Start(BenchOptions.Env("HANGAZO_BENCH_WEB_DLL"), command, ShopEnvironment());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"'{string.Join(' ', command)}' failed with {process.ExitCode}.");
        _running.Remove(process);
    }

    private Process Start(string dll, string[] args, (string Name, string Value)[] environment, string? log = null)
    {
        var start = new ProcessStartInfo(log is null ? "dotnet" : "/bin/sh") { UseShellExecute = false, WorkingDirectory = Path.GetDirectoryName(dll)! };
        // The shell becomes the shop: one process, one id.
        foreach (var arg in log is null ? [] : new[] { "-c", "log=$1; shift; exec dotnet \"$@\" >>\"$log\" 2>&1", "shop", log }) start.ArgumentList.Add(arg);
        start.ArgumentList.Add(dll);
        foreach (var arg in args) start.ArgumentList.Add(arg);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        _running.Add(process);
        return process;
    }
}
