using Hangazo.Core.Data;
using Hangazo.Core.Ordering.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Ordering.Queries;

/// <summary>What of an order was taken back, oldest first, also what waits for approval or was withdrawn.</summary>
public sealed class OrderRefunds(HangazoDb db)
{
    public async Task<IReadOnlyList<OrderRefundSnapshot>> OfOrderAsync(OrderId order, CancellationToken cancellationToken) =>
        (await Of(db, order).ToListAsync(cancellationToken)).ConvertAll(refund => refund.Snapshot());

    /// <summary>Those that count: what was withdrawn is as if it had never been asked for.</summary>
    internal static async Task<IReadOnlyList<OrderRefundSnapshot>> CountingAsync(HangazoDb db, OrderId order, CancellationToken cancellationToken) =>
        (await Of(db, order).Where(refund => refund.State != OrderRefundState.Withdrawn).ToListAsync(cancellationToken)).ConvertAll(refund => refund.Snapshot());

    private static IQueryable<OrderRefund> Of(HangazoDb db, OrderId order) =>
        db.Set<OrderRefund>().AsNoTracking().Include(refund => refund.Lines).Where(refund => refund.OrderId == order).OrderBy(refund => refund.Id);
}
