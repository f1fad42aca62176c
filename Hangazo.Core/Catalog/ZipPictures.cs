using System.IO.Compression;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media.Contracts;

namespace Hangazo.Core.Catalog;

/// <summary>
/// Pictures out of a zip that somebody uploaded. Nothing of it touches a disk by its own name; only what the file names is unpacked, and only as
/// far as a picture may be large, whatever the zip says of itself.
/// </summary>
internal sealed class ZipPictures : IDisposable
{
    /// <summary>Bytes of the zip.</summary>
    public const long Largest = 100L * 1024 * 1024;

    private const int MostEntries = 5_000;
    private const long MostUnpacked = 400L * 1024 * 1024;

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry?> _byName;
    private long _unpacked;

    private ZipPictures(ZipArchive zip, Dictionary<string, ZipArchiveEntry?> byName) => (_zip, _byName) = (zip, byName);

    /// <summary>Codes: <c>zip.unreadable</c>, <c>zip.too-many</c>, <c>zip.name</c>, <c>zip.name-twice</c>.</summary>
    public static Result<ZipPictures> Open(Stream stream)
    {
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostEntries) return Refuse(CsvErrors.ZipTooMany);
            var byName = new Dictionary<string, ZipArchiveEntry?>(StringComparer.OrdinalIgnoreCase);
            foreach (var entry in zip.Entries.Where(entry => entry.Name.Length > 0))
            {
                var name = Tidy(entry.FullName);
                if (name.StartsWith('/') || name.Split('/').Contains("..") || name.Any(char.IsControl)) return Refuse(CsvErrors.ZipName);
                if (!byName.TryAdd(name, entry)) return Refuse(CsvErrors.ZipNameTwice(name));
            }

            // A file in a folder may be named without it, where that names one file.
            foreach (var same in byName.Where(entry => entry.Key.Contains('/', StringComparison.Ordinal)).GroupBy(entry => entry.Key[(entry.Key.LastIndexOf('/') + 1)..], StringComparer.OrdinalIgnoreCase).ToList())
                byName.TryAdd(same.Key, same.Count() == 1 ? same.First().Value : null);
            return new ZipPictures(zip, byName);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException)
        {
            return Refuse(CsvErrors.ZipUnreadable);
        }

        Error Refuse(Error error)
        {
            zip?.Dispose();
            return error;
        }
    }

    /// <summary>The bytes of a file that was named; null when there is none of that name, or several in different folders. Codes: <c>zip.too-large</c>, <c>zip.unreadable</c>.</summary>
    public async Task<Result<byte[]?>> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (!_byName.TryGetValue(Tidy(name), out var entry) || entry is null) return (byte[]?)null;
        try
        {
            await using var from = await entry.OpenAsync(cancellationToken);
            using var to = new MemoryStream();
            var buffer = new byte[64 * 1024];
            // One byte more than a picture may have, so that whoever takes it in says so.
            for (int read; to.Length <= IMediaStore.LargestUpload && (read = await from.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                to.Write(buffer, 0, read);
                if ((_unpacked += read) > MostUnpacked) return CsvErrors.ZipTooLarge;
            }

            return to.ToArray();
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException)
        {
            return CsvErrors.ZipUnreadable;
        }
    }

    public void Dispose() => _zip.Dispose();

    private static string Tidy(string name) => name.Replace('\\', '/').Trim();
}
