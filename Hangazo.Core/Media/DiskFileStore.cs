using System.Security.Cryptography;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media.Contracts;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Media;

/// <summary><c>ab/abcdef….file</c> in a folder of its own; written beside their place and moved into it, so that nobody reads half a file.</summary>
internal sealed class DiskFileStore(IOptions<FileStoreOptions> options) : IFileStore
{
    private const int HashLength = 32;
    private const int LongestSignature = 5;

    public async Task<Result<TakenFile>> TakeAsync(Stream content, CancellationToken cancellationToken)
    {
        var incoming = Path.Combine(options.Value.Root, "incoming");
        Directory.CreateDirectory(incoming);
        var part = Path.Combine(incoming, $"{Guid.CreateVersion7():N}.part");
        try
        {
            var (hash, bytes, signature) = await CopyAsync(content, part, cancellationToken);
            if (bytes > IFileStore.LargestUpload) return MediaErrors.FileTooLarge;
            if (bytes == 0) return MediaErrors.FileEmpty;
            if (KindOf(signature) is not { } kind) return MediaErrors.FileKind;
            Directory.CreateDirectory(Folder(hash));
            File.Move(part, Place(hash), overwrite: true);
            return new TakenFile(hash, bytes, kind);
        }
        finally
        {
            File.Delete(part);
        }
    }

    public string? PathOf(string hash) =>
        hash.Length == HashLength && hash.All(char.IsAsciiHexDigitLower) && File.Exists(Place(hash)) ? Path.GetFullPath(Place(hash)) : null;

    private static async Task<(string Hash, long Bytes, byte[] Signature)> CopyAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = File.Create(path);
        var buffer = new byte[64 * 1024];
        var signature = new List<byte>(LongestSignature);
        long total = 0;
        while (total <= IFileStore.LargestUpload && await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            total += read;
            signature.AddRange(buffer.Take(Math.Min(read, LongestSignature - signature.Count)));
            digest.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return (Convert.ToHexStringLower(digest.GetHashAndReset())[..HashLength], total, [.. signature]);
    }

    private static string? KindOf(ReadOnlySpan<byte> signature) =>
        signature.StartsWith("%PDF-"u8) ? "application/pdf"
        : signature.StartsWith("PK\u0003\u0004"u8) ? "application/zip"
        : null;

    private string Folder(string hash) => Path.Combine(options.Value.Root, hash[..2]);

    private string Place(string hash) => Path.Combine(Folder(hash), hash + ".file");
}
