using Hangazo.Core.Kernel;

namespace Hangazo.Core.Media.Contracts;

/// <summary>A picture that was taken in, as the shop keeps it.</summary>
/// <param name="Width">In pixels, upright.</param>
public sealed record TakenPicture(string Hash, int Width, int Height);

/// <summary>Pictures by the hash of their content (lower-case hex SHA-256, first 32 characters): the same picture is stored once and never changes.</summary>
public interface IMediaStore
{
    /// <summary>Widths in pixels that a picture can be asked for.</summary>
    static readonly int[] Widths = [160, 320, 480, 640, 960, 1280];

    /// <summary>Bytes that a picture may have when somebody uploads it.</summary>
    const long LargestUpload = 10 * 1024 * 1024;

    /// <summary>Keeps an original of our own making as it is, and returns its hash. Storing the same bytes again changes nothing.</summary>
    Task<string> StoreAsync(ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken);

    /// <summary>
    /// Takes in what somebody uploads: told by its content to be a JPEG, PNG or WebP of sensible size, turned upright, freed of everything
    /// that is not picture (place, camera, thumbnails), and kept. Codes: <c>picture.too-large</c>, <c>picture.kind</c>, <c>picture.svg</c>,
    /// <c>picture.too-many-pixels</c>, <c>picture.unreadable</c>, <c>picture.no-tool</c>. A refused picture leaves nothing behind.
    /// </summary>
    Task<Result<TakenPicture>> TakeAsync(Stream content, CancellationToken cancellationToken);

    /// <summary>Whether there is an original with this hash.</summary>
    bool Has(string hash);

    /// <summary>The file of a WebP rendition, made on first use. Null when the hash or width is unknown.</summary>
    Task<string?> RenditionAsync(string hash, int width, CancellationToken cancellationToken);
}
