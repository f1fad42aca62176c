using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Carts.Queries;
using Hangazo.Core.Carts.UseCases;
using Hangazo.Core.Kernel;
using Hangazo.Web.Client.Carts;
using Hangazo.Web.Client;

namespace Hangazo.Web.Shopping;

internal sealed class CartPort(IServiceScopeFactory scopes) : ICartPort
{
    public async Task<CartModel> GetAsync(Shopper shopper)
    {
        await using var scope = scopes.CreateAsyncScope();
        var contents = await scope.ServiceProvider.GetRequiredService<CartContents>()
            .ExecuteAsync(shopper.CartId, shopper.CustomerId, Money.Zero(), CancellationToken.None);
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

    /// <param name="delivery">The chosen fee; null while none is chosen.</param>
    internal static CartModel ModelOf(CartContents.View contents, Money? delivery) => new(
        contents.Lines.Select(line => new CartLineModel(
            line.VariantId, line.Slug, line.Name, line.OptionText, line.PictureHash, line.Quantity, line.Rule, line.UnitPrice, line.Gross, line.PriceBefore,
            line.Available, line.Problem) { ConfigurationHash = line.ConfigurationHash, Choices = line.Choices, IsDigital = line.IsDigital }).ToList(),
        contents.Priced is { } priced
            ? new(
                priced.Subtotal, delivery, priced.Rounding, priced.Total, priced.Vat,
                priced.VatByRate.Select(summary => summary.Rate).Distinct().ToList() is [var only] ? only : null)
            : null,
        contents.CanCheckOut);
}
