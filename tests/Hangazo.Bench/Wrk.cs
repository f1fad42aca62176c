using System.Diagnostics;
using System.Globalization;

namespace Hangazo.Bench;

internal sealed record Load(double PerSecond, double P50, double P95, double P99, long Errors);

/// <summary>Bounded load on a loopback address by wrk, which leaves most of the two cores to the server.</summary>
internal static class Wrk
{
    private const string Script = """
        done = function(summary, latency, requests)
          local errors = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
          io.write(string.format("RESULT %f %f %f %f %d\n", summary.requests / (summary.duration / 1e6),
            latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000, errors))
        end
        """;

    /// <summary>Each line once, in turn: an address and a body with a tab between. The figures are of those that were sent in the time.</summary>
    private const string Posts = """
        local lines, at = {}, 0
        init = function()
          wrk.headers["Content-Type"] = "application/json"
          for line in io.lines(os.getenv("WRK_LINES")) do
            local path, body = line:match("^(.-)\t(.*)$")
            lines[#lines + 1] = wrk.format("POST", path, nil, body)
          end
        end
        request = function() at = at % #lines + 1 return lines[at] end

        """;

    public static Task<Load> RunAsync(string url, int connections, int seconds) => RunAsync(url, connections, seconds, Script, null);

    public static async Task<Load> PostAsync(string url, IEnumerable<string> lines, int connections, int seconds)
    {
        var file = Path.Combine(Path.GetTempPath(), $"wrk-{Environment.ProcessId}.lines");
        await File.WriteAllLinesAsync(file, lines);
        try
        {
            return await RunAsync(url, connections, seconds, Posts + Script, file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<Load> RunAsync(string url, int connections, int seconds, string text, string? lines)
    {
        var script = Path.Combine(Path.GetTempPath(), $"wrk-{Environment.ProcessId}.lua");
        await File.WriteAllTextAsync(script, text);
        var start = new ProcessStartInfo("wrk") { UseShellExecute = false, RedirectStandardOutput = true };
        if (lines is not null) start.Environment["WRK_LINES"] = lines;
        foreach (var arg in new[] { "-t1", $"-c{connections}", $"-d{seconds}s", "-H", "Accept-Encoding: br, gzip", "-s", script, url }) start.ArgumentList.Add(arg);
        using var wrk = Process.Start(start)!;
        var said = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var figures = said.Split('\n').Single(line => line.StartsWith("RESULT", StringComparison.Ordinal)).Split(' ')[1..]
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return new(figures[0], figures[1], figures[2], figures[3], (long)figures[4]);
    }
}
