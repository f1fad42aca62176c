using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Carts.UseCases;

/// <summary>
/// Puts a variant into a cart, making the cart if need be (also when the old one was ordered meanwhile). Answers with the cart's id and its number of lines.
/// Codes: those of the quantity rule, <c>cart.not-for-sale</c>, <c>cart.not-enough</c>, <c>cart.sold-out</c>, <c>cart.full</c>,
/// and those of <see cref="AddOnRules.Choose"/>.
/// </summary>
public sealed class AddToCart(HangazoDb db, ICatalog catalog, IInventory inventory, TimeProvider clock)
{
    /// <param name="Wanted">What was filled in for add-ons, by their codes.</param>
    public sealed record Command(CartId? Cart, CustomerId? Customer, VariantId Variant, string? Quantity, IReadOnlyDictionary<string, string>? Wanted = null);

    public sealed record Added(CartId Cart, int Lines, string Name, string OptionText);

    private static readonly Dictionary<string, string> NothingWanted = [];

    public async Task<Result<Added>> ExecuteAsync(Command command, CancellationToken cancellationToken)
    {
        var facts = await catalog.GetVariantsAsync([command.Variant], cancellationToken);
        if (!facts.TryGetValue(command.Variant, out var variant) || !variant.IsSellable) return CartErrors.NotForSale;
        var quantity = string.IsNullOrWhiteSpace(command.Quantity) ? variant.Quantity.Minimum : variant.Quantity.Parse(command.Quantity);
        if (!quantity.Succeeded) return quantity.Error;
        var chosen = AddOnRules.Choose(variant.AddOns, command.Wanted ?? NothingWanted);
        if (!chosen.Succeeded) return chosen.Error;
        var available = variant.AvailableOf((await inventory.AvailableAsync([command.Variant], cancellationToken))[command.Variant]);
        var cart = await db.OpenCartAsync(command.Cart, command.Customer, cancellationToken);
        var held = cart?.Lines.Where(line => line.VariantId == command.Variant).Sum(line => line.Quantity) ?? 0;
        if (held + quantity.Value > available) return CartErrors.NotEnough(available, variant.Quantity.Unit);
        if (cart is null) db.Add(cart = Cart.Start(CartId.New(), command.Customer, clock.GetUtcNow()));
        var put = cart.Put(
            command.Variant, chosen.Value.Configuration, quantity.Value, variant.Quantity, variant.PriceWith(chosen.Value.Choices), clock.GetUtcNow());
        if (!put.Succeeded) return put.Error;
        await db.SaveChangesAsync(cancellationToken);
        return new Added(cart.Id, cart.Lines.Count, variant.Name, variant.OptionText);
    }
}
