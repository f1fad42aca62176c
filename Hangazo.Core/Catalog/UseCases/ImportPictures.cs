using System.Text;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Catalog.UseCases;

/// <summary>Takes in the pictures that a file names, a few at a time, and remembers for the import what became of each.</summary>
public sealed class ImportPictures(HangazoDb db, IMediaStore media, IPictureDownloads downloads, TimeProvider clock)
{
    private const int AtOnce = 4;
    /// <summary>Bytes; more than this no index takes.</summary>
    private const int LongestSource = 2_000;

    /// <summary>Shorter than an upload waits to be attached.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(20);

    /// <summary>Keeps what the file names out of the zip. Codes: those of <see cref="ZipPictures"/>.</summary>
    internal async Task<Result> UnpackAsync(ImportId id, CsvFile file, Stream zip, CancellationToken cancellationToken)
    {
        var opened = ZipPictures.Open(zip);
        if (!opened.Succeeded) return opened.Error;
        using var pictures = opened.Value;
        foreach (var source in file.Products.SelectMany(Elsewhere).Where(source => !CsvPictures.IsAddress(source)).Distinct(StringComparer.Ordinal))
        {
            var found = await pictures.FindAsync(source, cancellationToken);
            if (!found.Succeeded) return found.Error;
            if (found.Value is null) continue;
            db.Add(ImportPicture.Of(id, source, found.Value));
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        return Result.Ok;
    }

    /// <summary>Takes in the next few pictures of a product. False when nothing of it is left to do.</summary>
    internal async Task<bool> TakeSomeAsync(ImportId id, CsvProduct product, CancellationToken cancellationToken)
    {
        var sources = Elsewhere(product).ToArray();
        if (sources.Length is 0 or > Product.MostPictures) return false;
        var stale = clock.GetUtcNow() - Fresh;
        var done = await db.Set<ImportPicture>().Where(picture => picture.ImportId == id && sources.Contains(picture.Source) && picture.TakenAt > stale)
            .Select(picture => picture.Source).ToListAsync(cancellationToken);
        var next = sources.Except(done, StringComparer.Ordinal).Take(AtOnce).ToArray();
        if (next.Length == 0) return false;
        var known = await db.Set<ImportPicture>().Where(picture => picture.ImportId == id && next.Contains(picture.Source)).ToDictionaryAsync(picture => picture.Source, cancellationToken);
        var taken = await Task.WhenAll(next.Select(source => TakeAsync(source, known.GetValueOrDefault(source)?.Content, cancellationToken)));
        var now = clock.GetUtcNow();
        for (var i = 0; i < next.Length; i++)
        {
            if (!known.TryGetValue(next[i], out var picture)) db.Add(picture = ImportPicture.Of(id, next[i]));
            if (taken[i].Succeeded) picture.Took(taken[i].Value.Hash, now);
            else picture.Failed(taken[i].Error!.Message, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>The product's pictures as the file wants them. Whatever became of a picture is told as a problem of its line.</summary>
    internal async Task<IReadOnlyList<PictureRow>> OfAsync(
        ImportId id, CsvProduct product, IReadOnlyList<PictureRow> was, List<CsvProblem> problems, CancellationToken cancellationToken)
    {
        var named = CsvPictures.Sources(product) ?? [];
        if (named.Count > Product.MostPictures) problems.Add(new(CsvPictures.LineOf(product, CsvPictures.Column), CsvPictures.Column, CatalogErrors.TooManyPictures.Message));
        foreach (var endless in named.Where(IsEndless))
            problems.Add(new(CsvPictures.LineOf(product, CsvPictures.Column), CsvPictures.Column, $"“{endless[..40]}…” is too long for an address or a name."));
        if (problems.Count > 0) return was;
        var sources = Elsewhere(product).ToArray();
        var taken = sources.Length == 0 ? [] : await db.Set<ImportPicture>().AsNoTracking().Where(picture => picture.ImportId == id && sources.Contains(picture.Source))
            .Select(picture => new { picture.Source, picture.Hash, picture.Problem }).ToListAsync(cancellationToken);
        foreach (var bad in taken.Where(picture => picture.Hash is null))
            problems.Add(new(CsvPictures.LineOf(product, CsvPictures.Column), CsvPictures.Column, $"“{(bad.Source.Length > 80 ? bad.Source[..80] + "…" : bad.Source)}”: {bad.Problem}"));
        return problems.Count > 0 ? was : CsvPictures.Of(product, taken.ToDictionary(picture => picture.Source, picture => picture.Hash!), was, problems);
    }

    /// <summary>What could not be taken is tried once more.</summary>
    internal Task ForgetProblemsAsync(ImportId id, CancellationToken cancellationToken) => db.Set<ImportPicture>()
        .Where(picture => picture.ImportId == id && picture.Problem != null).ExecuteUpdateAsync(set => set.SetProperty(picture => picture.TakenAt, (DateTimeOffset?)null), cancellationToken);

    /// <summary>The import is over; nobody needs what was unpacked.</summary>
    internal Task ForgetContentAsync(ImportId id, CancellationToken cancellationToken) => db.Set<ImportPicture>()
        .Where(picture => picture.ImportId == id).ExecuteDeleteAsync(cancellationToken);

    private static IEnumerable<string> Elsewhere(CsvProduct product) => (CsvPictures.Sources(product) ?? []).Where(source => CsvPictures.HashOf(source) is null && !IsEndless(source));

    private static bool IsEndless(string source) => Encoding.UTF8.GetByteCount(source) > LongestSource;

    private async Task<Result<TakenPicture>> TakeAsync(string source, byte[]? content, CancellationToken cancellationToken)
    {
        if (content is not null) return await media.TakeAsync(new MemoryStream(content, writable: false), cancellationToken);
        return CsvPictures.IsAddress(source) ? await downloads.FetchAsync(source, cancellationToken) : CsvErrors.NotInZip;
    }
}
