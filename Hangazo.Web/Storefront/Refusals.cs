using Hangazo.Core.Kernel;
using Hangazo.Web.Shopping;

namespace Hangazo.Web.Storefront;

/// <summary>The sentence beside a product's form for a refused add to the cart; where a number helps, with the product's own.</summary>
internal static class Refusals
{
    public static string? Sentence(string? code, QuantityRule rule) => code switch
    {
        "quantity.too-small" => $"The least you can buy is {QuantityRule.Format(rule.Minimum, rule.Unit)}.",
        "quantity.too-large" => $"The most you can buy at once is {QuantityRule.Format(rule.Maximum, rule.Unit)}.",
        "quantity.off-step" => $"This is sold in steps of {QuantityRule.Format(rule.Increment, rule.Unit)}.",
        "cart.not-enough" => "There is less left than you asked for. What is left stands below.",
        "watch.phone" => "Enter a Kenyan mobile number such as 0712 345 678, and we text you when it is back.",
        "watch.email" => "Enter an e-mail address such as wanjiku@example.com, and we tell you when it is back.",
        _ => RefusalWords.Of(code),
    };
}
