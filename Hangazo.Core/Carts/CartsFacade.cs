using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Carts;

internal sealed class CartsFacade(HangazoDb db, TimeProvider clock) : ICarts
{
    public async Task<LockedCart> LockForPlacingAsync(CartId cart, CancellationToken cancellationToken)
    {
        var open = await db.Database.SqlQuery<string>(
            $"""select coalesce(discount_code, '') as "Value" from carts.cart where id = {cart.Value} and ordered_at is null for update""")
            .ToListAsync(cancellationToken);
        if (open.Count == 0) return new([], null);
        var lines = await db.Set<CartLine>().AsNoTracking().Where(l => l.CartId == cart).OrderBy(l => l.Position)
            .Select(l => new CartLineFacts(l.VariantId, l.Quantity, l.PriceSeen) { Configuration = l.Configuration }).ToListAsync(cancellationToken);
        return new(lines, open[0].Length == 0 ? null : open[0]);
    }

    public Task MarkOrderedAsync(CartId cart, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"update carts.cart set ordered_at = {clock.GetUtcNow()} where id = {cart.Value}", cancellationToken);
}
