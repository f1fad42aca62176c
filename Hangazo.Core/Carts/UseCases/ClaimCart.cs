using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Carts.UseCases;

/// <summary>On sign-in: the browser's cart becomes the customer's, merged into the one they already had. Answers with the cart that counts from now on.</summary>
public sealed class ClaimCart(HangazoDb db, TimeProvider clock)
{
    public async Task<(CartId? Cart, int Lines)> ExecuteAsync(CartId? browsers, CustomerId customer, CancellationToken cancellationToken)
    {
        var carts = db.Set<Cart>().Include(cart => cart.Lines).Where(cart => cart.OrderedAt == null);
        var mine = await carts.SingleOrDefaultAsync(cart => cart.CustomerId == customer, cancellationToken);
        var guest = browsers is { } id ? await carts.SingleOrDefaultAsync(cart => cart.Id == id && cart.CustomerId == null, cancellationToken) : null;
        if (guest is not null && mine is null)
        {
            guest.BelongTo(customer);
            mine = guest;
        }
        else if (guest is not null && mine is not null)
        {
            mine.Absorb(guest, clock.GetUtcNow());
            db.Remove(guest);
        }

        await db.SaveChangesAsync(cancellationToken);
        return (mine?.Id, mine?.Lines.Count ?? 0);
    }
}
