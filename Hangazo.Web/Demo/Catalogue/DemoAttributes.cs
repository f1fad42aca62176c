using System.Globalization;
using System.Text.RegularExpressions;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Web.Demo.Drawings;

namespace Hangazo.Web.Demo.Catalogue;

/// <summary>The attributes of the demo's houses, and what a piece says of itself, read from how it is made and described.</summary>
public static partial class DemoAttributes
{
    private const string Clothes = "ready-to-wear custom-wear bridal";

    private static readonly (string Word, string Occasion)[] Occasions =
    [
        ("wedding", "Wedding"), ("ruracio", "Ruracio"), ("graduation", "Graduation"), ("church", "Church"), ("office", "Office"), ("work", "Office"), ("evening", "Evening"),
        ("dinner", "Evening"), ("party", "Party"), ("coast", "Holiday"), ("holiday", "Holiday"), ("hot days", "Holiday"), ("Friday", "Prayer"), ("naming", "Party"),
    ];

    private static readonly string[] Brands =
        ["Hangazo", "Hangazo Bespoke", "Nyumba by Hangazo", "Arusi by Hangazo", "Lamu Looms", "Kisumu Kids", "Rift Tailors", "Mombasa Mills", "Karen Atelier", "Nakuru Knits"];

    private static readonly string[] AllTags = ["gift idea", "handmade", "new season", "workwear", "wedding guest"];

    public sealed record Definition(string Code, string Name, AttributeKind Kind, string Unit, bool IsFilter, string[] Options, string CategorySlugs);

    /// <summary>What a piece says.</summary>
    public sealed record Facts(string Brand, IReadOnlyList<AttributeValue> Values, IReadOnlyList<string> Tags);

    public static IReadOnlyList<Definition> All { get; } =
    [
        new("fabric", "Fabric", AttributeKind.Choice, "", true,
            ["Wax print", "Cotton", "Linen", "Kikoy", "Kente print", "Mudcloth print", "Brocade", "Satin", "Chiffon", "Lace", "Velvet", "Crepe", "Wool blend", "Herringbone"], ""),
        new("occasion", "Occasion", AttributeKind.Choices, "", true,
            ["Everyday", "Office", "Church", "Evening", "Party", "Wedding", "Ruracio", "Graduation", "Prayer", "Holiday"], Clothes),
        new("length", "Length", AttributeKind.Choice, "", true, ["Above the knee", "Knee", "Midi", "Ankle", "Floor"], "dresses occasion-dresses bridesmaids wedding-gowns flower-girls"),
        new("sleeves", "Sleeves", AttributeKind.Choice, "", true, ["Sleeveless", "Short", "Elbow", "Long"], "dresses tops-and-shirts occasion-dresses made-to-size-shirts bridesmaids"),
        new("lined", "Lined", AttributeKind.YesNo, "", true, [], "dresses jackets-and-coats suits occasion-dresses coats-and-separates bridal curtains blinds"),
        new("heading", "Heading", AttributeKind.Choice, "", true, ["Eyelet", "Pencil pleat", "Rod pocket"], "curtains"),
        new("cloth-width", "Width of the cloth", AttributeKind.Number, "cm", true, [], "fabric-by-the-metre"),
        new("washing", "Care", AttributeKind.Choice, "", true, ["Machine wash", "Hand wash", "Dry clean", "Wipe or brush clean"], ""),
        new("measures", "Measures", AttributeKind.Text, "", false, [], "accessories throws bed-and-table"),
    ];

    internal static Facts Of(string house, string category, GarmentKind kind, string style, Fabric fabric, string name, string text, int daysAgo)
    {
        var values = new List<AttributeValue> { new("fabric", FabricOf(fabric, text)) };
        if (Clothes.Contains(house, StringComparison.Ordinal) && category != "accessories")
        {
            var fits = Occasions.Where(occasion => $"{name} {text}".Contains(occasion.Word, StringComparison.OrdinalIgnoreCase)).Select(occasion => occasion.Occasion).ToHashSet();
            if (house == "bridal") fits.Add("Wedding");
            if (fits.Count == 0) fits.Add("Everyday");
            values.AddRange(fits.Select(occasion => new AttributeValue("occasion", occasion)));
        }

        Say("length", LengthOf(kind, style));
        Say("sleeves", category is "dresses" or "tops-and-shirts" or "occasion-dresses" or "made-to-size-shirts" or "bridesmaids" ? SleevesOf(style) : null);
        Say("lined", Reaches("lined", house, category) ? text.Contains("unlined", StringComparison.OrdinalIgnoreCase) || !Lining().IsMatch(text) ? AttributeValue.No : AttributeValue.Yes : null);
        Say("heading", category == "curtains" ? style switch { "eyelet" => "Eyelet", "pencil" => "Pencil pleat", _ => "Rod pocket" } : null);
        Say("cloth-width", category == "fabric-by-the-metre" && Width().Match(text) is { Success: true } width ? width.Groups[1].Value : null);
        Say("washing", CareOf(text));
        Say("measures", Reaches("measures", house, category) && Measures().Match(text) is { Success: true } sides ? $"{sides.Groups[1].Value} × {sides.Groups[2].Value} cm" : null);
        return new(BrandOf(house, category, fabric), values, TagsOf(category, fabric, text, daysAgo));

        void Say(string code, string? value)
        {
            if (value is not null) values.Add(new(code, value));
        }
    }

    /// <summary>Of the large catalogue: spread as a real one would be, the same on every run.</summary>
    internal static Facts OfBulk(string house, string category, Dice dice)
    {
        var values = new List<AttributeValue> { new("fabric", All[0].Options[dice.Below(All[0].Options.Length)]), new("washing", All[7].Options[dice.Below(4)]) };
        if (Clothes.Contains(house, StringComparison.Ordinal))
        {
            values.Add(new("occasion", All[1].Options[dice.Below(All[1].Options.Length)]));
            if (dice.Chance(0.4)) values.Add(new("occasion", All[1].Options[dice.Below(All[1].Options.Length)]));
        }

        foreach (var code in new[] { "length", "sleeves" })
            if (Reaches(code, house, category) && All.First(known => known.Code == code) is var known) values.Add(new(code, known.Options[dice.Below(known.Options.Length)]));
        if (Reaches("lined", house, category)) values.Add(new("lined", dice.Chance(0.5) ? AttributeValue.Yes : AttributeValue.No));
        if (category == "fabric-by-the-metre") values.Add(new("cloth-width", (110 + (5 * dice.Below(9))).ToString(CultureInfo.InvariantCulture)));
        return new(
            Brands[dice.Below(Brands.Length)], [.. values.Distinct()], dice.Chance(0.2) ? [AllTags[dice.Below(AllTags.Length)]] : []);
    }

    private static bool Reaches(string code, string house, string category)
    {
        var slugs = All.First(definition => definition.Code == code).CategorySlugs.Split(' ');
        return slugs is [""] || slugs.Contains(house) || slugs.Contains(category);
    }

    private static string FabricOf(Fabric fabric, string text) => fabric switch
    {
        Fabric.WaxPrint or Fabric.Kanga => "Wax print",
        Fabric.Kente => "Kente print",
        Fabric.Mudcloth => "Mudcloth print",
        Fabric.Shuka => "Wool blend",
        Fabric.Linen or Fabric.Kikoy or Fabric.Brocade or Fabric.Satin or Fabric.Chiffon or Fabric.Lace or Fabric.Velvet => fabric.ToString(),
        _ when text.Contains("crepe", StringComparison.OrdinalIgnoreCase) => "Crepe",
        _ when text.Contains("wool", StringComparison.OrdinalIgnoreCase) => "Wool blend",
        Fabric.Herringbone => "Herringbone",
        _ => "Cotton",
    };

    private static string? LengthOf(GarmentKind kind, string style) => (kind, style) switch
    {
        (GarmentKind.Gown, _) => "Floor",
        (GarmentKind.Bridesmaid, "wrap") => "Midi",
        (GarmentKind.Bridesmaid, _) => "Floor",
        (GarmentKind.FlowerGirl, _) => "Knee",
        (GarmentKind.Dress, "maxi" or "halter") => "Ankle",
        (GarmentKind.Dress, "shift") => "Above the knee",
        (GarmentKind.Dress, "wrap" or "shirt" or "slip" or "bishop") => "Midi",
        (GarmentKind.Dress, _) => "Knee",
        _ => null,
    };

    private static string SleevesOf(string style) => style switch
    {
        "halter" or "slip" or "shell" or "a-line" => "Sleeveless",
        "long" or "bishop" or "bell" => "Long",
        "shirt" or "peasant" or "maxi" => "Elbow",
        _ => "Short",
    };

    private static string? CareOf(string text)
    {
        return Says("dry clean", "professional cleaning") ? "Dry clean"
            : Says("hand wash") ? "Hand wash"
            : Says("wipe", "brush", "sponge") ? "Wipe or brush clean"
            : Says("wash") ? "Machine wash" : null;

        bool Says(params string[] words) => Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static string BrandOf(string house, string category, Fabric fabric) => (house, category) switch
    {
        (_, "children") => "Kisumu Kids",
        ("ready-to-wear" or "soft-furnishing", _) when fabric is Fabric.Kikoy or Fabric.Shuka => "Lamu Looms",
        ("custom-wear", _) => "Hangazo Bespoke",
        ("soft-furnishing", _) => "Nyumba by Hangazo",
        ("bridal", _) => "Arusi by Hangazo",
        _ => "Hangazo",
    };

    private static IReadOnlyList<string> TagsOf(string category, Fabric fabric, string text, int daysAgo)
    {
        var tags = new List<string>();
        if (category is "accessories" or "cushions" or "throws") tags.Add("gift idea");
        if (fabric is Fabric.Mudcloth or Fabric.Kente or Fabric.Lace) tags.Add("handmade");
        if (daysAgo < 15) tags.Add("new season");
        if (text.Contains("office", StringComparison.OrdinalIgnoreCase) || category == "suits") tags.Add("workwear");
        if (category is "occasion-dresses" or "robes") tags.Add("wedding guest");
        return tags;
    }

    [GeneratedRegex("\\b(lined|lining)\\b", RegexOptions.IgnoreCase, 100)]
    private static partial Regex Lining();

    [GeneratedRegex("(\\d{2,3}) cm wide", RegexOptions.None, 100)]
    private static partial Regex Width();

    [GeneratedRegex("(\\d{2,3}) by (\\d{2,3}) cm", RegexOptions.None, 100)]
    private static partial Regex Measures();
}
