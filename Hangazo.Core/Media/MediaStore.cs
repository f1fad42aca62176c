using System.Collections.Concurrent;
using System.Security.Cryptography;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media.Contracts;
using Hangazo.Core.Media.Data;

namespace Hangazo.Core.Media;

/// <summary>Takes pictures in and makes renditions of them, on first use, in a process of its own, at most two at once.</summary>
internal sealed class MediaStore(PictureFiles files, Vips vips, PendingUploads pending) : IMediaStore
{
    /// <summary>Larger than any rendition, so that a picture can be shown larger one day.</summary>
    private const string KeptSize = "2560x2560>";

    private const int MostRefusals = 10_000;

    private readonly ConcurrentDictionary<string, Lazy<Task<string?>>> _making = new();

    /// <summary>What could not be made here, so that it is not tried at each request.</summary>
    private readonly ConcurrentDictionary<string, bool> _refused = new();

    public async Task<string> StoreAsync(ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken)
    {
        var (hash, ending) = (PictureFiles.Hash(SHA256.HashData(content.Span)), PictureFiles.Extension(contentType));
        if (await files.FindAsync(hash, ending, cancellationToken) is not null) return hash;
        var draft = files.Draft(ending);
        await File.WriteAllBytesAsync(draft, content, cancellationToken);
        await files.KeepAsync(draft, hash, ending, cancellationToken);
        return hash;
    }

    public async Task<Result<TakenPicture>> TakeAsync(Stream content, CancellationToken cancellationToken)
    {
        var brought = files.Draft(".brought");
        string? clean = null;
        try
        {
            if (!await CopyAsync(content, brought, cancellationToken)) return MediaErrors.TooLarge;
            var header = PictureHeader.Read(await File.ReadAllBytesAsync(brought, cancellationToken));
            if (!header.Succeeded) return header.Error;
            var ending = header.Value.Extension;
            clean = files.Draft(ending);
            switch (await vips.ScaleAsync(brought, KeptSize, clean, ending == ".png" ? "[strip]" : "[Q=90,strip]", cancellationToken))
            {
                case Vips.Outcome.Missing: return MediaErrors.NoTool;
                case Vips.Outcome.Refused: return MediaErrors.Unreadable;
            }

            var bytes = await File.ReadAllBytesAsync(clean, cancellationToken);
            var kept = PictureHeader.Read(bytes);
            if (!kept.Succeeded) return kept.Error;
            var hash = PictureFiles.Hash(SHA256.HashData(bytes));
            // Known to be waiting before it is there: whatever stops us in between, nothing is kept that nobody knows of.
            await pending.NoteAsync(hash, async token => await files.OriginalAsync(hash, token) is not null, cancellationToken);
            await files.KeepAsync(clean, hash, ending, cancellationToken);
            return new TakenPicture(hash, kept.Value.Width, kept.Value.Height);
        }
        finally
        {
            File.Delete(brought);
            if (clean is not null) File.Delete(clean);
        }
    }

    public async Task<Rendition?> RenditionAsync(string hash, int width, PictureFormat format, CancellationToken cancellationToken)
    {
        if (!PictureFiles.IsHash(hash) || !IMediaStore.Widths.Contains(width)) return null;
        // A higher effort costs three to six times the work and saves nothing: docs/operations.md, Pictures.
        return (format == PictureFormat.Avif ? await ScaleAsync(hash, width, "avif", "[Q=50,effort=2,strip]", cancellationToken) : null)
            ?? await ScaleAsync(hash, width, "webp", "[Q=78,strip]", cancellationToken);
    }

    public Task<Rendition?> SharedAsync(string hash, FocalPoint focus, CancellationToken cancellationToken) =>
        !PictureFiles.IsHash(hash) || !focus.IsValid
            ? Task.FromResult<Rendition?>(null)
            : FindOrMakeAsync(hash, $".share-{focus.X}-{focus.Y}.jpg", (from, to) => ShareAsync(from, to, focus), cancellationToken);

    private async Task<Vips.Outcome> ShareAsync(string original, string to, FocalPoint focus)
    {
        var (across, down) = (files.Draft(".png"), files.Draft(".png"));
        try
        {
            // As wide as it must be; or, of a picture that is then too low, as high.
            var (scaled, done) = (across, await vips.ScaleAsync(original, $"{SharedPicture.Width}x", across, "[strip]", CancellationToken.None));
            if (done != Vips.Outcome.Done) return done;
            var size = PictureHeader.Read(await File.ReadAllBytesAsync(across));
            if (!size.Succeeded) return Vips.Outcome.Refused;
            if (size.Value.Height < SharedPicture.Height)
            {
                (scaled, done) = (down, await vips.ScaleAsync(original, $"x{SharedPicture.Height}", down, "[strip]", CancellationToken.None));
                if (done != Vips.Outcome.Done) return done;
                size = PictureHeader.Read(await File.ReadAllBytesAsync(down));
                if (!size.Succeeded) return Vips.Outcome.Refused;
            }

            var (left, top) = SharedPicture.Corner(size.Value.Width, size.Value.Height, focus);
            return await vips.CutAsync(scaled, left, top, SharedPicture.Width, SharedPicture.Height, to, "[Q=82,strip]", CancellationToken.None);
        }
        finally
        {
            File.Delete(across);
            File.Delete(down);
        }
    }

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

    private Task<Rendition?> ScaleAsync(string hash, int width, string kind, string saving, CancellationToken cancellationToken) => FindOrMakeAsync(
        hash, $".{width}.{kind}", (from, to) => vips.ScaleAsync(from, $"{width}x", to, saving, CancellationToken.None), cancellationToken);

    private async Task<Rendition?> FindOrMakeAsync(string hash, string ending, Func<string, string, Task<Vips.Outcome>> makeAsync, CancellationToken cancellationToken)
    {
        if (_refused.ContainsKey(hash + ending)) return null;
        var path = await files.FindAsync(hash, ending, cancellationToken)
            ?? await _making.GetOrAdd(hash + ending, key => new(() => MakeAsync(key, hash, ending, makeAsync))).Value.WaitAsync(cancellationToken);
        return path is null ? null : new(path, PictureFiles.ContentType(ending));
    }

    /// <summary>Whoever asked first may leave; others wait for the same rendition.</summary>
    private async Task<string?> MakeAsync(string key, string hash, string ending, Func<string, string, Task<Vips.Outcome>> makeAsync)
    {
        string? draft = null;
        try
        {
            if (await files.OriginalAsync(hash, CancellationToken.None) is not { } original) return null;
            draft = files.Draft(Path.GetExtension(ending));
            if (await makeAsync(original, draft) == Vips.Outcome.Done) return await files.KeepAsync(draft, hash, ending, CancellationToken.None);
            if (_refused.Count < MostRefusals) _refused[key] = true;
            return null;
        }
        finally
        {
            if (draft is not null) File.Delete(draft);
            _making.TryRemove(key, out _);
        }
    }
}
