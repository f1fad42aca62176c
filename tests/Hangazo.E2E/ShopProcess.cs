using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Hangazo.Tests.Support;

namespace Hangazo.E2E;

/// <summary>
/// The shop as its buyers meet it: the built executable in a process of its own. The process ends with this one, however this one ends:
/// a shell between the two holds on to a pipe and kills the shop when the pipe closes.
/// </summary>
internal sealed class ShopProcess : IAsyncDisposable
{
    private const string UntilPipeCloses = """log=$1; shift; "$@" >>"$log" 2>&1 </dev/null & cat >/dev/null; kill -KILL $!; wait 2>/dev/null""";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly string _log;
    private Process? _holder;

    /// <param name="settings">Environment variables, as docs/operations.md explains them.</param>
    /// <param name="folder">Where its log goes.</param>
    public ShopProcess(IReadOnlyDictionary<string, string> settings, string folder)
    {
        _settings = settings;
        _log = Path.Combine(folder, "shop.log");
    }

    public static string Executable { get; } = FindExecutable();

    /// <summary>What the shop has logged.</summary>
    public string Log => File.Exists(_log) ? File.ReadAllText(_log) : "";

    /// <summary>Runs one of the shop's own commands to its end.</summary>
    public async Task RunAsync(string command)
    {
        using var process = Process.Start(Describe("dotnet", [Executable, command], redirectOutput: true))!;
        var words = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"'{command}' ended with {process.ExitCode}: {string.Concat(words)}");
    }

    /// <summary>Starts it, unless it runs, and waits until it says that it is ready.</summary>
    public async Task StartAsync()
    {
        if (_holder is not null) return;
        var start = Describe("/bin/sh", ["-c", UntilPipeCloses, "shop", _log, "dotnet", Executable], redirectOutput: false);
        start.RedirectStandardInput = true;
        _holder = Process.Start(start)!;
        using var http = new HttpClient();
        var ready = new Uri(_settings["Shop__PublicBaseUrl"] + "/health/ready");
        try
        {
            await Eventually.Async(async () => await AnswersAsync(http, ready), Patience);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"The shop did not become ready. It said: {Log}", late);
        }
    }

    /// <summary>Ends it as a power cut would: SIGKILL, nothing is tidied up.</summary>
    public async Task KillAsync()
    {
        if (_holder is not { } holder) return;
        _holder = null;
        holder.StandardInput.Close();
        await holder.WaitForExitAsync();
        holder.Dispose();
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    /// <summary>A port nobody listens on, below those the system hands out to outgoing connections: the shop comes back on it after a kill.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            using var probe = new TcpListener(System.Net.IPAddress.Loopback, port);
            try
            {
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: try another.
            }
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri address)
    {
        try
        {
            using var answer = await http.GetAsync(address);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private ProcessStartInfo Describe(string program, IEnumerable<string> arguments, bool redirectOutput)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Path.GetDirectoryName(Executable),
            RedirectStandardOutput = redirectOutput,
            RedirectStandardError = redirectOutput,
        };
        // Nothing of the test runner's own settings may reach the shop.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in _settings) start.Environment[name] = value;
        return start;
    }

    /// <summary>Published where there is a publish: only that serves static files compressed and fingerprinted as in production.</summary>
    private static string FindExecutable()
    {
        if (Environment.GetEnvironmentVariable("HANGAZO_WEB_DLL") is { Length: > 0 } given) return given;
        var built = Path.Combine(Repository.Root, "Hangazo.Web", "bin");
        string[] places = ["Release/net10.0/publish", "Debug/net10.0/publish", "Release/net10.0", "Debug/net10.0"];
        return places.Select(place => Path.Combine(built, place, "Hangazo.Web.dll")).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"No Hangazo.Web.dll under {built}; build the shop first."));
    }
}
