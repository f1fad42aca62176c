using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Hangazo.Core.Media.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Media;

/// <summary>
/// Content-addressed files: <c>ab/abcdef….svg</c> beside <c>ab/abcdef….480.webp</c>. Renditions are made on first use by libvips in a process
/// of its own, at most two at once, written beside their place and moved into it, so that a reader never sees half a file.
/// </summary>
internal sealed class DiskMediaStore(IOptions<MediaOptions> options, ILogger<DiskMediaStore> logger) : IMediaStore, IDisposable
{
    private const int HashLength = 32;

    private readonly SemaphoreSlim _places = new(2);
    private readonly ConcurrentDictionary<string, Lazy<Task<string?>>> _making = new();

    public async Task<string> StoreAsync(ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span))[..HashLength];
        var path = Path.Combine(Folder(hash), hash + Extension(contentType));
        if (File.Exists(path)) return hash;
        Directory.CreateDirectory(Folder(hash));
        var part = $"{path}.{Guid.CreateVersion7():N}.part";
        await using (var file = File.Create(part)) await file.WriteAsync(content, cancellationToken);
        File.Move(part, path, overwrite: true);
        return hash;
    }

    public Task<string?> RenditionAsync(string hash, int width, CancellationToken cancellationToken)
    {
        if (hash.Length != HashLength || !hash.All(char.IsAsciiHexDigitLower) || !IMediaStore.Widths.Contains(width)) return Task.FromResult<string?>(null);
        var path = Path.Combine(Folder(hash), $"{hash}.{width}.webp");
        return File.Exists(path)
            ? Task.FromResult<string?>(path)
            : _making.GetOrAdd(path, _ => new(() => MakeAsync(hash, width, path))).Value.WaitAsync(cancellationToken);
    }

    public void Dispose() => _places.Dispose();

    private static string Extension(string contentType) => contentType switch
    {
        "image/svg+xml" => ".svg",
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "image/webp" => ".webp",
        _ => throw new ArgumentException($"{contentType} is not a kind of picture the shop keeps.", nameof(contentType)),
    };

    private string Folder(string hash) => Path.Combine(options.Value.Root, hash[..2]);

    private async Task<string?> MakeAsync(string hash, int width, string path)
    {
        try
        {
            var original = Directory.Exists(Folder(hash))
                ? Directory.EnumerateFiles(Folder(hash), hash + ".*").FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == hash)
                : null;
            if (original is null) return null;
            await _places.WaitAsync();
            try
            {
                return await RunVipsAsync(original, width, path) ? path : null;
            }
            finally
            {
                _places.Release();
            }
        }
        finally
        {
            _making.TryRemove(path, out _);
        }
    }

    private async Task<bool> RunVipsAsync(string original, int width, string path)
    {
        var part = Path.Combine(Path.GetDirectoryName(path)!, $"{Guid.CreateVersion7():N}.part.webp");
        using var process = new Process();
        process.StartInfo = new ProcessStartInfo(options.Value.VipsThumbnail)
        {
            ArgumentList = { Path.GetFullPath(original), "--size", $"{width}x", "-o", $"{Path.GetFullPath(part)}[Q=78,strip]" },
            UseShellExecute = false,
            RedirectStandardError = true,
            Environment = { ["VIPS_CONCURRENCY"] = "1" },
        };
        using var limit = new CancellationTokenSource(options.Value.Longest);
        try
        {
            process.Start();
            var said = await process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            if (process.ExitCode == 0 && File.Exists(part))
            {
                File.Move(part, path, overwrite: true);
                return true;
            }

            logger.LogWarning("No rendition of {Original} at {Width}: {Said}", Path.GetFileName(original), width, said);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            logger.LogWarning("The rendition of {Original} at {Width} took too long", Path.GetFileName(original), width);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            logger.LogError(missing, "{Tool} is not installed; pictures cannot be scaled", options.Value.VipsThumbnail);
        }

        File.Delete(part);
        return false;
    }
}
