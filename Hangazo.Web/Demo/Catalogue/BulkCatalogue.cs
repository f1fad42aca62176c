using System.Globalization;
using Hangazo.Web.Demo.Drawings;

namespace Hangazo.Web.Demo.Catalogue;

/// <summary>
/// A large catalogue for measuring: any number of products, made one at a time and the same on every run. Names are combined from word lists;
/// pictures come from <see cref="Pictures"/>, a small pool drawn once.
/// </summary>
public static class BulkCatalogue
{
    private static readonly string[] Names =
    [
        "Amani", "Zawadi", "Nyota", "Imani", "Baraka", "Safari", "Tumaini", "Lamu", "Malindi", "Kilifi", "Watamu", "Nanyuki", "Naivasha", "Karura", "Laikipia", "Turkana",
        "Samburu", "Mara", "Tsavo", "Diani", "Shela", "Pate", "Marsabit", "Kitui", "Machakos", "Limuru", "Kericho", "Kisumu", "Nyali", "Tigoni", "Elgon", "Voi",
    ];

    private static readonly string[] Cuts = ["classic", "everyday", "festive", "slim", "relaxed", "long", "short", "light", "heavy", "lined", "soft", "bold"];

    private static readonly string[] Shades =
        ["Clay", "Forest", "Indigo", "Mustard", "Plum", "Teal", "Rust", "Charcoal", "Ivory", "Sage", "Cobalt", "Burgundy", "Terracotta", "Emerald", "Navy", "Sand"];

    private static readonly Line[] Lines =
    [
        new("ready-to-wear", "dresses", "dress", 2_800, 9_500, Shelf.Women, DemoUnit.Piece),
        new("ready-to-wear", "tops-and-shirts", "shirt", 1_900, 4_500, Shelf.Men, DemoUnit.Piece),
        new("ready-to-wear", "trousers-and-skirts", "trousers", 2_900, 6_500, Shelf.Waists, DemoUnit.Piece),
        new("ready-to-wear", "jackets-and-coats", "jacket", 5_500, 14_500, Shelf.Women, DemoUnit.Piece),
        new("ready-to-wear", "accessories", "kikoy", 900, 2_900, Shelf.OneSize, DemoUnit.Piece),
        new("custom-wear", "suits", "suit", 22_000, 48_000, Shelf.Chests, DemoUnit.Set),
        new("custom-wear", "occasion-dresses", "occasion dress", 9_500, 26_000, Shelf.Women, DemoUnit.Piece),
        new("soft-furnishing", "curtains", "curtains", 4_200, 18_500, ["140 x 213 cm", "140 x 229 cm"], DemoUnit.Pair),
        new("soft-furnishing", "cushions", "cushion", 950, 2_800, ["45 x 45 cm", "60 x 60 cm"], DemoUnit.Piece),
        new("soft-furnishing", "fabric-by-the-metre", "fabric by the metre", 1_200, 3_500, Shelf.OneSize, DemoUnit.Metre),
        new("bridal", "bridesmaids", "bridesmaid dress", 9_800, 16_500, Shelf.Women, DemoUnit.Piece),
        new("bridal", "wedding-gowns", "gown", 45_000, 185_000, Shelf.Gowns, DemoUnit.Piece),
    ];

    /// <summary>The pictures all bulk products share: five to a line, so a product's picture is of its own kind.</summary>
    public static IReadOnlyList<PictureSpec> Pictures { get; } = Pool();

    private const int PicturesPerLine = 5;

    /// <summary>Products number 1 to <paramref name="count"/>, as they are asked for; nothing is kept.</summary>
    public static IEnumerable<BulkProduct> Products(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        for (var number = 1; number <= count; number++)
        {
            yield return Make(number);
        }
    }

    private static BulkProduct Make(int number)
    {
        var dice = new Dice((ulong)number * 0x9E3779B97F4A7C15UL);
        var at = number % Lines.Length;
        var line = Lines[at];
        var name = Names[dice.Below(Names.Length)];
        var cut = Cuts[dice.Below(Cuts.Length)];
        var first = dice.Below(Shades.Length);
        var price = line.Low + (long)(dice.Next() * (line.High - line.Low) / 50) * 50;
        var sale = dice.Chance(0.12);
        var sizes = line.Sizes.Length == 0 ? 1 : Math.Min(line.Sizes.Length, 4);
        var colours = sizes == 1 ? 2 + dice.Below(3) : sizes == 2 ? 1 + dice.Below(3) : 1 + dice.Below(2);
        var soldOut = dice.Chance(0.04);
        var variants = new DemoVariant[sizes * colours];
        for (var i = 0; i < variants.Length; i++)
        {
            var colour = Shades[(first + (i / sizes * 5)) % Shades.Length];
            variants[i] = new DemoVariant
            {
                Sku = string.Create(CultureInfo.InvariantCulture, $"BK{number:000000}-{i + 1}"),
                Size = line.Sizes.Length == 0 ? null : line.Sizes[i % sizes],
                Colour = colour,
                PriceKes = price,
                CompareAtKes = sale ? (price * 5 / 4 + 25) / 50 * 50 : null,
                OnHand = soldOut || dice.Chance(0.07) ? 0 : 1 + dice.Below(80),
            };
        }

        var shade = Shades[first];
        return new BulkProduct
        {
            Slug = string.Create(CultureInfo.InvariantCulture, $"{name.ToLowerInvariant()}-{cut}-{line.Word.Replace(' ', '-')}-{number}"),
            Name = $"{name} {cut} {line.Word}",
            Summary = $"A {cut} {line.Word} in {shade.ToLowerInvariant()} and other colours.",
            HouseSlug = line.House,
            CategorySlug = line.Category,
            Unit = line.Unit,
            Increment = line.Unit is DemoUnit.Metre ? 0.5m : 1,
            Featured = dice.Chance(0.01),
            AddedDaysAgo = dice.Below(700),
            WeightGrams = 200 + (dice.Below(30) * 50),
            Picture = (at * PicturesPerLine) + dice.Below(PicturesPerLine),
            Facts = DemoAttributes.OfBulk(line.House, line.Category, dice),
            Variants = variants,
        };
    }

    private static PictureSpec[] Pool()
    {
        (GarmentKind Kind, string[] Styles, Fabric[] Fabrics)[] looks =
        [
            (GarmentKind.Dress, ["wrap", "a-line", "maxi", "shirt", "halter"], [Fabric.WaxPrint, Fabric.Linen, Fabric.Plain]),
            (GarmentKind.Shirt, ["short", "long"], [Fabric.WaxPrint, Fabric.Stripe, Fabric.Linen]),
            (GarmentKind.Trousers, ["wide", "straight", "slim-men", "flare"], [Fabric.Linen, Fabric.Plain, Fabric.Herringbone]),
            (GarmentKind.Jacket, ["blazer", "kimono", "coat"], [Fabric.Herringbone, Fabric.Brocade, Fabric.Plain]),
            (GarmentKind.Scarf, ["kikoy"], [Fabric.Kikoy]),
            (GarmentKind.Suit, ["two-piece", "three-piece"], [Fabric.Plain, Fabric.Herringbone]),
            (GarmentKind.Dress, ["peplum", "off-shoulder", "bishop"], [Fabric.Brocade, Fabric.Satin, Fabric.Lace]),
            (GarmentKind.Curtain, ["eyelet", "pencil", "sheer"], [Fabric.Linen, Fabric.Velvet, Fabric.Chiffon]),
            (GarmentKind.Cushion, ["piped", "fringe", "tassel"], [Fabric.WaxPrint, Fabric.Mudcloth, Fabric.Velvet]),
            (GarmentKind.FabricRoll, [""], [Fabric.WaxPrint, Fabric.Linen, Fabric.Brocade, Fabric.Kikoy]),
            (GarmentKind.Bridesmaid, ["off-shoulder", "halter", "wrap"], [Fabric.Satin, Fabric.Chiffon]),
            (GarmentKind.Gown, ["a-line", "ball", "mermaid", "sheath"], [Fabric.Satin, Fabric.Lace]),
        ];
        var pool = new PictureSpec[looks.Length * PicturesPerLine];
        for (var i = 0; i < pool.Length; i++)
        {
            var (kind, styles, fabrics) = looks[i / PicturesPerLine];
            var turn = i % PicturesPerLine;
            string[] colours = kind is GarmentKind.Gown ? [turn % 2 == 0 ? "Ivory" : "White", "Champagne"] : [Shades[i * 7 % Shades.Length], Shades[((i * 7) + 3) % Shades.Length], "Ivory"];
            pool[i] = new PictureSpec(kind, styles[turn % styles.Length], fabrics[turn % fabrics.Length], colours, 1, i);
        }

        return pool;
    }

    private sealed record Line(string House, string Category, string Word, long Low, long High, string[] Sizes, DemoUnit Unit);
}

/// <summary>A product of the bulk catalogue: a <see cref="DemoProduct"/> without prose of its own.</summary>
public sealed record BulkProduct
{
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string Summary { get; init; }

    public required string HouseSlug { get; init; }

    public required string CategorySlug { get; init; }

    public required DemoUnit Unit { get; init; }

    public required decimal Increment { get; init; }

    public required bool Featured { get; init; }

    public required int AddedDaysAgo { get; init; }

    public required int WeightGrams { get; init; }

    /// <summary>Index into <see cref="BulkCatalogue.Pictures"/>.</summary>
    public required int Picture { get; init; }

    /// <summary>Brand, attributes and tags.</summary>
    public required DemoAttributes.Facts Facts { get; init; }

    public required IReadOnlyList<DemoVariant> Variants { get; init; }
}
