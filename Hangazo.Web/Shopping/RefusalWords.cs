namespace Hangazo.Web.Shopping;

/// <summary>Sentences for the codes that a redirect carries back to a page. Unknown codes get a plain one; nothing from the address is ever shown.</summary>
internal static class RefusalWords
{
    public static string? Of(string? code) => code switch
    {
        null or "" => null,
        "variant.not-found" => "Please choose a size and colour that we make.",
        "quantity.not-a-number" => "Enter the quantity as a number, such as 2.",
        "quantity.too-small" => "That is less than we can sell.",
        "quantity.too-large" => "That is more than can be bought at once.",
        "quantity.off-step" => "This is not sold in such a quantity.",
        "cart.not-for-sale" => "This is no longer for sale.",
        "cart.not-enough" => "There are not that many left.",
        "cart.sold-out" => "This is sold out.",
        "cart.full" => "Your cart is full. Place this order first.",
        "cart.no-such-line" => "That is no longer in your cart.",
        "add-on.not-offered" => "One of your choices is not offered with this. Please choose again.",
        "add-on.required" => "Please fill in what is asked for.",
        "add-on.too-long" => "That is too long for what you want written.",
        "add-on.letters" => "What you want written has signs that we cannot make.",
        "add-on.value-unknown" => "Please choose one of what is offered now.",
        "coupon.missing" => "Type your discount code first.",
        "coupon.unknown" => "We do not know this code. Check the letters and digits.",
        "coupon.off" => "This code is not in use at the moment.",
        "coupon.not-yet" => "This code cannot be used yet.",
        "coupon.expired" => "This code has ended.",
        "coupon.used-up" => "This code has been used as often as it may be.",
        "coupon.once-per-customer" => "You have used this code already.",
        "coupon.first-order" => "This code is for a first order.",
        "coupon.not-for-you" => "This code is for certain customers only. Sign in if you are one of them.",
        "coupon.not-for-these-goods" => "This code is not for the things in your cart.",
        "coupon.minimum-not-reached" => "Your things do not come to the least amount for this code.",
        "coupon.not-enough" => "There are not enough things in your cart for this code.",
        "coupon.nothing-left" => "This code has nothing to take off your order as it is.",
        "coupon.better-offer" => "Your other discounts take off more, and this code cannot be used together with them.",
        "coupon.too-many-tries" => "Many codes were tried from your connection. Please wait a minute and try again.",
        "payment.too-soon" => "A request was sent a moment ago. Please look at your phone, or wait half a minute.",
        "payment.already-paid" => "This order is already paid.",
        "payment.closed" => "This order can no longer be paid.",
        "payment.method-not-offered" => "This way to pay is not available for this order. Please choose another.",
        "phone.invalid" or "phone.not-kenyan" => "M-Pesa needs a Kenyan number such as 0712 345 678.",
        _ => "That did not work. Please try again.",
    };
}
