using static Hangazo.Web.Demo.Catalogue.Shelf;
using static Hangazo.Web.Demo.Drawings.Fabric;
using static Hangazo.Web.Demo.Drawings.GarmentKind;

namespace Hangazo.Web.Demo.Catalogue;

internal static class SoftFurnishing
{
    private static readonly string[] Squares = ["45 x 45 cm"];

    public static IReadOnlyList<DemoProduct> Products()
    {
        var shelf = new Shelf("soft-furnishing", "SF");
        Curtains(shelf);
        Cushions(shelf);
        BedAndTable(shelf);
        Throws(shelf);
        ByTheMetre(shelf);
        return shelf.Products;
    }

    private static void Curtains(Shelf shelf)
    {
        shelf.Add("curtains", "kilifi-linen-eyelet-curtains", "Kilifi linen eyelet curtains", 9_800, Curtain, "eyelet", Linen, ["Clay", "Mustard", "Sage", "Oat"], ["140 x 213 cm:9800", "140 x 229 cm:10600", "140 x 274 cm:12400"],
            "A pair of lined linen-blend curtains with brass-coloured eyelets.",
            "Linen and polyester with a cotton lining, so the afternoon sun is softened and the colour lasts. Sizes are width by drop of each curtain. Wash cool, hang damp.", 3_200, featured: true, days: 21, stock: 16, unit: DemoUnit.Pair, motif: 2);
        shelf.Add("curtains", "muthaiga-velvet-curtains", "Muthaiga velvet curtains", 16_500, Curtain, "pencil", Velvet, ["Forest", "Burgundy", "Navy"], ["168 x 229 cm:16500", "168 x 274 cm:18900"],
            "Heavy velvet with a pencil-pleat heading, dark enough to sleep behind.",
            "Polyester velvet with a blackout lining. The heading tape takes hooks (included) for rail or rod. Sizes are width by drop of each curtain. Dry clean.", 5_400, days: 46, stock: 10, unit: DemoUnit.Pair, motif: 4);
        shelf.Add("curtains", "ukungu-sheer-curtains", "Ukungu sheer curtains", 4_600, Curtain, "sheer", Chiffon, ["White", "Ivory", "Blush"], ["140 x 213 cm:4600", "140 x 229 cm:4900", "140 x 274 cm:5700"],
            "Plain sheers that let in the light and keep the street out.",
            "Polyester voile with a weighted hem. Hang them alone or behind heavier curtains. Machine wash cool on gentle and hang at once.", 1_100, days: 90, stock: 30, unit: DemoUnit.Pair, motif: 3);
        shelf.Add("curtains", "swahili-stripe-curtains", "Swahili stripe curtains", 8_700, Curtain, "eyelet", Kikoy, ["Lake/White/Coral", "Sand/Indigo/White"], ["140 x 213 cm:8700", "140 x 229 cm:9400"],
            "Kikoy-striped cotton curtains with eyelets, unlined for air.",
            "Woven cotton that filters rather than blocks the light. Sizes are width by drop of each curtain. Wash cold with like colours; allow two per cent for shrinkage.", 2_300, was: 10_500, days: 105, stock: 9, unit: DemoUnit.Pair, motif: 6);
        shelf.Add("curtains", "dhow-herringbone-curtains", "Dhow herringbone curtains", 11_900, Curtain, "pencil", Herringbone, ["Slate/Dove", "Oat/Camel"], ["168 x 229 cm:11900", "168 x 274 cm:13600"],
            "A quiet herringbone weave with a pencil-pleat heading.",
            "Cotton and polyester with a cotton lining. Hooks included. Dry clean, or wash cool and expect a little shrinkage.", 3_900, days: 32, stock: 0, unit: DemoUnit.Pair, motif: 5);
        shelf.Add("blinds", "mstari-roman-blind", "Mstari roman blind", 7_400, Blind, "", Stripe, ["Ivory/Indigo", "Clay/Ivory"], ["90 x 130 cm:7400", "120 x 160 cm:9200", "150 x 160 cm:10800"],
            "A striped roman blind that folds up flat.",
            "Cotton with a plain lining, on a corded track with child-safe cleat. Sizes are width by drop; fixings included. Sponge clean.", 2_100, days: 29, stock: 11, motif: 2);
        shelf.Add("blinds", "kitani-linen-blind", "Kitani linen blind", 8_100, Blind, "", Linen, ["Oat", "Sage", "Terracotta"], ["90 x 130 cm:8100", "120 x 160 cm:9900", "150 x 160 cm:11600"],
            "A plain linen-blend roman blind.",
            "Linen and polyester, lined. The linen's slubs show with light behind them, which is why we like it. Sponge clean.", 2_200, was: 9_400, days: 77, stock: 8, motif: 3);
    }

    private static void Cushions(Shelf shelf)
    {
        shelf.Add("cushions", "duara-kitenge-cushion", "Duara kitenge cushion", 1_650, Cushion, "piped", WaxPrint, ["Terracotta/Navy/Ivory", "Teal/Mustard/Ivory", "Navy/Coral/Ivory"], ["45 x 45 cm:1650", "60 x 60 cm:2400"],
            "Circles in kitenge with contrast piping, pad included.",
            "Cotton wax print on both sides, hidden zip, and a fibre pad that plumps back. Take the pad out and wash the cover cold.", 620, featured: true, days: 19, stock: 34, motif: 8);
        shelf.Add("cushions", "udongo-mudcloth-cushion", "Udongo mudcloth cushion", 1_850, Cushion, "fringe", Mudcloth, ["Bone/Charcoal", "Black/Ivory", "Rust/Bone"], Squares,
            "Marks after West African mudcloth, printed on heavy cotton, with a short fringe.",
            "Printed cotton front, plain back, fibre pad. Wash the cover cold, inside out.", 640, days: 12, stock: 28, motif: 8);
        shelf.Add("cushions", "mahameli-velvet-cushion", "Mahameli velvet cushion", 1_450, Cushion, "piped", Velvet, ["Emerald/Brass", "Mustard/Ochre", "Plum/Rose", "Clay/Rust"], ["45 x 45 cm:1450", "60 x 60 cm:2150"],
            "Plain velvet in four deep colours.",
            "Polyester velvet with a fibre pad. Steam to lift the pile. Wash the cover cool on gentle.", 640, days: 57, stock: 40, motif: 2);
        shelf.Add("cushions", "pumzika-lumbar-cushion", "Pumzika lumbar cushion", 1_950, Cushion, "lumbar", Kente, ["Mustard/Forest/Clay", "Cobalt/Sunflower/Red"], ["30 x 50 cm"],
            "A small long cushion for the back, in a kente-inspired print.",
            "Printed cotton with a fibre pad and hidden zip. Wash the cover cold.", 480, was: 2_400, days: 98, stock: 14, motif: 1);
        shelf.Add("cushions", "kamba-tassel-cushion", "Kamba tassel cushion", 2_100, Cushion, "tassel", Linen, ["Oat/Clay", "Indigo/Mustard", "White/Forest"], Squares,
            "Washed linen with a tassel at each corner.",
            "Linen blend front and back, cotton tassels, fibre pad. Wash the cover by hand for the tassels' sake.", 620, days: 4, stock: 20, motif: 3);
        shelf.Add("cushions", "veranda-stripe-cushion", "Veranda stripe cushion", 1_550, Cushion, "piped", Stripe, ["Ivory/Forest", "Terracotta/Ivory"], Squares,
            "A striped cushion for the veranda.",
            "Heavy cotton with piping and a fibre pad. Fine outside in the dry, but bring it in when it rains. Wash the cover at 30 degrees.", 630, days: 115, stock: 0, motif: 6);
    }

    private static void BedAndTable(Shelf shelf)
    {
        shelf.Add("bed-and-table", "usingizi-bed-runner", "Usingizi bed runner", 5_900, BedRunner, "", Kente, ["Mustard/Forest/Clay", "Indigo/Sunflower/Coral"], ["Queen, 60 x 220 cm:5900", "King, 60 x 250 cm:6600"],
            "A wide band of kente-inspired weave across the foot of the bed.",
            "Printed cotton, quilted to a plain back, so it lies flat. Machine wash cool.", 980, featured: true, days: 26, stock: 12, motif: 1);
        shelf.Add("bed-and-table", "hoteli-velvet-runner", "Hoteli velvet bed runner", 6_800, BedRunner, "", Velvet, ["Forest/Brass", "Burgundy/Champagne"], ["Queen, 60 x 220 cm:6800", "King, 60 x 250 cm:7500"],
            "Velvet with a satin border, as good hotels have it.",
            "Polyester velvet with a cotton back. Comes with one small cushion cover in the same cloth. Dry clean.", 1_150, days: 68, stock: 9, unit: DemoUnit.Set, motif: 4);
        shelf.Add("bed-and-table", "karamu-table-runner", "Karamu table runner", 3_400, TableRunner, "", Brocade, ["Burgundy/Brass", "Forest/Champagne", "Cobalt/Champagne"], ["35 x 180 cm:3400", "35 x 240 cm:4100"],
            "A brocade runner with tassels for the long table.",
            "Cotton brocade with a plain back and seven tassels at each end. Hand wash cold.", 420, days: 15, stock: 18, motif: 1);
        shelf.Add("bed-and-table", "chai-kitenge-runner", "Chai kitenge table runner", 2_300, TableRunner, "", WaxPrint, ["Teal/Coral/Ivory", "Clay/Mustard/Ivory"], ["35 x 180 cm:2300", "35 x 240 cm:2800"],
            "Everyday kitenge for the table, easy to wash.",
            "Double-sided cotton wax print. Machine wash cold with like colours.", 360, was: 2_900, days: 85, stock: 22, motif: 6);
    }

    private static void Throws(Shelf shelf)
    {
        shelf.Add("throws", "nyika-shuka-throw", "Nyika shuka throw", 2_900, Throw, "", Shuka, ["Red/Indigo", "Cobalt/Navy", "Plum/Navy"], ["150 x 200 cm"],
            "The checked cloth of the plains, brushed on one side for the sofa.",
            "Acrylic and cotton, warm for its weight, with a knotted fringe. Machine wash cool.", 900, featured: true, days: 18, stock: 38, motif: 1);
        shelf.Add("throws", "mlima-herringbone-throw", "Mlima herringbone throw", 5_200, Throw, "", Herringbone, ["Oat/Camel", "Slate/Dove"], ["130 x 180 cm"],
            "A soft herringbone throw for cold evenings in the highlands.",
            "Wool and acrylic with a twisted fringe. Air it often, wash it seldom, by hand and cool.", 1_050, days: 39, stock: 13, motif: 2);
        shelf.Add("throws", "pwani-kikoy-throw", "Pwani kikoy throw", 3_600, Throw, "", Kikoy, ["Lake/White/Coral", "Mustard/Ivory/Clay"], ["150 x 220 cm"],
            "A large double-weave kikoy to lie on, in or under.",
            "Two layers of woven cotton that hold air between them. Machine wash with like colours.", 850, was: 4_200, days: 92, stock: 16, motif: 5);
    }

    private static void ByTheMetre(Shelf shelf)
    {
        shelf.Add("fabric-by-the-metre", "kitenge-almasi-fabric", "Kitenge Almasi, by the metre", 1_200, FabricRoll, "", WaxPrint, ["Indigo/Coral/Ivory", "Clay/Teal/Ivory", "Forest/Sunflower/Ivory"], OneSize,
            "Diamonds in cotton wax print, 115 cm wide.",
            "Pure cotton, printed on both sides. A dress takes about three metres, a shirt two. Cut from the roll in half metres; cut cloth cannot be returned. Wash cold before sewing.", 190, featured: true, days: 23, stock: 85, unit: DemoUnit.Metre, increment: 0.5m, motif: 3);
        shelf.Add("fabric-by-the-metre", "kitenge-jua-fabric", "Kitenge Jua, by the metre", 1_250, FabricRoll, "", WaxPrint, ["Teal/Sunflower/Ivory", "Burgundy/Peach/Ivory"], OneSize,
            "Sunbursts in cotton wax print, 115 cm wide.",
            "Pure cotton, printed on both sides. Cut from the roll in half metres; cut cloth cannot be returned. Wash cold before sewing.", 190, days: 3, stock: 70, unit: DemoUnit.Metre, increment: 0.5m, motif: 1);
        shelf.Add("fabric-by-the-metre", "washed-linen-fabric", "Washed linen, by the metre", 2_400, FabricRoll, "", Linen, ["Oat", "Sage", "Clay", "White"], OneSize,
            "Linen blend of 180 grams, 140 cm wide.",
            "Washed, so it will not surprise you. Good for dresses, shirts and curtains. Cut in half metres; cut cloth cannot be returned.", 250, days: 61, stock: 60, unit: DemoUnit.Metre, increment: 0.5m, motif: 4);
        shelf.Add("fabric-by-the-metre", "curtain-velvet-fabric", "Curtain velvet, by the metre", 2_900, FabricRoll, "", Velvet, ["Emerald", "Wine", "Navy"], OneSize,
            "Heavy velvet for curtains and chairs, 145 cm wide.",
            "Polyester velvet of 320 grams. Mind the direction of the pile when cutting. Cut in half metres; cut cloth cannot be returned.", 470, was: 3_500, days: 99, stock: 42, unit: DemoUnit.Metre, increment: 0.5m, motif: 2);
        shelf.Add("fabric-by-the-metre", "damask-brocade-fabric", "Damask brocade, by the metre", 1_950, FabricRoll, "", Brocade, ["Cobalt/Champagne", "Plum/Brass", "White/Champagne"], OneSize,
            "Cotton brocade for robes, 125 cm wide.",
            "Woven pattern with a light sheen. An agbada takes about nine metres in all. Cut in half metres; cut cloth cannot be returned.", 230, days: 34, stock: 55, unit: DemoUnit.Metre, increment: 0.5m, motif: 3);
        shelf.Add("fabric-by-the-metre", "kikoy-stripe-fabric", "Kikoy stripe, by the metre", 1_400, FabricRoll, "", Kikoy, ["Lake/White/Coral", "Charcoal/White/Mustard"], OneSize,
            "Striped coast cotton for shirts, cushions and towels, 150 cm wide.",
            "Woven cotton, stripes along the length. Cut in half metres; cut cloth cannot be returned. Wash before sewing.", 240, days: 51, stock: 8, unit: DemoUnit.Metre, increment: 0.5m, motif: 5);
    }
}
