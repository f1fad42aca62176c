using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Carts;

internal static class OpenCart
{
    /// <summary>The cart a person may change: not yet ordered, and theirs (a signed-in customer's own, or nobody's by the browser's id).</summary>
    public static async Task<Cart?> OpenCartAsync(this HangazoDb db, CartId? id, CustomerId? customer, CancellationToken cancellationToken)
    {
        var carts = db.Set<Cart>().Include(cart => cart.Lines).Where(cart => cart.OrderedAt == null);
        if (customer is { } me && await carts.SingleOrDefaultAsync(cart => cart.CustomerId == me, cancellationToken) is { } mine) return mine;
        return id is { } asked
            ? await carts.SingleOrDefaultAsync(cart => cart.Id == asked && (cart.CustomerId == null || cart.CustomerId == customer), cancellationToken)
            : null;
    }
}
