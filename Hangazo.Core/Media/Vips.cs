using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Media;

/// <summary>libvips in a process of its own, with little memory and little time: whatever a picture does to it, the shop goes on.</summary>
internal sealed class Vips(IOptions<MediaOptions> options, ILogger<Vips> logger) : IDisposable
{
    public enum Outcome
    {
        Done,
        Refused,
        Missing,
    }

    private readonly SemaphoreSlim _places = new(2);

    /// <summary>Scales <paramref name="from"/> (turned upright) into <paramref name="to"/>; nothing of it is left when that fails.</summary>
    /// <param name="size">As <c>vipsthumbnail</c> takes it.</param>
    /// <param name="saving">How to save, such as <c>[Q=78,strip]</c>.</param>
    public Task<Outcome> ScaleAsync(string from, string size, string to, string saving, CancellationToken cancellationToken) => InPlaceAsync(
        [options.Value.VipsThumbnail, Path.GetFullPath(from), "--size", size, "--export-profile", "srgb", "-o", Path.GetFullPath(to) + saving],
        from, to, cancellationToken);

    /// <summary>Cuts a part out of <paramref name="from"/>.</summary>
    public Task<Outcome> CutAsync(string from, int left, int top, int width, int height, string to, string saving, CancellationToken cancellationToken) => InPlaceAsync(
        [options.Value.Vips, "crop", Path.GetFullPath(from), Path.GetFullPath(to) + saving, .. new[] { left, top, width, height }.Select(n => n.ToString(CultureInfo.InvariantCulture))],
        from, to, cancellationToken);

    private async Task<Outcome> InPlaceAsync(string[] command, string from, string to, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await RunAsync(command, from, to, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<Outcome> RunAsync(string[] command, string from, string to, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var process = new Process();
        process.StartInfo = new ProcessStartInfo(settings.Prlimit)
        {
            ArgumentList =
            {
                string.Create(CultureInfo.InvariantCulture, $"--as={settings.MostMemory}"),
                string.Create(CultureInfo.InvariantCulture, $"--cpu={(long)Math.Ceiling(settings.Longest.TotalSeconds)}"),
            },
            UseShellExecute = false,
            RedirectStandardError = true,
            Environment = { ["VIPS_CONCURRENCY"] = "1" },
        };
        foreach (var word in command) process.StartInfo.ArgumentList.Add(word);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(settings.Longest);
        try
        {
            process.Start();
            var said = await process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            if (process.ExitCode == 0 && File.Exists(to)) return Outcome.Done;
            logger.LogWarning("{Picture} could not be scaled: {Said}", Path.GetFileName(from), said);
            File.Delete(to);
            return process.ExitCode == NotFound ? Outcome.Missing : Outcome.Refused;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            File.Delete(to);
            cancellationToken.ThrowIfCancellationRequested();
            logger.LogWarning("Scaling {Picture} took too long", Path.GetFileName(from));
            return Outcome.Refused;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            logger.LogError(missing, "{Tool} is not installed; pictures cannot be scaled", settings.Prlimit);
            return Outcome.Missing;
        }
    }

    /// <summary>What prlimit says when the tool it should run is not there.</summary>
    private const int NotFound = 127;
}
