using Hangazo.Core.Data;
using Hangazo.Core.Wishlists.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Wishlists;

internal sealed class WishlistsFacade(HangazoDb db) : IWishlists
{
    public Task<StockWatchSnapshot?> FindWatchAsync(StockWatchId id, CancellationToken cancellationToken) => db.Set<StockWatch>().AsNoTracking()
        .Where(watch => watch.Id == id)
        .Select(watch => new StockWatchSnapshot(watch.Id, watch.VariantId, watch.Email, watch.Key, watch.State))
        .SingleOrDefaultAsync(cancellationToken);

    public async Task<StockWatchSnapshot?> FindWatchAsync(StockWatchId id, string? key, CancellationToken cancellationToken) =>
        await FindWatchAsync(id, cancellationToken) is { } watch && StockWatch.Opens(key, watch.Key) ? watch : null;

    public async Task<SmsWatchSnapshot?> FindSmsWatchAsync(SmsWatchId id, CancellationToken cancellationToken) =>
        await db.Set<SmsWatch>().AsNoTracking().SingleOrDefaultAsync(watch => watch.Id == id, cancellationToken) is { } watch
            ? new(watch.Id, watch.VariantId, watch.Phone, watch.Key, watch.Code, watch.Since + SmsWatch.CodeKeeps, watch.State)
            : null;

    public async Task<bool> OpensSmsWatchAsync(SmsWatchId id, string? key, CancellationToken cancellationToken) =>
        await db.Set<SmsWatch>().AsNoTracking().SingleOrDefaultAsync(watch => watch.Id == id, cancellationToken) is { } watch && watch.IsOpenedBy(key);
}
