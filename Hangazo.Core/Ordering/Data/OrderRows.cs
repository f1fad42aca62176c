using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Ordering.Data;

/// <summary>Loads an order for a change that also touches its money: the order's row is locked first, then the payment's.</summary>
internal static class OrderRows
{
    /// <summary>Without its lines; null when there is none. Inside a transaction.</summary>
    public static async Task<Order?> LockOrderAsync(this HangazoDb db, string number, CancellationToken cancellationToken)
    {
        // What is read in raw SQL would have to name the columns of every amount.
        await db.Database.ExecuteSqlAsync($"select 1 from ordering.\"order\" where number = {number} for update", cancellationToken);
        return await db.Set<Order>().SingleOrDefaultAsync(o => o.Number == number, cancellationToken);
    }
}
