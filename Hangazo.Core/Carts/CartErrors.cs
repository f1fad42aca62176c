using Hangazo.Core.Kernel;

namespace Hangazo.Core.Carts;

public static class CartErrors
{
    public static readonly Error Full = new("cart.full", $"A cart takes up to {Cart.MostLines} different things. Place this order first.", ErrorKind.Conflict);
    public static readonly Error NoSuchLine = new("cart.no-such-line", "That is no longer in your cart.", ErrorKind.NotFound);
    public static readonly Error NotForSale = new("cart.not-for-sale", "This is no longer for sale.", ErrorKind.Conflict);

    public static readonly Error CodeMissing = new("coupon.missing", "Type your discount code first.", Field: "code");

    public static Error NotEnough(decimal available, StockUnit unit) => available <= 0
        ? new("cart.sold-out", "This is sold out.", ErrorKind.Conflict, "quantity")
        : new("cart.not-enough", $"Only {QuantityRule.Format(available, unit)} left.", ErrorKind.Conflict, "quantity");
}
