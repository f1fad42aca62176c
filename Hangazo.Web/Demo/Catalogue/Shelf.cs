using System.Globalization;
using Hangazo.Web.Demo.Drawings;

namespace Hangazo.Web.Demo.Catalogue;

/// <summary>Builds a house's products from short entries: expands sizes and colours to variants, gives SKUs, stock and pictures.</summary>
internal sealed class Shelf(string house, string skuPrefix)
{
    internal static readonly string[] Women = ["XS", "S", "M", "L", "XL", "XXL"];
    internal static readonly string[] Men = ["S", "M", "L", "XL", "XXL"];
    internal static readonly string[] Waists = ["28", "30", "32", "34", "36", "38"];
    internal static readonly string[] Chests = ["36", "38", "40", "42", "44", "46"];
    internal static readonly string[] Gowns = ["8", "10", "12", "14", "16", "18"];
    internal static readonly string[] Ages = ["2-3 years", "4-5 years", "6-7 years", "8-9 years"];
    internal static readonly string[] OneSize = [];

    private readonly List<DemoProduct> _products = [];

    public IReadOnlyList<DemoProduct> Products => _products;

    /// <param name="category">Slug of the shelf.</param>
    /// <param name="slug">Unique in the shop.</param>
    /// <param name="name">Heading of the product page.</param>
    /// <param name="price">Whole shillings.</param>
    /// <param name="kind">What is drawn.</param>
    /// <param name="style">How it is cut.</param>
    /// <param name="fabric">What it is made of.</param>
    /// <param name="colours">One entry a colour: its name, then the pattern's other colours ("Clay/Mustard/Ivory").</param>
    /// <param name="sizes">A size, or "size:price" where it costs more or less.</param>
    /// <param name="summary">One sentence.</param>
    /// <param name="text">Two to four sentences.</param>
    /// <param name="weight">Grams.</param>
    /// <param name="was">Earlier price: the product is on sale.</param>
    /// <param name="featured">Shown on the home page.</param>
    /// <param name="days">Days since it came in.</param>
    /// <param name="stock">Typical stock of a variant; 0 is sold out, under 10 is the last few.</param>
    /// <param name="unit">What it is counted in.</param>
    /// <param name="increment">Quantity step.</param>
    /// <param name="motif">Seed of print and pose.</param>
    public void Add(
        string category, string slug, string name, long price, GarmentKind kind, string style, Fabric fabric, string[] colours, string[] sizes,
        string summary, string text, int weight, long? was = null, bool featured = false, int days = 90, int stock = 24,
        DemoUnit unit = DemoUnit.Piece, decimal increment = 1, int motif = -1)
    {
        var number = _products.Count + 1;
        var seed = motif >= 0 ? motif : number;
        var palettes = Array.ConvertAll(colours, c => c.Split('/'));
        var variants = new List<DemoVariant>();
        foreach (var palette in palettes)
        {
            foreach (var entry in sizes.Length == 0 ? [""] : sizes)
            {
                var parts = entry.Split(':');
                var own = parts.Length > 1 ? long.Parse(parts[1], CultureInfo.InvariantCulture) : price;
                var size = parts[0].Length > 0 ? parts[0] : null;
                variants.Add(new DemoVariant
                {
                    Sku = Sku(number, palette[0], size),
                    Size = size,
                    Colour = palette[0],
                    PriceKes = own,
                    CompareAtKes = was is { } before ? RoundToFifty(before * own / price) : null,
                    OnHand = OnHand(stock, unit, $"{slug}/{palette[0]}/{size}"),
                });
            }
        }

        var options = new List<string>();
        if (sizes.Length > 0)
        {
            options.Add("Size");
        }

        options.Add("Colour");
        _products.Add(new DemoProduct
        {
            Slug = slug,
            Name = name,
            Summary = summary,
            Description = text,
            HouseSlug = house,
            CategorySlug = category,
            Options = options,
            Unit = unit,
            Increment = increment,
            Featured = featured,
            AddedDaysAgo = days,
            WeightGrams = weight,
            Facts = DemoAttributes.Of(house, category, kind, style, fabric, name, $"{summary} {text}", days),
            Variants = variants,
            Pictures = Pictures(name, kind, style, fabric, palettes, seed),
        });
    }

    private string Sku(int number, string colour, string? size)
    {
        var shade = colour.ToUpperInvariant()[..Math.Min(4, colour.Length)];
        var tail = size is null ? "" : "-" + new string([.. size.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return string.Create(CultureInfo.InvariantCulture, $"{skuPrefix}{number:000}-{shade}{tail}");
    }

    private static List<DemoPicture> Pictures(string name, GarmentKind kind, string style, Fabric fabric, string[][] palettes, int seed)
    {
        var pictures = new List<DemoPicture>();
        for (var view = 1; view <= 3; view++)
        {
            var alt = view switch
            {
                1 => $"{name} in {palettes[0][0].ToLowerInvariant()}",
                2 => $"{name} in {palettes[0][0].ToLowerInvariant()}, another view",
                _ => $"The cloth of {name} close up",
            };
            pictures.Add(new DemoPicture(new PictureSpec(kind, style, fabric, palettes[0], view, seed), alt, palettes[0][0]));
        }

        foreach (var palette in palettes.Skip(1))
        {
            pictures.Add(new DemoPicture(new PictureSpec(kind, style, fabric, palette, 1, seed), $"{name} in {palette[0].ToLowerInvariant()}", palette[0]));
        }

        return pictures;
    }

    /// <summary>About one variant in twelve is sold out and one in six is down to its last few, as on a real rail.</summary>
    private static decimal OnHand(int typical, DemoUnit unit, string key)
    {
        if (typical == 0)
        {
            return 0;
        }

        var dice = Dice.Of(typical, key);
        var pieces = dice.Next() switch
        {
            < 0.08 => 0,
            < 0.24 => 1 + dice.Below(Math.Min(9, typical)),
            _ => Math.Max(1, (int)(typical * dice.Between(0.6, 1.5))),
        };
        return unit is DemoUnit.Metre && pieces > 0 ? pieces + (dice.Below(2) * 0.5m) : pieces;
    }

    private static long RoundToFifty(long amount) => (amount + 25) / 50 * 50;
}
