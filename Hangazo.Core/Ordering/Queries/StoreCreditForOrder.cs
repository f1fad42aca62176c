using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Ordering.Queries;

/// <summary>What an order's own customer could pay of it with store credit. Nobody else learns that there is any.</summary>
public sealed class StoreCreditForOrder(HangazoDb db, IStoreCredit credit)
{
    /// <summary>Null for who is not its customer, when nothing is owed and when there is no store credit.</summary>
    /// <param name="customer">Who is signed in; null: nobody.</param>
    public async Task<StoreCreditOffer?> FindAsync(OrderId order, CustomerId? customer, CancellationToken cancellationToken) =>
        customer is { } mine && await db.Set<Order>().AnyAsync(o => o.Id == order && o.CustomerId == mine, cancellationToken)
            ? await credit.OfferAsync(order.Value, mine.Value, cancellationToken)
            : null;
}
