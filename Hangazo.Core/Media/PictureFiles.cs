using Microsoft.Extensions.Options;

namespace Hangazo.Core.Media;

/// <summary>
/// Content-addressed files: <c>ab/abcdef….svg</c> beside <c>ab/abcdef….480.webp</c>, in a folder of this machine and, when there is one, in an
/// object store under the same names. A file is written beside its place and moved into it, so that a reader never sees half of it, and is in
/// the object store before it is in the folder, so that what one node shows all can show.
/// </summary>
public sealed class PictureFiles(IOptions<MediaOptions> options, IObjectStore? objects = null)
{
    private const int HashLength = 32;

    private static readonly string[] Originals = [".jpg", ".png", ".webp", ".svg"];

    public static bool IsHash(string hash) => hash.Length == HashLength && hash.All(char.IsAsciiHexDigitLower);

    public static string Hash(byte[] digest) => Convert.ToHexStringLower(digest)[..HashLength];

    /// <summary>A path for a file in the making, on the disk where it will stay.</summary>
    public string Draft(string extension)
    {
        var folder = Path.Combine(options.Value.Root, "incoming");
        Directory.CreateDirectory(folder);
        return Path.Combine(Path.GetFullPath(folder), Guid.CreateVersion7().ToString("N") + extension);
    }

    /// <summary>The file with this ending, fetched if need be; null when there is none.</summary>
    /// <param name="ending">What follows the hash, such as <c>.480.webp</c>.</param>
    public async Task<string?> FindAsync(string hash, string ending, CancellationToken cancellationToken)
    {
        var path = Place(hash, ending);
        if (File.Exists(path)) return path;
        if (objects is null) return null;
        var draft = Draft(ending);
        try
        {
            if (!await objects.FetchAsync(Key(hash, ending), draft, cancellationToken)) return null;
            Move(draft, path);
            return path;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    public async Task<string?> OriginalAsync(string hash, CancellationToken cancellationToken)
    {
        if (!IsHash(hash)) return null;
        if (Array.Find(Originals, ending => File.Exists(Place(hash, ending))) is { } here) return Place(hash, here);
        if (objects is null) return null;
        var keys = await objects.ListAsync(Key(hash, "."), cancellationToken);
        return Array.Find(Originals, ending => keys.Contains(Key(hash, ending))) is { } there ? await FindAsync(hash, there, cancellationToken) : null;
    }

    /// <summary>Moves a file to its place.</summary>
    public async Task<string> KeepAsync(string draft, string hash, string ending, CancellationToken cancellationToken)
    {
        if (objects is not null) await objects.PutAsync(Key(hash, ending), draft, ContentType(ending), cancellationToken);
        var path = Place(hash, ending);
        Move(draft, path);
        return path;
    }

    /// <summary>Deletes a picture and all that was made of it. Other nodes may keep what they fetched; nothing names it any more.</summary>
    public async Task DeleteAsync(string hash, CancellationToken cancellationToken)
    {
        if (!IsHash(hash)) return;
        if (objects is not null) await objects.DeleteAsync(await objects.ListAsync(Key(hash, "."), cancellationToken), cancellationToken);
        if (!Directory.Exists(Folder(hash))) return;
        foreach (var file in Directory.EnumerateFiles(Folder(hash), hash + ".*")) File.Delete(file);
    }

    internal static string ContentType(string ending) => Path.GetExtension(ending) switch
    {
        ".avif" => "image/avif",
        ".webp" => "image/webp",
        ".jpg" => "image/jpeg",
        ".png" => "image/png",
        ".svg" => "image/svg+xml",
        _ => throw new ArgumentException($"No picture ends in {ending}.", nameof(ending)),
    };

    internal static string Extension(string contentType) =>
        Array.Find(Originals, ending => ContentType(ending) == contentType) ?? throw new ArgumentException($"{contentType} is not a kind of picture the shop keeps.", nameof(contentType));

    private static string Key(string hash, string ending) => $"{hash[..2]}/{hash}{ending}";

    private static void Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Move(from, to, overwrite: true);
    }

    private string Folder(string hash) => Path.Combine(options.Value.Root, hash[..2]);

    private string Place(string hash, string ending) => Path.Combine(Folder(hash), hash + ending);
}
