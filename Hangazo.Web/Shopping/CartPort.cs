using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Carts.Queries;
using Hangazo.Core.Carts.UseCases;
using Hangazo.Core.Kernel;
using Hangazo.Web.Client.Carts;
using Hangazo.Web.Client;

namespace Hangazo.Web.Shopping;

internal sealed class CartPort(IServiceScopeFactory scopes, CodeTries tries) : ICartPort
{
    public async Task<CartModel> GetAsync(Shopper shopper)
    {
        await using var scope = scopes.CreateAsyncScope();
        var contents = await scope.ServiceProvider.GetRequiredService<CartContents>()
            .ExecuteAsync(shopper.CartId, shopper.CustomerId, deliveryFee: null, CancellationToken.None);
        // What is only downloaded has no delivery to choose.
        return ModelOf(contents, contents.Lines.Count > 0 && contents.Lines.All(line => line.IsDigital) ? Money.Zero() : null);
    }

    public Task<Result> SetQuantityAsync(Shopper shopper, CartLineId line, string? quantity) => scopes.OnConflictAsync(services =>
        services.GetRequiredService<ChangeCart>().SetQuantityAsync(shopper.CartId, shopper.CustomerId, line, quantity, CancellationToken.None));

    public Task RemoveAsync(Shopper shopper, CartLineId line) => scopes.OnConflictAsync(services =>
        services.GetRequiredService<ChangeCart>().RemoveAsync(shopper.CartId, shopper.CustomerId, line, CancellationToken.None));

    public Task ClearAsync(Shopper shopper) => scopes.OnConflictAsync(async services =>
    {
        await services.GetRequiredService<ChangeCart>().ClearAsync(shopper.CartId, shopper.CustomerId, CancellationToken.None);
        return true;
    });

    public async Task<Result> ApplyCodeAsync(Shopper shopper, string? code, string? phone)
    {
        if (!tries.Allow(shopper)) return CodeTries.TooMany;
        return await scopes.OnConflictAsync(services => services.GetRequiredService<UseDiscountCode>()
            .ApplyAsync(shopper.CartId, shopper.CustomerId, code, PhoneOf(phone), CancellationToken.None));
    }

    public Task RemoveCodeAsync(Shopper shopper) => scopes.OnConflictAsync(async services =>
    {
        await services.GetRequiredService<UseDiscountCode>().RemoveAsync(shopper.CartId, shopper.CustomerId, CancellationToken.None);
        return true;
    });

    internal static PhoneNumber? PhoneOf(string? typed) => PhoneNumber.Parse(typed) is { Succeeded: true, Value: var phone } ? phone : null;

    /// <param name="delivery">The chosen fee after promotions; null while none is chosen.</param>
    internal static CartModel ModelOf(CartContents.View contents, Money? delivery) => new(
        contents.Lines.Select(line => new CartLineModel(
            line.VariantId, line.Slug, line.Name, line.OptionText, line.PictureHash, line.Quantity, line.Rule, line.UnitPrice, line.Gross, line.PriceBefore,
            line.Available, line.Problem) { Full = line.Full, ConfigurationHash = line.ConfigurationHash, Choices = line.Choices,
                IsDigital = line.IsDigital }).ToList(),
        contents.Priced is { } priced
            ? new(
                priced.Subtotal, delivery, priced.Rounding, priced.Total, priced.Vat,
                priced.VatByRate.Select(summary => summary.Rate).Distinct().ToList() is [var only] ? only : null)
            {
                LeavesKenya = !priced.VatTakenOff.IsZero, VatTakenOff = priced.VatTakenOff.IsZero ? null : priced.VatTakenOff,
                Discounts = [.. priced.Promotions.Select(applied => new DiscountModel(applied.Name, applied.Code, applied.Goods, applied.Delivery))],
            }
            : null,
        contents.CanCheckOut)
    {
        Code = contents.Priced?.Code is { } code ? new(code.Code, code.Refusal?.Message) : null,
    };
}
