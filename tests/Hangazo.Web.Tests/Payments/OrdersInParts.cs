using Hangazo.Core.Carts.UseCases;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Web.Tests.Storefront;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Web.Tests.Payments;

/// <summary>Orders that are paid half now and half when they are ready.</summary>
internal static class OrdersInParts
{
    /// <summary>For KSh 40,000, collected in the showroom.</summary>
    /// <param name="customer">Whose account orders it; null: nobody's.</param>
    public static async Task<(PlaceOrder.Placed Order, string Key)> PlacedInPartsAsync(this ShopFront shop, string slug, Guid? customer = null)
    {
        var piece = await shop.MadeToMeasureAsync(slug);
        await using var scope = shop.Services.CreateAsyncScope();
        var cart = await scope.ServiceProvider.GetRequiredService<AddToCart>().ExecuteAsync(new(null, null, piece.Variants[0], "1"), CancellationToken.None);
        var placed = await scope.ServiceProvider.GetRequiredService<PlaceOrder>().ExecuteAsync(
            new(
                cart.Value.Cart, customer is { } account ? new CustomerId(account) : null,
                new(
                    "Wanjiku Kamau", "0712 345 678", "wanjiku@example.com", 47, "Kilimani", "Blue gate", "showroom", null, null, "mpesa", "0712 345 678", null)),
            CancellationToken.None);
        var terms = await scope.ServiceProvider.GetRequiredService<IInstalments>().TermsAsync(placed.Value.Id.Value, CancellationToken.None);
        return (placed.Value, terms!.PayKey);
    }

    public static async Task<ShopFront.Piece> MadeToMeasureAsync(this ShopFront shop, string slug)
    {
        var piece = await shop.AddAsync(slug, shillings: 40_000);
        await shop.ChangeAsync(async services =>
        {
            var db = services.GetRequiredService<HangazoDb>();
            (await db.Set<Product>().SingleAsync(product => product.Slug == slug)).MakeToOrder(LineType.MadeToMeasure);
            await db.SaveChangesAsync();
        });
        return piece;
    }
}
