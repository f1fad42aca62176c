using static Hangazo.Web.Demo.Catalogue.Shelf;
using static Hangazo.Web.Demo.Drawings.Fabric;
using static Hangazo.Web.Demo.Drawings.GarmentKind;

namespace Hangazo.Web.Demo.Catalogue;

internal static class BridalHouse
{
    public static IReadOnlyList<DemoProduct> Products()
    {
        var shelf = new Shelf("bridal", "BR");
        Gowns(shelf);
        Party(shelf);
        Finishing(shelf);
        return shelf.Products;
    }

    private static void Gowns(Shelf shelf)
    {
        shelf.Add("wedding-gowns", "imara-a-line-gown", "Imara A-line gown", 98_000, Gown, "a-line", Satin, ["Ivory/Champagne", "White/Champagne"], Shelf.Gowns,
            "Lace to the elbow over a satin skirt with a short train.",
            "Corded lace bodice, sheer lace sleeves and a satin skirt with a lace border. Two fittings and the hem are included. Please allow eight weeks. Professional cleaning only.", 3_200, featured: true, days: 29, stock: 4, motif: 1);
        shelf.Add("wedding-gowns", "malkia-ball-gown", "Malkia ball gown", 145_000, Gown, "ball", Satin, ["Ivory/Champagne", "White/Ivory"], Shelf.Gowns,
            "A sweetheart bodice in lace and a skirt as wide as the aisle.",
            "Boned lace bodice, satin skirt over a four-layer petticoat, lace border and train. Closes with a zip under covered buttons. Two fittings included; allow ten weeks.", 4_600, featured: true, days: 14, stock: 3, motif: 4);
        shelf.Add("wedding-gowns", "pwani-mermaid-gown", "Pwani mermaid gown", 118_000, Gown, "mermaid", Satin, ["White/Champagne", "Champagne/Brass"], Shelf.Gowns,
            "Off the shoulder and close to the knee, then wide.",
            "Stretch satin with a lace bodice, lined throughout. You can sit in it; we make every bride try. Two fittings included; allow eight weeks.", 3_400, days: 37, stock: 4, motif: 6);
        shelf.Add("wedding-gowns", "neema-sheath-gown", "Neema sheath gown", 72_500, Gown, "sheath", Satin, ["Ivory/Champagne", "Blush/Champagne"], Shelf.Gowns,
            "Long lace sleeves and a straight skirt, for the registrar or the garden.",
            "Satin and corded lace with a boat neck and a small train that hooks up. Two fittings included; allow six weeks.", 2_100, was: 85_000, days: 76, stock: 5, motif: 3);
        shelf.Add("wedding-gowns", "tumaini-lace-gown", "Tumaini lace gown", 185_000, Gown, "a-line", Lace, ["Ivory/Champagne"], Shelf.Gowns,
            "Lace from neck to train, each motif placed by hand.",
            "Corded lace over satin and tulle. The motifs are cut out and sewn on again so that no seam shows; this takes three weeks of the twelve. Three fittings included.", 3_900, days: 20, stock: 2, motif: 5);
        shelf.Add("wedding-gowns", "sokoni-sample-gown", "Sample sale A-line gown", 45_000, Gown, "a-line", Satin, ["White/Blush"], ["10", "12"],
            "A showroom sample, cleaned and mended, sold as it is.",
            "Worn for fittings only. One small repair at the hem, which we will show you. No alterations included and no returns.", 3_100, was: 92_000, days: 150, stock: 1, motif: 2);
    }

    private static void Party(Shelf shelf)
    {
        shelf.Add("bridesmaids", "rafiki-bridesmaid-dress", "Rafiki off-shoulder bridesmaid dress", 12_800, Bridesmaid, "off-shoulder", Satin, ["Sage", "Rose", "Terracotta", "Emerald"], Women,
            "Two tiers of satin to the calf, off the shoulder.",
            "Satin with a lined, boned bodice and hidden zip. The hem can be shortened in our showroom. Order all together, so that the colour comes from one roll. Dry clean.", 760, featured: true, days: 22, stock: 15, motif: 2);
        shelf.Add("bridesmaids", "dada-halter-dress", "Dada halter bridesmaid dress", 13_400, Bridesmaid, "halter", Chiffon, ["Sage", "Lilac", "Champagne"], Women,
            "The same colours in a halter cut, to the floor.",
            "Chiffon over a full lining with a waistband. Two covered buttons at the neck. Hand wash or dry clean.", 620, days: 22, stock: 14, motif: 5);
        shelf.Add("bridesmaids", "shangazi-wrap-dress", "Shangazi wrap bridesmaid dress", 11_900, Bridesmaid, "wrap", Satin, ["Burgundy", "Emerald", "Champagne"], Women,
            "A wrap for sisters, aunts and anyone who wants a sleeve.",
            "Satin wrap with flutter sleeves and a long tie. It adjusts by two sizes, which helps before a wedding. Dry clean.", 640, was: 13_800, days: 82, stock: 12, motif: 3);
        shelf.Add("flower-girls", "ua-flower-girl-dress", "Ua flower-girl dress", 7_400, FlowerGirl, "", Chiffon, ["Ivory/Rose", "White/Sage"], Ages,
            "Chiffon with a sash in the bridesmaids' colour.",
            "Fully lined in cotton, because she will wear it all day. The sash ties behind. Hand wash cold.", 380, days: 22, stock: 10, motif: 2);
        shelf.Add("flower-girls", "maua-satin-dress", "Maua satin flower-girl dress", 8_200, FlowerGirl, "", Satin, ["White/Champagne", "Blush/Rose"], Ages,
            "The small sister of our satin gowns.",
            "Satin with a cotton lining and a two-layer petticoat. Deep hem to let down. Dry clean.", 460, days: 40, stock: 0, motif: 4);
        shelf.Add("grooms", "bwana-velvet-tuxedo", "Bwana velvet tuxedo", 48_500, GroomSuit, "tuxedo", Velvet, ["Forest/Black", "Burgundy/Black", "Navy/Black"], Chests,
            "A velvet dinner jacket with satin lapels, and trousers to match.",
            "Cotton velvet jacket, wool-blend trousers, bow tie included. Two fittings. Steam, never iron. Dry clean.", 2_000, featured: true, days: 16, stock: 6, unit: DemoUnit.Set, motif: 2);
        shelf.Add("grooms", "harusi-linen-suit", "Harusi linen suit", 34_000, GroomSuit, "two-piece", Linen, ["Oat/Sage", "White/Champagne", "Sky/Navy"], Chests,
            "A light suit for the beach and the garden, with a tie in your colour.",
            "Linen and viscose, half-lined. Sleeves and trousers are finished at the fitting. Dry clean.", 1_500, days: 45, stock: 8, unit: DemoUnit.Set, motif: 5);
        shelf.Add("grooms", "classic-black-tuxedo", "Classic tuxedo", 39_800, GroomSuit, "bow-tie", Plain, ["Black/Black", "Ivory/Black"], Chests,
            "The plain tuxedo, well cut.",
            "Wool blend with satin lapels and a satin stripe down the trousers. Bow tie included. Two fittings. Dry clean.", 1_900, was: 44_000, days: 101, stock: 9, unit: DemoUnit.Set, motif: 7);
    }

    private static void Finishing(Shelf shelf)
    {
        shelf.Add("veils-and-robes", "cathedral-veil", "Cathedral veil", 18_500, Veil, "cathedral", Chiffon, ["White", "Ivory"], OneSize,
            "Soft tulle to the floor and a little beyond, on a comb.",
            "One layer of fine nylon tulle with a cut edge, so it falls without a line. About three metres long. Steam from a distance.", 260, days: 30, stock: 7, motif: 4);
        shelf.Add("veils-and-robes", "fingertip-veil", "Fingertip veil", 9_600, Veil, "fingertip", Chiffon, ["White", "Ivory"], OneSize,
            "Tulle to the fingertips, easy to dance in.",
            "One layer of tulle on a comb, with a narrow satin edge. Steam from a distance.", 160, days: 30, stock: 11, motif: 2);
        shelf.Add("veils-and-robes", "asubuhi-bridal-robe", "Asubuhi bridal robe", 6_800, Robe, "", Satin, ["Blush/White", "Ivory/Champagne", "White/Rose"], ["XS-S", "M-L", "XL-2XL"],
            "A satin robe for the morning, with wide sleeves and a sash.",
            "Polyester satin with contrast edges and inner ties. Opens in front, so it comes off without touching the hair. Machine wash cold on gentle.", 320, featured: true, days: 11, stock: 20, motif: 4);
        shelf.Add("veils-and-robes", "marafiki-party-robe", "Marafiki kitenge robe", 4_900, Robe, "", WaxPrint, ["Clay/Mustard/Ivory", "Teal/Coral/Ivory"], ["XS-S", "M-L", "XL-2XL"],
            "Robes for the bridesmaids that they will wear again.",
            "Cotton wax print with plain edges and two pockets. Machine wash cold.", 360, was: 5_800, days: 64, stock: 18, motif: 6);
    }
}
