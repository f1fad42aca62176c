using static Hangazo.Web.Demo.Catalogue.Shelf;
using static Hangazo.Web.Demo.Drawings.Fabric;
using static Hangazo.Web.Demo.Drawings.GarmentKind;

namespace Hangazo.Web.Demo.Catalogue;

internal static class CustomWear
{
    public static IReadOnlyList<DemoProduct> Products()
    {
        var shelf = new Shelf("custom-wear", "CW");
        Suits(shelf);
        Robes(shelf);
        Occasion(shelf);
        ShirtsAndSeparates(shelf);
        return shelf.Products;
    }

    private static void Suits(Shelf shelf)
    {
        shelf.Add("suits", "nairobi-two-piece-suit", "Nairobi two-piece suit", 28_500, Suit, "two-piece", Plain, ["Navy/Burgundy", "Charcoal/Slate", "Camel/Forest"], Chests,
            "A half-lined suit in a light worsted, finished to your measurements.",
            "Wool-blend worsted of about 240 grams, chosen for warm offices. Choose the nearest chest size; we fit sleeves, waist and trouser length in the showroom at no charge. Ready in about two weeks. Dry clean.", 1_700, featured: true, days: 35, stock: 12, motif: 2);
        shelf.Add("suits", "savannah-linen-suit", "Savannah linen suit", 26_000, Suit, "two-piece", Linen, ["Sand/Clay", "Sage/Cocoa"], Chests,
            "An unlined linen suit for garden weddings and the coast.",
            "Linen with a little viscose, so it creases less. Patch pockets and a soft shoulder. Choose the nearest chest size and we finish the rest to you. Dry clean.", 1_400, days: 19, stock: 10, motif: 6);
        shelf.Add("suits", "uhuru-three-piece-suit", "Uhuru three-piece suit", 36_800, Suit, "three-piece", Herringbone, ["Slate/Burgundy", "Cocoa/Mustard"], Chests,
            "Jacket, waistcoat and trousers in herringbone.",
            "Wool-blend herringbone, half-lined, with a waistcoat that closes with four buttons. Two fittings are included. Ready in about three weeks. Dry clean.", 2_200, was: 41_000, days: 88, stock: 7, unit: DemoUnit.Set, motif: 3);
        shelf.Add("suits", "amani-womens-suit-jacket", "Amani suit jacket", 16_500, Jacket, "blazer", Plain, ["Emerald", "Black", "Blush"], Women,
            "A woman's jacket with a nipped waist, made to your shoulder and sleeve.",
            "Crepe suiting, fully lined. Bring the dress or trousers it must go with to the fitting and we set the length to it. Dry clean.", 720, days: 11, stock: 14, motif: 5);
    }

    private static void Robes(Shelf shelf)
    {
        shelf.Add("robes", "mvita-kanzu", "Mvita kanzu", 9_800, Kanzu, "", Linen, ["White/Champagne", "Ivory/Brass"], Men,
            "An ankle-length kanzu with hand-guided embroidery at the neck.",
            "Cotton and linen, light enough for Mombasa. The embroidery is worked in thread of your choice from our card. Choose your size; the length is set at the fitting. Wash by hand, iron damp.", 680, featured: true, days: 28, stock: 15, motif: 1);
        shelf.Add("robes", "oba-agbada", "Oba agbada, three pieces", 42_000, Agbada, "", Brocade, ["Cobalt/Champagne", "Burgundy/Brass", "White/Brass"], ["M", "L", "XL", "XXL"],
            "Robe, tunic and trousers in brocade, with the cap to match.",
            "Cotton brocade with a light sheen and a large embroidered front. The wide robe fits most; tunic and trousers are cut to you. Ready in about four weeks. Dry clean.", 2_400, days: 17, stock: 8, unit: DemoUnit.Set, motif: 3);
        shelf.Add("robes", "aisha-boubou", "Aisha boubou", 14_800, Boubou, "", Brocade, ["Plum/Brass", "Teal/Champagne", "Terracotta/Mustard"], ["S-M", "L-XL", "2XL-3XL"],
            "A wide, floor-length robe for women with embroidery at the neck.",
            "Damask cotton that falls straight from the shoulder. Sent with a matching headtie. Hand wash cold and iron on the wrong side.", 760, featured: true, days: 7, stock: 18, motif: 3);
        shelf.Add("robes", "zahra-linen-kaftan", "Zahra linen kaftan", 11_200, Boubou, "", Linen, ["White/Clay", "Lake/White"], ["S-M", "L-XL", "2XL-3XL"],
            "The same generous cut in plain linen, for every day.",
            "Washed linen with side slits and pockets. The neck is edged with stitching in a second colour. Machine wash cool.", 640, was: 13_000, days: 72, stock: 9, motif: 5);
    }

    private static void Occasion(Shelf shelf)
    {
        shelf.Add("occasion-dresses", "ruracio-peplum-dress", "Ruracio peplum dress", 18_500, Dress, "peplum", Brocade, ["Plum/Brass", "Emerald/Champagne"], Women,
            "A fitted brocade dress with a peplum, for the day the families meet.",
            "Cotton brocade, fully lined, with a boned bodice that needs no bra. Choose the nearest size; two fittings are included. Dry clean.", 820, featured: true, days: 24, stock: 9, motif: 8);
        shelf.Add("occasion-dresses", "maua-gala-dress", "Maua gala dress", 22_000, Dress, "off-shoulder", Satin, ["Fuchsia", "Cobalt", "Champagne"], Women,
            "Off the shoulder, tiered to the calf, in heavy satin.",
            "Duchess-weight satin with a lined, boned bodice. The length is set with your shoes on. Dry clean only.", 980, days: 31, stock: 7, motif: 2);
        shelf.Add("occasion-dresses", "mahafali-graduation-dress", "Mahafali graduation dress", 12_600, Dress, "shift", Lace, ["White", "Sky", "Peach"], Women,
            "A straight lace dress that sits well under a gown.",
            "Corded lace over a soft lining, short sleeves, knee length. Ready in ten days if we have your measurements. Hand wash.", 480, was: 14_500, days: 52, stock: 12, motif: 7);
        shelf.Add("occasion-dresses", "kitui-kitenge-gown", "Kitui kitenge gown", 17_800, Dress, "halter", WaxPrint, ["Rust/Teal/Ivory", "Indigo/Sunflower/Ivory"], Women,
            "A full-length kitenge gown, with the print matched at every seam.",
            "Cotton wax print, lined, with a hidden zip. Matching the print takes more cloth and more time, and shows. Ready in about three weeks. Dry clean or hand wash cold.", 860, days: 41, stock: 0, motif: 6);
    }

    private static void ShirtsAndSeparates(Shelf shelf)
    {
        shelf.Add("made-to-size-shirts", "wakili-striped-shirt", "Wakili striped shirt", 6_200, Shirt, "long", Stripe, ["White/Cobalt", "Burgundy/White"], Men,
            "A fine striped shirt cut to your neck and sleeve.",
            "Two-fold cotton shirting with removable collar stays. Tell us neck and sleeve after ordering, or come and be measured. Wash at 40 degrees.", 280, days: 58, stock: 20, motif: 7);
        shelf.Add("made-to-size-shirts", "sauti-kitenge-shirt", "Sauti kitenge shirt", 5_600, Shirt, "short", WaxPrint, ["Teal/Sunflower/Ivory", "Wine/Sky/Ivory", "Black/Coral/Ivory"], Men,
            "A kitenge shirt with the print matched across pocket and placket.",
            "Cotton wax print, cut to your chest and length. Choose the nearest size. Wash cold with like colours.", 270, days: 26, stock: 22, motif: 1);
        shelf.Add("coats-and-separates", "tailored-jumpsuit", "Tailored jumpsuit", 15_400, Jumpsuit, "tailored", Plain, ["Navy/Brass", "Burgundy/Brass"], Women,
            "Long sleeves, straight legs and a waist exactly where yours is.",
            "Crepe suiting with a hidden zip. The body length is the difficult part of a jumpsuit; ours is cut to your measure. Dry clean.", 760, days: 44, stock: 8, motif: 4);
        shelf.Add("coats-and-separates", "aberdare-coat", "Aberdare coat", 24_500, Jacket, "coat", Plain, ["Camel", "Charcoal", "Plum"], Women,
            "A belted wool coat for travellers and for people from Limuru.",
            "Wool blend of about 420 grams, fully lined. Finished to your sleeve and length. Dry clean.", 1_600, was: 27_500, days: 140, stock: 6, motif: 6);
        shelf.Add("coats-and-separates", "made-to-size-trousers-men", "Made-to-size trousers", 7_900, Trousers, "straight-men", Herringbone, ["Slate/Charcoal", "Camel/Cocoa"], Waists,
            "Trousers for men cut to your rise and length.",
            "Wool-blend herringbone, lined to the knee. Side adjusters, so no belt is needed. Dry clean.", 540, days: 63, stock: 14, motif: 3);
    }
}
