using Hangazo.Core.Catalog.Contracts;

namespace Hangazo.Web.Demo.Catalogue;

/// <summary>What the house does to a thing when it is ordered: initials, wrapping, hems.</summary>
internal static class DemoAddOns
{
    private static readonly string[] Wrapped = ["accessories", "cushions", "throws", "veils-and-robes"];

    private static readonly AddOn GiftWrap =
        new("gift-wrap", "Gift wrap", AddOnKind.YesNo, false, "Kitenge ribbon and a card. Write its words into the order's note.", 150_00, 0, AddOnLetters.Letters, []);

    private static readonly AddOn Hem = new(
        "hem-finish", "Hem finish", AddOnKind.Choice, true, "We finish the drop you choose.", 0, 0, AddOnLetters.Letters,
        [new("machine", "Machine hem", 0), new("weighted", "Weighted hem", 400_00), new("hand-stitched", "Hand-stitched hem", 1_200_00)]);

    private static readonly AddOn Edge = new(
        "edge", "Cut edge", AddOnKind.Choice, false, "Washed cloth frays less with an overlocked edge.", 0, 0, AddOnLetters.Letters,
        [new("pinked", "Pinked", 20_00), new("overlocked", "Overlocked", 60_00)]);

    public static IReadOnlyList<AddOn> Of(DemoProduct product)
    {
        var addOns = new List<AddOn>();
        if (product.CategorySlug == "cushions") addOns.Add(Monogram("Sewn in a corner of the cover.", 350_00));
        if (product.Slug is "asubuhi-bridal-robe" or "marafiki-party-robe") addOns.Add(Monogram("Sewn on the chest in ivory thread.", 500_00));
        if (product.CategorySlug == "made-to-size-shirts") addOns.Add(Monogram("Sewn on the cuff.", 400_00));
        if (product.Slug == "cathedral-veil")
        {
            addOns.Add(new(
                "words", "Words in the hem", AddOnKind.Text, false, "Embroidered by hand, such as two names and a date.", 3_500_00, 40, AddOnLetters.LettersAndDigits, []));
        }

        if (product.Slug == "muthaiga-velvet-curtains") addOns.Add(Hem);
        if (product.CategorySlug == "fabric-by-the-metre") addOns.Add(Edge);
        if (Wrapped.Contains(product.CategorySlug)) addOns.Add(GiftWrap);
        return addOns;
    }

    private static AddOn Monogram(string hint, long priceMinor) => new("monogram", "Monogram", AddOnKind.Text, false, hint, priceMinor, 3, AddOnLetters.Letters, []);
}
