using Hangazo.Core.Data;
using Hangazo.Core.Ordering.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Ordering.Queries;

/// <summary>How many orders wait for somebody, for the dashboard.</summary>
public sealed class OrdersNeedingWork(HangazoDb db)
{
    /// <param name="Unpaid">Placed and not paid yet.</param>
    /// <param name="ToQuote">Going abroad, and nobody has said yet what that costs.</param>
    /// <param name="ToPack">Paid and not packed.</param>
    /// <param name="ToShip">Packed and not gone.</param>
    /// <param name="Late">Paid more than two days ago and still in the house.</param>
    /// <param name="StockMissing">Paid, but not all of it was in stock.</param>
    public sealed record View(int Unpaid, int ToPack, int ToShip, int Late, int StockMissing, int ToQuote);

    public async Task<View> ExecuteAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var late = OrderGrid.LateBefore(now);
        var counts = await db.Set<Order>().AsNoTracking()
            .Where(o => o.Status == OrderStatus.Pending || o.Status == OrderStatus.AwaitingQuote || o.Status == OrderStatus.Paid || o.Status == OrderStatus.Packed)
            .GroupBy(o => new { o.Status, Late = o.PaidAt < late, o.StockMissing })
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return new(
            counts.Where(c => c.Key.Status == OrderStatus.Pending).Sum(c => c.Count),
            counts.Where(c => c.Key.Status == OrderStatus.Paid).Sum(c => c.Count),
            counts.Where(c => c.Key.Status == OrderStatus.Packed).Sum(c => c.Count),
            counts.Where(c => c.Key is { Late: true, Status: not OrderStatus.Pending }).Sum(c => c.Count),
            counts.Where(c => c.Key.StockMissing).Sum(c => c.Count),
            counts.Where(c => c.Key.Status == OrderStatus.AwaitingQuote).Sum(c => c.Count));
    }
}
