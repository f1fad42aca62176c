using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Carts.Queries;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Promotions.Contracts;

namespace Hangazo.Core.Carts.UseCases;

/// <summary>
/// Puts a discount code into a cart, or takes it out. A code that takes nothing off what is in the cart now is refused; one that stops doing so
/// later stays, and the cart says why. Codes: <c>coupon.*</c>, <c>cart.no-such-line</c> when there is no cart.
/// </summary>
public sealed class UseDiscountCode(HangazoDb db, CartContents contents, TimeProvider clock)
{
    /// <param name="phone">The buyer's, where it is known.</param>
    public async Task<Result> ApplyAsync(CartId? id, CustomerId? customer, string? code, PhoneNumber? phone, CancellationToken cancellationToken) =>
        await db.InTransactionAsync<bool>(async token =>
        {
            if (await db.OpenCartAsync(id, customer, token) is not { Lines.Count: > 0 } cart) return CartErrors.NoSuchLine;
            if (string.IsNullOrWhiteSpace(code)) return CartErrors.CodeMissing;
            if (DiscountCode.Normalize(code) is not { } typed) return DiscountCode.Unknown;
            cart.UseCode(typed, clock.GetUtcNow());
            await db.SaveChangesAsync(token);
            var seen = await contents.ExecuteAsync(cart.Id, customer, deliveryFee: null, token, phone);
            return seen.Priced?.Code?.Refusal is { } refusal ? refusal : true;
        }, cancellationToken);

    public async Task RemoveAsync(CartId? id, CustomerId? customer, CancellationToken cancellationToken)
    {
        if (await db.OpenCartAsync(id, customer, cancellationToken) is not { DiscountCode: not null } cart) return;
        cart.UseCode(null, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
