using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Notifications;

/// <summary>What people read who asked to be told when something is back.</summary>
internal static class WatchLetters
{
    public static Letter Asked(VariantFacts variant, ShopProfile shop, string link) => new(
        Letter.OneLine($"Shall we tell you when {variant.Name} is back?"), shop.Name, "Hello,",
        [$"Somebody, most likely you, asked us to write to this address when {Name(variant)} can be bought again. Is that right?"],
        "Yes, tell me", link, [],
        ["If it was not you, do nothing: we write no more and forget the address within a week."], Letter.ClosingOf(shop));

    public static Letter Met(VariantFacts variant, ShopProfile shop, string link) => new(
        Letter.OneLine($"{variant.Name} is back"), shop.Name, "Hello,",
        [$"{Name(variant)} can be bought again, for {variant.Price}. We could not put one aside: who comes first has it."],
        "See it in the shop", link, [],
        ["This is the one mail you asked for. We write no more about it."], Letter.ClosingOf(shop));

    private static string Name(VariantFacts variant) => variant.OptionText.Length > 0 ? $"{variant.Name} ({variant.OptionText})" : variant.Name;
}
