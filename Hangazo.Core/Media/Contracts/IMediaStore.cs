namespace Hangazo.Core.Media.Contracts;

/// <summary>Pictures by the hash of their content (lower-case hex SHA-256, first 32 characters): the same picture is stored once and never changes.</summary>
public interface IMediaStore
{
    /// <summary>Widths in pixels that a picture can be asked for.</summary>
    static readonly int[] Widths = [160, 320, 480, 640, 960, 1280];

    /// <summary>Keeps an original and returns its hash. Storing the same bytes again changes nothing.</summary>
    Task<string> StoreAsync(ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken);

    /// <summary>The file of a WebP rendition, made on first use. Null when the hash or width is unknown.</summary>
    Task<string?> RenditionAsync(string hash, int width, CancellationToken cancellationToken);
}
