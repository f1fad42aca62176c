using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Downloads.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Downloads.UseCases;

/// <summary>Lets the buyer of a paid order fetch its files: once by itself, and anew when staff say so. Code: <c>download.nothing-to-renew</c>.</summary>
public sealed class GrantDownloads(HangazoDb db, IOrders orders, ICatalog catalog, OutboxWriter outbox, TimeProvider clock)
{
    /// <summary>When the order is paid. Said twice it is done once.</summary>
    public async Task ExecuteAsync(OrderId id, CancellationToken cancellationToken)
    {
        var granted = await AddAsync(id, cancellationToken);
        if (granted.Count == 0) return;
        outbox.Stage(new DownloadsGranted(id));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Counts and days begin again, links stay; files that the product got since are added.</summary>
    public Task<Result<int>> RenewAsync(OrderId id, string by, CancellationToken cancellationToken) => db.InTransactionAsync<int>(async token =>
    {
        var known = await db.Set<Download>().FromSql($"select *, xmin from downloads.download where order_id = {id.Value} for update").ToListAsync(token);
        foreach (var download in known) download.Renew(by, clock.GetUtcNow());
        var added = await AddAsync(id, token);
        if (known.Count + added.Count == 0) return DownloadsErrors.NothingToRenew;
        if (known.Count == 0) outbox.Stage(new DownloadsGranted(id));
        await db.SaveChangesAsync(token);
        return known.Count + added.Count;
    }, cancellationToken);

    private async Task<List<Download>> AddAsync(OrderId id, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(id, cancellationToken) is not { } order || !Download.IsPaid(order)) return [];
        var lines = order.Lines.Where(line => line.IsDigital).ToList();
        if (lines.Count == 0) return [];
        var files = await catalog.FilesAsync(lines.ConvertAll(line => line.VariantId), cancellationToken);
        var known = (await db.Set<Download>().Where(download => download.OrderId == id).Select(download => new { download.LineId, download.FileHash }).ToListAsync(cancellationToken))
            .Select(download => (download.LineId, download.FileHash)).ToHashSet();
        var position = known.Count;
        var added = (
            from line in lines
            from file in files.GetValueOrDefault(line.VariantId) ?? []
            where known.Add((line.Id, file.Hash))
            select Download.Grant(id, line, file, position++, clock.GetUtcNow())).ToList();
        db.AddRange(added);
        return added;
    }
}
