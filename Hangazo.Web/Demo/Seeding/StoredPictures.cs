using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Hangazo.Core.Media.Contracts;
using Hangazo.Web.Demo.Drawings;

namespace Hangazo.Web.Demo.Seeding;

/// <summary>Draws pictures and keeps their originals; each is known by its hash from then on.</summary>
internal sealed class StoredPictures(IMediaStore media)
{
    private readonly ConcurrentDictionary<PictureSpec, string> _hashes = new(ReferenceEqualityComparer.Instance);

    public string this[PictureSpec spec] => _hashes[spec];

    public Task DrawAsync(IEnumerable<PictureSpec> specs, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        specs, cancellationToken, async (spec, token) => _hashes[spec] = await StoreAsync(Drawing.Render(spec), token));

    public Task<string> DrawAsync(Scene scene, CancellationToken cancellationToken) => StoreAsync(Drawing.Illustrate(scene), cancellationToken);

    /// <summary>Makes renditions in this order until the time is up; the others are made when somebody looks at them.</summary>
    public async Task WarmAsync(IEnumerable<string> hashes, int[] widths, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            widths.SelectMany(_ => hashes, (width, hash) => (hash, width)).SelectMany(wanted => new[] { PictureFormat.Avif, PictureFormat.Webp }, (wanted, format) => (wanted.hash, wanted.width, format)),
            new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken },
            async (wanted, token) =>
            {
                if (watch.Elapsed < atMost) await media.RenditionAsync(wanted.hash, wanted.width, wanted.format, token);
            });
    }

    private Task<string> StoreAsync(string svg, CancellationToken cancellationToken) =>
        media.StoreAsync(Encoding.UTF8.GetBytes(svg), "image/svg+xml", cancellationToken);
}
