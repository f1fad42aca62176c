using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Shipping.Contracts;
using Hangazo.Web.Client.Carts;

namespace Hangazo.Web.Client.Checkout;

/// <param name="Options">What is offered to the county asked about, cheapest first.</param>
/// <param name="Delivery">The code of the option that the totals include.</param>
/// <param name="HoldMinutes">How long the things are held while the buyer pays.</param>
public sealed record CheckoutModel(
    CartModel Cart, IReadOnlyList<County> Counties, IReadOnlyList<DeliveryOption> Options, string? Delivery, int HoldMinutes);

/// <summary>How the checkout component reaches the shop.</summary>
public interface ICheckoutPort
{
    /// <summary>Prices the cart for a county and a delivery option; without one, the cheapest that is offered is taken.</summary>
    Task<CheckoutModel> GetAsync(Shopper shopper, int? county, string? delivery);

    /// <summary>The buyer's details as far as the shop knows them.</summary>
    Task<CheckoutInput> RememberedAsync(Shopper shopper);

    /// <summary>Places the order, once per cart. Answers with the address of the order's page. Codes: those of placing an order.</summary>
    Task<Result<string>> PlaceAsync(Shopper shopper, CheckoutInput input);
}
