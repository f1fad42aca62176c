using static Hangazo.Web.Demo.Catalogue.Shelf;
using static Hangazo.Web.Demo.Drawings.Fabric;
using static Hangazo.Web.Demo.Drawings.GarmentKind;

namespace Hangazo.Web.Demo.Catalogue;

internal static class ReadyToWear
{
    public static IReadOnlyList<DemoProduct> Products()
    {
        var shelf = new Shelf("ready-to-wear", "RW");
        WomensDresses(shelf);
        TopsAndShirts(shelf);
        TrousersAndSkirts(shelf);
        Jackets(shelf);
        Children(shelf);
        Accessories(shelf);
        return shelf.Products;
    }

    private static void WomensDresses(Shelf shelf)
    {
        shelf.Add("dresses", "amani-wrap-dress", "Amani wrap dress", 5_800, Dress, "wrap", WaxPrint, ["Clay/Mustard/Ivory", "Indigo/Coral/Ivory", "Forest/Sunflower/Ivory"], Women,
            "A true wrap in cotton kitenge that ties at the side and moves when you do.",
            "Pure cotton wax print, so it breathes in the afternoon heat. The wrap closes with an inner button and a long tie, and there is a pocket in the right seam. Wash cold with like colours and iron on the wrong side.", 420, featured: true, days: 6, motif: 1);
        shelf.Add("dresses", "zawadi-a-line-dress", "Zawadi A-line dress", 4_900, Dress, "a-line", WaxPrint, ["Indigo/Sunflower/Ivory", "Fuchsia/Navy/Peach"], Women,
            "Sleeveless, boat-necked and full in the skirt, for church and for lunch after it.",
            "Cotton wax print with a cotton-lined bodice. It closes with a zip at the back and has two side pockets. Machine wash cold; dry in the shade to keep the colours.", 460, was: 5_900, days: 40, motif: 2);
        shelf.Add("dresses", "malaika-tiered-maxi", "Malaika tiered maxi", 7_600, Dress, "maxi", Plain, ["Forest/Brass", "Clay/Champagne", "Plum/Brass"], Women,
            "Three gathered tiers to the ankle, with puffed sleeves and a square neck.",
            "Midweight cotton poplin that holds its shape without a petticoat. The sleeves are elasticated at the cuff and the bodice closes with a side zip. Wash at 30 degrees and iron while damp.", 640, featured: true, days: 12, motif: 3);
        shelf.Add("dresses", "karura-linen-shift", "Karura linen shift", 4_200, Dress, "shift", Linen, ["Oat/Cocoa", "Sage", "Terracotta"], Women,
            "A straight linen dress for hot days, easy over a swimsuit or under a blazer.",
            "Washed linen with a little cotton, so it creases softly. It pulls on over the head and stops above the knee. Wash cool and hang to dry.", 380, days: 70, motif: 4);
        shelf.Add("dresses", "laini-shirt-dress", "Laini shirt dress", 5_400, Dress, "shirt", Stripe, ["Ivory/Indigo", "White/Clay"], Women,
            "A striped shirt made long, belted at the waist, with buttons from collar to hem.",
            "Crisp cotton shirting with elbow sleeves and a removable belt. Two seam pockets take a phone. Machine wash at 40 degrees and iron warm.", 430, days: 25, motif: 5);
        shelf.Add("dresses", "usiku-slip-dress", "Usiku slip dress", 6_200, Dress, "slip", Satin, ["Plum", "Black", "Champagne"], Women,
            "A bias-cut satin slip for evenings, with straps you can shorten.",
            "Polyester satin with a soft hand, lined to the hip. Cut on the bias, so it follows the body; between sizes, take the larger one. Hand wash cold and do not wring.", 310, was: 7_500, days: 120, motif: 6);
        shelf.Add("dresses", "pwani-halter-maxi", "Pwani halter maxi", 6_900, Dress, "halter", WaxPrint, ["Teal/Coral/Ivory", "Rust/Teal/Ivory"], Women,
            "Bare shoulders and a long skirt, made for the coast and for anyone dreaming of it.",
            "Cotton wax print, fully lined to the knee. It fastens at the neck with two covered buttons and zips at the back. Wash cold with like colours.", 560, featured: true, days: 18, motif: 7);
        shelf.Add("dresses", "enzi-peplum-dress", "Enzi peplum dress", 7_200, Dress, "peplum", Kente, ["Mustard/Emerald/Red", "Cobalt/Sunflower/Clay"], Women,
            "A fitted dress with a gathered peplum in a kente-inspired weave.",
            "Printed cotton in a pattern after kente strip weaving, with a stretch-cotton lining. Back vent and back zip. Dry clean, or hand wash cold.", 520, days: 55, stock: 7, motif: 8);
        shelf.Add("dresses", "nyota-off-shoulder-dress", "Nyota off-shoulder dress", 6_400, Dress, "off-shoulder", Linen, ["Coral/Ivory", "White/Sand"], Women,
            "An elasticated neckline to wear on or off the shoulder, over a two-tier skirt.",
            "Linen and cotton with a soft lining in the bodice. No zip: it pulls on. Machine wash cool and iron on the wrong side.", 480, days: 33, stock: 0, motif: 9);
        shelf.Add("dresses", "bahari-bishop-dress", "Bahari bishop-sleeve dress", 6_600, Dress, "bishop", Chiffon, ["Lake/White", "Rose/Champagne"], Women,
            "Full sheer sleeves, a V neck and a belt, for dinners and graduations.",
            "Chiffon over a full lining; only the sleeves are sheer. The belt is separate. Hand wash cold and hang to dry.", 390, days: 9, motif: 10);
    }

    private static void TopsAndShirts(Shelf shelf)
    {
        shelf.Add("tops-and-shirts", "zuri-puff-blouse", "Zuri puff-sleeve blouse", 3_200, Top, "puff", Plain, ["Rust/Ivory", "Cobalt/White", "Black/Champagne"], Women,
            "A V neck and generous sleeves, in cotton that keeps them up.",
            "Cotton poplin with contrast cuffs. Short enough to wear out, long enough to tuck. Machine wash at 40 degrees.", 220, days: 14, motif: 1);
        shelf.Add("tops-and-shirts", "shamba-peasant-blouse", "Shamba peasant blouse", 3_400, Top, "peasant", Linen, ["Ivory/Clay", "Mist/Navy"], Women,
            "Loose linen with gathered sleeves and a scooped neck.",
            "Washed linen blend that softens each time. The cuffs are elasticated, so you can push the sleeves up. Wash cool.", 240, was: 4_200, days: 80, motif: 2);
        shelf.Add("tops-and-shirts", "wimbi-wrap-top", "Wimbi wrap top", 2_900, Top, "wrap", WaxPrint, ["Emerald/Sunflower/Ivory", "Wine/Peach/Ivory"], Women,
            "Our best-known dress, cut short.",
            "Cotton wax print that wraps and ties at the side. An inner snap keeps the neckline where you put it. Wash cold.", 210, days: 45, motif: 3);
        shelf.Add("tops-and-shirts", "kengele-bell-top", "Kengele bell-sleeve top", 3_600, Top, "bell", Lace, ["White", "Blush"], Women,
            "A square neck and bell sleeves in cotton lace, lined in the body.",
            "Corded cotton lace over a jersey lining; the sleeves are left unlined. It closes with three buttons at the back. Hand wash.", 230, days: 21, stock: 6, motif: 4);
        shelf.Add("tops-and-shirts", "mtaa-kitenge-shirt", "Mtaa kitenge shirt", 3_500, Shirt, "short", WaxPrint, ["Navy/Terracotta/Ivory", "Black/Sunflower/Ivory", "Forest/Coral/Ivory"], Men,
            "A short-sleeved kitenge shirt for men, cut straight to wear out.",
            "Pure cotton wax print with a chest pocket and shell-look buttons. The side seams end in small vents. Wash cold and iron on the wrong side.", 260, featured: true, days: 16, motif: 5);
        shelf.Add("tops-and-shirts", "kazi-linen-shirt", "Kazi linen shirt", 3_900, Shirt, "long", Linen, ["White/Oat", "Mist/White", "Sage/Ivory"], Men,
            "A long-sleeved linen shirt that looks right with the sleeves rolled.",
            "Linen and cotton with a soft collar. Buttons on the sleeve hold it when rolled. Wash cool and iron damp.", 290, days: 60, motif: 6);
        shelf.Add("tops-and-shirts", "lamu-camp-shirt", "Lamu camp shirt", 3_300, Shirt, "camp", Kikoy, ["Lake/White/Coral", "Sand/Indigo/White"], Men,
            "A holiday shirt in kikoy stripes.",
            "Cotton kikoy cloth, pre-washed so that it will not shrink again. One pocket, straight hem. Machine wash with like colours.", 270, was: 3_900, days: 100, motif: 7);
        shelf.Add("tops-and-shirts", "jua-shell-top", "Jua shell top", 2_400, Top, "shell", Plain, ["Sunflower", "White", "Navy"], Women,
            "A sleeveless boat-neck top to wear under everything.",
            "Cotton with a little stretch and a keyhole at the back. Machine wash at 40 degrees.", 160, days: 150, stock: 40, motif: 8);
    }

    private static void TrousersAndSkirts(Shelf shelf)
    {
        shelf.Add("trousers-and-skirts", "savanna-wide-trousers", "Savanna wide-leg trousers", 4_600, Trousers, "wide", Linen, ["Sand/Cocoa", "Forest", "White"], Women,
            "High-waisted linen trousers with a long, easy line.",
            "Linen blend with a flat front, side zip and two deep pockets. The hem is left generous for letting down. Wash cool and hang by the waistband.", 430, featured: true, days: 20, motif: 3);
        shelf.Add("trousers-and-skirts", "mji-straight-trousers-men", "Mji straight trousers", 4_300, Trousers, "straight-men", Plain, ["Navy", "Camel", "Charcoal"], Waists,
            "Cotton twill trousers for men, straight in the leg and quiet in colour.",
            "Cotton twill with a little stretch. Two slant pockets, one back pocket, and a hem we shorten free of charge. Machine wash at 40 degrees.", 520, days: 75, motif: 2);
        shelf.Add("trousers-and-skirts", "rika-flare-skirt", "Rika flared skirt", 3_700, Skirt, "flare", WaxPrint, ["Emerald/Sunflower/Ivory", "Clay/Teal/Ivory"], Women,
            "A half-circle of kitenge with pockets.",
            "Cotton wax print with a firm waistband and a back zip. It takes two and a half metres of cloth, which is why it moves so well. Wash cold.", 380, days: 30, motif: 3);
        shelf.Add("trousers-and-skirts", "ofisi-pencil-skirt", "Ofisi pencil skirt", 3_300, Skirt, "pencil", Herringbone, ["Charcoal/Dove", "Camel/Cocoa"], Women,
            "A lined pencil skirt with a walking vent.",
            "Wool-look polyester and viscose, fully lined. Back zip, back vent, no pockets to spoil the line. Dry clean or hand wash.", 340, was: 4_100, days: 110, motif: 4);
        shelf.Add("trousers-and-skirts", "tamasha-pleated-skirt", "Tamasha pleated skirt", 4_100, Skirt, "pleated", Satin, ["Emerald", "Champagne", "Burgundy"], Women,
            "Narrow pressed pleats in satin that catch the light.",
            "Polyester satin with permanent pleats and an elasticated back waist. Hand wash and hang to dry; do not iron the pleats.", 360, days: 10, motif: 5);
        shelf.Add("trousers-and-skirts", "uhuru-jumpsuit", "Uhuru jumpsuit", 6_800, Jumpsuit, "wide", Plain, ["Emerald/Brass", "Black/Brass", "Terracotta/Cocoa"], Women,
            "One piece, wide legs, a waist and two pockets: dressed in a minute.",
            "Crepe with a soft drape, half-lined. Invisible zip at the back and a separate sash. Machine wash cold on gentle.", 560, days: 27, motif: 6);
    }

    private static void Jackets(Shelf shelf)
    {
        shelf.Add("jackets-and-coats", "limuru-blazer", "Limuru blazer", 8_900, Jacket, "blazer", Herringbone, ["Camel/Cocoa", "Slate/Charcoal"], Women,
            "A single-breasted herringbone blazer, half-lined for our weather.",
            "Wool-blend herringbone with two flap pockets and one inside. The sleeves are lined, the back is not, so it stays cool. Dry clean.", 780, days: 48, motif: 2);
        shelf.Add("jackets-and-coats", "shela-kimono", "Shela kimono jacket", 5_600, Jacket, "kimono", Brocade, ["Indigo/Brass", "Wine/Champagne"], Women,
            "A long open jacket that turns jeans into an outfit.",
            "Damask-weave cotton with contrast bands. One size bracket fits loosely; take your usual size. Hand wash cold.", 450, featured: true, days: 8, motif: 5);
        shelf.Add("jackets-and-coats", "tigoni-belted-coat", "Tigoni belted coat", 11_800, Jacket, "coat", Plain, ["Clay", "Camel", "Forest"], Women,
            "A light wool-blend coat for July, long enough to be warm and light enough to carry.",
            "Wool and polyester, half-lined, with a tie belt and two pockets. Brush it and air it; dry clean when needed.", 1_250, was: 13_900, days: 130, stock: 8, motif: 6);
        shelf.Add("jackets-and-coats", "ngong-bomber-men", "Ngong bomber", 7_400, Jacket, "bomber-men", WaxPrint, ["Black/Mustard/Ivory", "Navy/Coral/Ivory"], Men,
            "A kitenge bomber for men with ribbed edges and a smooth lining.",
            "Cotton wax print outside, satin lining inside, so it slides over a shirt. Zip front and two welt pockets. Wash cold, inside out.", 620, days: 5, motif: 4);
    }

    private static void Children(Shelf shelf)
    {
        shelf.Add("children", "tabasamu-party-dress", "Tabasamu party dress", 3_200, Child, "party", WaxPrint, ["Fuchsia/Sunflower/Ivory", "Teal/Coral/Ivory"], Ages,
            "Puffed sleeves, a big sash and a skirt that spins.",
            "Cotton wax print with a cotton lining and petticoat. The sash ties behind and the zip has a guard, so nothing scratches. Machine wash cold.", 280, featured: true, days: 15, motif: 2);
        shelf.Add("children", "rafiki-shirt", "Rafiki kitenge shirt", 1_900, Child, "shirt", WaxPrint, ["Cobalt/Coral/Ivory", "Emerald/Sunflower/Ivory"], Ages,
            "His father's shirt, only smaller.",
            "Pure cotton with strong buttons sewn by hand. The hem is deep enough to let down once. Machine wash with like colours.", 170, days: 66, motif: 6);
        shelf.Add("children", "cheza-shorts-set", "Cheza shorts and shirt", 2_700, Child, "shorts-set", Stripe, ["White/Cobalt", "Peach/Clay"], Ages,
            "A matching set for playing in, sold together.",
            "Striped cotton shirt and shorts with an elasticated waist. Machine wash at 40 degrees, no ironing if hung at once.", 250, days: 36, unit: DemoUnit.Set, motif: 3);
        shelf.Add("children", "shule-day-dress", "Shule day dress", 2_300, Child, "day", Plain, ["Coral/Ivory", "Sky/White"], Ages,
            "A plain cotton dress for every day, with pockets for treasures.",
            "Midweight cotton that stands daily washing. Buttons at the back, pockets at the side. Machine wash at 40 degrees.", 230, was: 2_800, days: 95, motif: 4);
    }

    private static void Accessories(Shelf shelf)
    {
        shelf.Add("accessories", "watamu-kikoy", "Watamu kikoy", 1_800, Scarf, "kikoy", Kikoy, ["Lake/White/Coral", "Coral/Ivory/Navy", "Charcoal/White/Mustard"], OneSize,
            "The coast's striped cotton cloth: a wrap, a towel, a scarf or a tablecloth.",
            "Woven cotton, about 100 by 160 cm, with twisted fringes at both ends. It gets softer with each wash. Machine wash with like colours.", 320, featured: true, days: 22, stock: 45, motif: 3);
        shelf.Add("accessories", "malkia-headwrap", "Malkia headwrap", 1_200, Headwrap, "knot", WaxPrint, ["Mustard/Indigo/Ivory", "Clay/Teal/Ivory", "Plum/Peach/Ivory"], OneSize,
            "Two metres of kitenge cut for tying high, with a leaflet showing three ways.",
            "Pure cotton wax print, about 50 by 200 cm, hemmed by machine. New cloth is a little stiff, which helps it stand; it softens with washing.", 140, days: 50, stock: 36, motif: 3);
        shelf.Add("accessories", "sherehe-gele", "Sherehe gele", 2_200, Headwrap, "gele", Brocade, ["Cobalt/Champagne", "Burgundy/Brass"], OneSize,
            "Stiff brocade for a tall, wide tie on days that deserve one.",
            "Polyester brocade, about 60 by 180 cm. It keeps the folds you give it. Steam lightly, do not wash.", 180, days: 38, motif: 2);
        shelf.Add("accessories", "soko-tote", "Soko tote", 2_600, ToteBag, "", Mudcloth, ["Black/Ivory", "Cocoa/Bone"], OneSize,
            "A market bag that carries a laptop, or a week's vegetables.",
            "Printed heavy cotton after mudcloth patterns, with a sturdy base and an inside pocket. The handles fit over the shoulder. Wipe clean or wash cold.", 480, days: 13, motif: 1);
        shelf.Add("accessories", "jiji-kitenge-tote", "Jiji kitenge tote", 1_900, ToteBag, "", WaxPrint, ["Teal/Coral/Cocoa", "Clay/Mustard/Navy"], OneSize,
            "A lighter tote in kitenge, lined, that folds into its own pocket.",
            "Cotton wax print with a cotton lining. Holds about eight kilograms. Machine wash cold.", 260, was: 2_400, days: 84, stock: 0, motif: 4);
    }
}
