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
        "payment.too-soon" => "A request was sent a moment ago. Please look at your phone, or wait half a minute.",
        "payment.already-paid" => "This order is already paid.",
        "payment.closed" => "This order can no longer be paid.",
        "payment.method-not-offered" => "This way to pay is not available for this order. Please choose another.",
        "phone.invalid" or "phone.not-kenyan" => "M-Pesa needs a Kenyan number such as 0712 345 678.",
        _ => "That did not work. Please try again.",
    };
}
