using Hangazo.Core.Kernel;

namespace Hangazo.Core.Media.Contracts;

/// <summary>A picture that was taken in, as the shop keeps it.</summary>
/// <param name="Width">In pixels, upright.</param>
public sealed record TakenPicture(string Hash, int Width, int Height);

/// <summary>A file made of a picture, ready to be sent.</summary>
/// <param name="ContentType">What it is, which may be less than was asked for: a machine without an AV1 encoder answers with WebP.</param>
public sealed record Rendition(string Path, string ContentType);

public enum PictureFormat
{
    Webp,
    Avif,
}

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
    /// that is not picture (place, camera, thumbnails), and kept; for a day, unless it is attached by then (<see cref="IPictures"/>). Codes:
    /// <c>picture.too-large</c>, <c>picture.kind</c>, <c>picture.svg</c>, <c>picture.too-many-pixels</c>, <c>picture.unreadable</c>,
    /// <c>picture.no-tool</c>. A refused picture leaves nothing behind.
    /// </summary>
    Task<Result<TakenPicture>> TakeAsync(Stream content, CancellationToken cancellationToken);

    /// <summary>A picture at a width, made on first use. Null when the hash or width is unknown, or when it cannot be made in time.</summary>
    Task<Rendition?> RenditionAsync(string hash, int width, PictureFormat format, CancellationToken cancellationToken);

    /// <summary>A JPEG of 1200 x 630 pixels for those who share a link, cut around the point that matters. Null as for a rendition.</summary>
    Task<Rendition?> SharedAsync(string hash, FocalPoint focus, CancellationToken cancellationToken);
}
