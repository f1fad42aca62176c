using Hangazo.Core.Kernel;

namespace Hangazo.Core.Media.Contracts;

/// <summary>A file that was taken in.</summary>
/// <param name="Hash">Of its content: lower-case hex SHA-256, first 32 characters.</param>
/// <param name="ContentType">Told by its content, not by its name.</param>
public sealed record TakenFile(string Hash, long Bytes, string ContentType);

/// <summary>
/// Files that are sold, by the hash of their content. They are private: no address leads to them but that of a granted download. Bytes go
/// through as streams and are never held whole in memory.
/// </summary>
public interface IFileStore
{
    /// <summary>Bytes that a file may have when somebody uploads it.</summary>
    const long LargestUpload = 200L * 1024 * 1024;

    /// <summary>Keeps a PDF or ZIP. Codes: <c>file.too-large</c>, <c>file.kind</c>, <c>file.empty</c>. A refused file leaves nothing behind.</summary>
    Task<Result<TakenFile>> TakeAsync(Stream content, CancellationToken cancellationToken);

    /// <summary>Where the file lies; null when there is none of this hash.</summary>
    string? PathOf(string hash);
}
