using System.Collections.Concurrent;
using System.Security.Cryptography;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media.Contracts;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Media;

/// <summary>
/// Content-addressed files: <c>ab/abcdef….svg</c> beside <c>ab/abcdef….480.webp</c>. Renditions are made on first use by libvips in a process
/// of its own, at most two at once, written beside their place and moved into it, so that a reader never sees half a file.
/// </summary>
internal sealed class DiskMediaStore(IOptions<MediaOptions> options, Vips vips) : IMediaStore
{
    private const int HashLength = 32;

    /// <summary>Larger than any rendition, so that a picture can be shown larger one day.</summary>
    private const string KeptSize = "2560x2560>";

    private readonly ConcurrentDictionary<string, Lazy<Task<string?>>> _making = new();

    public async Task<string> StoreAsync(ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken)
    {
        var hash = Hash(SHA256.HashData(content.Span));
        var path = Path.Combine(Folder(hash), hash + Extension(contentType));
        if (File.Exists(path)) return hash;
        Directory.CreateDirectory(Folder(hash));
        var part = $"{path}.{Guid.CreateVersion7():N}.part";
        await using (var file = File.Create(part)) await file.WriteAsync(content, cancellationToken);
        File.Move(part, path, overwrite: true);
        return hash;
    }

    public async Task<Result<TakenPicture>> TakeAsync(Stream content, CancellationToken cancellationToken)
    {
        var incoming = Path.Combine(options.Value.Root, "incoming");
        Directory.CreateDirectory(incoming);
        var stem = Path.Combine(incoming, Guid.CreateVersion7().ToString("N"));
        var brought = stem + ".brought";
        string? clean = null;
        try
        {
            if (!await CopyAsync(content, brought, cancellationToken)) return MediaErrors.TooLarge;
            var header = PictureHeader.Read(await File.ReadAllBytesAsync(brought, cancellationToken));
            if (!header.Succeeded) return header.Error;
            clean = stem + header.Value.Extension;
            var saving = header.Value.Extension == ".png" ? "[strip]" : "[Q=90,strip]";
            switch (await vips.ScaleAsync(brought, KeptSize, clean, saving, cancellationToken))
            {
                case Vips.Outcome.Missing: return MediaErrors.NoTool;
                case Vips.Outcome.Refused: return MediaErrors.Unreadable;
            }

            var bytes = await File.ReadAllBytesAsync(clean, cancellationToken);
            var kept = PictureHeader.Read(bytes);
            if (!kept.Succeeded) return kept.Error;
            var hash = Hash(SHA256.HashData(bytes));
            Directory.CreateDirectory(Folder(hash));
            File.Move(clean, Path.Combine(Folder(hash), hash + header.Value.Extension), overwrite: true);
            return new TakenPicture(hash, kept.Value.Width, kept.Value.Height);
        }
        finally
        {
            File.Delete(brought);
            if (clean is not null) File.Delete(clean);
        }
    }

    public bool Has(string hash) => IsHash(hash) && Original(hash) is not null;

    public Task<string?> RenditionAsync(string hash, int width, CancellationToken cancellationToken)
    {
        if (!IsHash(hash) || !IMediaStore.Widths.Contains(width)) return Task.FromResult<string?>(null);
        var path = Path.Combine(Folder(hash), $"{hash}.{width}.webp");
        return File.Exists(path)
            ? Task.FromResult<string?>(path)
            : _making.GetOrAdd(path, _ => new(() => MakeAsync(hash, width, path))).Value.WaitAsync(cancellationToken);
    }

    private static bool IsHash(string hash) => hash.Length == HashLength && hash.All(char.IsAsciiHexDigitLower);

    private static string Hash(byte[] digest) => Convert.ToHexStringLower(digest)[..HashLength];

    private static string Extension(string contentType) => contentType switch
    {
        "image/svg+xml" => ".svg",
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "image/webp" => ".webp",
        _ => throw new ArgumentException($"{contentType} is not a kind of picture the shop keeps.", nameof(contentType)),
    };

    /// <summary>False when there is more of it than an upload may have; what was written by then is the caller's to delete.</summary>
    private static async Task<bool> CopyAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        var buffer = new byte[64 * 1024];
        for (long total = 0; ;)
        {
            var read = await content.ReadAsync(buffer, cancellationToken);
            if (read == 0) return true;
            total += read;
            if (total > IMediaStore.LargestUpload) return false;
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }

    private string Folder(string hash) => Path.Combine(options.Value.Root, hash[..2]);

    private string? Original(string hash) => Directory.Exists(Folder(hash))
        ? Directory.EnumerateFiles(Folder(hash), hash + ".*").FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == hash)
        : null;

    private async Task<string?> MakeAsync(string hash, int width, string path)
    {
        var part = Path.Combine(Path.GetDirectoryName(path)!, $"{Guid.CreateVersion7():N}.part.webp");
        try
        {
            if (Original(hash) is not { } original) return null;
            // Whoever asked first may leave; others wait for the same rendition.
            if (await vips.ScaleAsync(original, $"{width}x", part, "[Q=78,strip]", CancellationToken.None) != Vips.Outcome.Done) return null;
            File.Move(part, path, overwrite: true);
            return path;
        }
        finally
        {
            _making.TryRemove(path, out _);
        }
    }
}
