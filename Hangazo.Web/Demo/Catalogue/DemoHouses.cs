using Hangazo.Web.Demo.Drawings;

namespace Hangazo.Web.Demo.Catalogue;

internal static class DemoHouses
{
    public static IReadOnlyList<DemoHouse> All { get; } =
    [
        new()
        {
            Slug = "ready-to-wear", Name = "Ready-to-Wear", Door = Scene.ReadyToWear,
            Text = "Clothes to wear today, cut and sewn in our Nairobi workshop in sizes XS to XXL.",
            Categories =
            [
                Category("dresses", "Dresses", "Wrap, shirt and maxi dresses in kitenge, linen and cotton.", GarmentKind.Dress, "wrap", Fabric.WaxPrint, "Clay/Mustard/Ivory", 1),
                Category("tops-and-shirts", "Tops and shirts", "Blouses for women and shirts for men, for the office and after it.", GarmentKind.Shirt, "short", Fabric.WaxPrint, "Navy/Terracotta/Ivory", 5),
                Category("trousers-and-skirts", "Trousers and skirts", "Wide, straight and flared, with pockets wherever we could put them.", GarmentKind.Skirt, "flare", Fabric.WaxPrint, "Emerald/Sunflower/Ivory", 3),
                Category("jackets-and-coats", "Jackets and coats", "Blazers, kimonos and coats for cool Nairobi mornings.", GarmentKind.Jacket, "kimono", Fabric.Brocade, "Indigo/Brass", 5),
                Category("children", "Children", "Play clothes and party clothes that wash well, for two to nine years.", GarmentKind.Child, "party", Fabric.WaxPrint, "Fuchsia/Sunflower/Ivory", 2),
                Category("accessories", "Accessories", "Kikoys, headwraps and bags made from the same cloths.", GarmentKind.Headwrap, "knot", Fabric.WaxPrint, "Mustard/Indigo/Ivory", 3),
            ],
        },
        new()
        {
            Slug = "custom-wear", Name = "Custom Wear", Door = Scene.CustomWear,
            Text = "Cut for one person: choose the cloth and the nearest size, and our tailors finish it to you.",
            Categories =
            [
                Category("suits", "Suits", "Two and three pieces, half-lined for our climate.", GarmentKind.Suit, "two-piece", Fabric.Plain, "Navy/Burgundy", 2),
                Category("robes", "Kanzus, agbadas and boubous", "Flowing robes with embroidery, for Fridays, weddings and naming days.", GarmentKind.Agbada, "", Fabric.Brocade, "Cobalt/Champagne", 3),
                Category("occasion-dresses", "Occasion dresses", "Dresses for ruracio, graduation and every wedding you are asked to.", GarmentKind.Dress, "peplum", Fabric.Brocade, "Plum/Brass", 8),
                Category("made-to-size-shirts", "Made-to-size shirts", "Shirts cut to your neck, sleeve and chest.", GarmentKind.Shirt, "long", Fabric.Stripe, "White/Cobalt", 7),
                Category("coats-and-separates", "Coats and separates", "Trousers, skirts and coats that fit the first time.", GarmentKind.Jacket, "coat", Fabric.Plain, "Camel", 6),
            ],
        },
        new()
        {
            Slug = "soft-furnishing", Name = "Soft Furnishing", Door = Scene.SoftFurnishing,
            Text = "Curtains, cushions and cloth by the metre, made for Kenyan windows and Kenyan light.",
            Categories =
            [
                Category("curtains", "Curtains", "Eyelet, pencil pleat and sheer, sold in pairs ready to hang.", GarmentKind.Curtain, "eyelet", Fabric.Linen, "Clay", 2),
                Category("blinds", "Blinds", "Roman blinds with a plain cotton lining and a corded lift.", GarmentKind.Blind, "", Fabric.Stripe, "Ivory/Indigo", 2),
                Category("cushions", "Cushions", "Covers with a hidden zip, pad included.", GarmentKind.Cushion, "piped", Fabric.WaxPrint, "Terracotta/Navy/Ivory", 8),
                Category("bed-and-table", "Bed and table", "Runners for the bed and the long table.", GarmentKind.BedRunner, "", Fabric.Kente, "Mustard/Forest/Clay", 1),
                Category("throws", "Throws", "Shukas and throws for the sofa, the veranda and the cold season.", GarmentKind.Throw, "", Fabric.Shuka, "Red/Indigo", 1),
                Category("fabric-by-the-metre", "Fabric by the metre", "The cloths we use ourselves, cut in half metres from the roll.", GarmentKind.FabricRoll, "", Fabric.WaxPrint, "Indigo/Coral/Ivory", 3),
            ],
        },
        new()
        {
            Slug = "bridal", Name = "Bridal", Door = Scene.Bridal,
            Text = "Gowns, suits and everything for those who stand beside you, with fittings in our Nairobi showroom.",
            Categories =
            [
                Category("wedding-gowns", "Wedding gowns", "A-line, mermaid, ball gown and sheath, with two fittings included.", GarmentKind.Gown, "mermaid", Fabric.Satin, "White/Champagne", 4),
                Category("bridesmaids", "Bridesmaids", "One colour in several cuts, so that everyone likes hers.", GarmentKind.Bridesmaid, "off-shoulder", Fabric.Satin, "Sage", 2),
                Category("flower-girls", "Flower girls", "Soft, lined and easy to dance in.", GarmentKind.FlowerGirl, "", Fabric.Chiffon, "Ivory/Rose", 2),
                Category("grooms", "Grooms", "Suits and tuxedos to stand beside the gown.", GarmentKind.GroomSuit, "bow-tie", Fabric.Velvet, "Forest/Black", 2),
                Category("veils-and-robes", "Veils and robes", "Tulle for the day and satin for the morning before it.", GarmentKind.Veil, "cathedral", Fabric.Chiffon, "White", 4),
            ],
        },
    ];

    private static DemoCategory Category(string slug, string name, string text, GarmentKind kind, string style, Fabric fabric, string colours, int seed) =>
        new() { Slug = slug, Name = name, Text = text, Picture = new PictureSpec(kind, style, fabric, colours.Split('/'), 1, seed) };
}
