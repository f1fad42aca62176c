using Hangazo.Core.Data;
using Hangazo.Core.Downloads.Contracts;
using Hangazo.Core.Ordering.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Downloads.Queries;

/// <summary>What an order's buyer may fetch, and how much of it is left.</summary>
public sealed class OrderDownloads(HangazoDb db, IOrders orders, TimeProvider clock) : IDownloads
{
    public async Task<IReadOnlyList<DownloadSnapshot>> OfOrderAsync(OrderId order, CancellationToken cancellationToken)
    {
        var downloads = await db.Set<Download>().AsNoTracking().Where(d => d.OrderId == order).OrderBy(d => d.Position).ToListAsync(cancellationToken);
        if (downloads.Count == 0 || await orders.FindAsync(order, cancellationToken) is not { } paid) return [];
        return downloads.ConvertAll(download => Snapshot(download, paid));
    }

    /// <summary>For whoever comes by the buyer's link; null when the key is not its own.</summary>
    public async Task<DownloadSnapshot?> FindAsync(DownloadId id, string? key, CancellationToken cancellationToken)
    {
        var download = await db.Set<Download>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellationToken);
        if (download is null || !download.IsOpenedBy(key)) return null;
        return await orders.FindAsync(download.OrderId, cancellationToken) is { } order ? Snapshot(download, order) : null;
    }

    private DownloadSnapshot Snapshot(Download d, OrderSnapshot order) => new(
        d.Id, d.OrderId, d.Key, d.Product, d.FileName, d.Bytes, Math.Max(0, Download.Most - d.Used), Download.Most, d.Until, d.StateAt(clock.GetUtcNow(), order),
        d.RenewedBy);
}
