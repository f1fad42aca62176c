using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Carts.UseCases;

/// <summary>
/// Changes a line's quantity, removes lines, clears the cart. Stock is checked when a quantity grows or stays.
/// Codes: those of the quantity rule, <c>cart.no-such-line</c>, <c>cart.not-for-sale</c>, <c>cart.not-enough</c>, <c>cart.sold-out</c>.
/// </summary>
public sealed class ChangeCart(HangazoDb db, ICatalog catalog, IInventory inventory, TimeProvider clock)
{
    public async Task<Result> SetQuantityAsync(CartId? id, CustomerId? customer, VariantId variant, string? quantity, CancellationToken cancellationToken)
    {
        if (await db.OpenCartAsync(id, customer, cancellationToken) is not { } cart) return CartErrors.NoSuchLine;
        var facts = await catalog.GetVariantsAsync([variant], cancellationToken);
        if (!facts.TryGetValue(variant, out var known) || !known.IsSellable) return CartErrors.NotForSale;
        var wanted = known.Quantity.Parse(quantity);
        if (!wanted.Succeeded) return wanted;
        var available = (await inventory.AvailableAsync([variant], cancellationToken))[variant];
        if (wanted.Value > available) return CartErrors.NotEnough(available, known.Quantity.Unit);
        var changed = cart.Change(variant, wanted.Value, known.Quantity, known.Price, clock.GetUtcNow());
        if (changed.Succeeded) await db.SaveChangesAsync(cancellationToken);
        return changed;
    }

    /// <summary>Answers with the number of lines that are left.</summary>
    public async Task<int> RemoveAsync(CartId? id, CustomerId? customer, VariantId variant, CancellationToken cancellationToken)
    {
        if (await db.OpenCartAsync(id, customer, cancellationToken) is not { } cart) return 0;
        cart.Remove(variant, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return cart.Lines.Count;
    }

    public async Task ClearAsync(CartId? id, CustomerId? customer, CancellationToken cancellationToken)
    {
        if (await db.OpenCartAsync(id, customer, cancellationToken) is not { } cart) return;
        cart.Clear(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
