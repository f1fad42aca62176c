using Hangazo.Core.Data;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Promotions.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Ordering.Queries;

internal sealed class PurchaseHistory(HangazoDb db) : IPurchaseHistory
{
    public async Task<bool> HasBoughtAsync(PromotionBuyer buyer, CancellationToken cancellationToken)
    {
        var orders = db.Set<Order>().AsNoTracking().Where(o => o.State != OrderState.Cancelled && o.State != OrderState.Expired);
        // Asked one by one: each has an index of its own.
        return (buyer.Customer is { } me && await orders.AnyAsync(o => o.CustomerId == me, cancellationToken))
            || (buyer.Phone is { } phone && await orders.AnyAsync(o => o.ContactPhone == phone, cancellationToken));
    }
}
