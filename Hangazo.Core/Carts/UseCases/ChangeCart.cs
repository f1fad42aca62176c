using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Carts.UseCases;

/// <summary>
/// Changes a line's quantity, removes lines, clears the cart. Stock is checked when a quantity grows or stays.
/// Codes: those of the quantity rule, <c>cart.no-such-line</c>, <c>cart.not-for-sale</c>, <c>cart.not-enough</c>, <c>cart.sold-out</c>,
/// and those of <see cref="AddOnRules.Choose"/> when what was chosen is no longer offered so.
/// </summary>
public sealed class ChangeCart(HangazoDb db, ICatalog catalog, IInventory inventory, TimeProvider clock)
{
    public async Task<Result> SetQuantityAsync(CartId? id, CustomerId? customer, CartLineId line, string? quantity, CancellationToken cancellationToken)
    {
        if (await db.OpenCartAsync(id, customer, cancellationToken) is not { } cart) return CartErrors.NoSuchLine;
        if (cart.Lines.FirstOrDefault(mine => mine.Is(line)) is not { } mine) return CartErrors.NoSuchLine;
        var variant = line.Variant;
        var facts = await catalog.GetVariantsAsync([variant], cancellationToken);
        if (!facts.TryGetValue(variant, out var known) || !known.IsSellable) return CartErrors.NotForSale;
        var chosen = AddOnRules.Choose(known.AddOns, mine.Configuration.Picks);
        if (!chosen.Succeeded) return chosen.Error;
        var wanted = known.Quantity.Parse(quantity);
        if (!wanted.Succeeded) return wanted;
        var available = known.AvailableOf((await inventory.AvailableAsync([variant], cancellationToken))[variant]);
        var others = cart.Lines.Where(other => other.VariantId == variant && other != mine).Sum(other => other.Quantity);
        if (wanted.Value + others > available) return CartErrors.NotEnough(available, known.Quantity.Unit);
        var changed = cart.Change(line, wanted.Value, known.Quantity, known.PriceWith(chosen.Value.Choices), clock.GetUtcNow());
        if (changed.Succeeded) await db.SaveChangesAsync(cancellationToken);
        return changed;
    }

    /// <summary>Answers with the number of lines that are left.</summary>
    public async Task<int> RemoveAsync(CartId? id, CustomerId? customer, CartLineId line, CancellationToken cancellationToken)
    {
        if (await db.OpenCartAsync(id, customer, cancellationToken) is not { } cart) return 0;
        cart.Remove(line, clock.GetUtcNow());
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
