using Hangazo.Core.Data;
using Hangazo.Core.Downloads.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media.Contracts;
using Hangazo.Core.Ordering.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Downloads.UseCases;

/// <summary>
/// Counts one fetching and says which file it is. Codes: <c>download.not-found</c> (also for a key that is not its own), <c>download.not-paid</c>,
/// <c>download.used-up</c>, <c>download.expired</c>, <c>download.file-gone</c>.
/// </summary>
public sealed class FetchDownload(HangazoDb db, IOrders orders, IFileStore files, TimeProvider clock)
{
    /// <param name="Path">On the disk.</param>
    public sealed record File(DownloadId Id, string Path, string Name, string ContentType);

    public async Task<Result<File>> ExecuteAsync(DownloadId id, string? key, CancellationToken cancellationToken)
    {
        var download = await db.Set<Download>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellationToken);
        if (download is null || !download.IsOpenedBy(key)) return DownloadsErrors.NotFound;
        if (await orders.FindAsync(download.OrderId, cancellationToken) is not { } order || !Download.IsPaid(order)) return DownloadsErrors.NotPaid;
        var now = clock.GetUtcNow();
        if (download.Until <= now) return DownloadsErrors.Expired;
        if (Of(download) is not { } file) return DownloadsErrors.FileGone;
        // One statement, so that many at once are never granted more than there are.
        var counted = await db.Database.ExecuteSqlAsync(
            $"update downloads.download set used = used + 1 where id = {id.Value} and used < {Download.Most} and until > {now}", cancellationToken);
        return counted == 1 ? file : DownloadsErrors.UsedUp;
    }

    /// <summary>The file of a fetching that was counted before, to go on with it. Null when it is not there.</summary>
    public async Task<File?> ResumeAsync(DownloadId id, CancellationToken cancellationToken) =>
        await db.Set<Download>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellationToken) is { } download ? Of(download) : null;

    private File? Of(Download download) =>
        files.PathOf(download.FileHash) is { } path ? new File(download.Id, path, download.FileName, download.ContentType) : null;
}
