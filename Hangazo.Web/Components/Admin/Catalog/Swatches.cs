namespace Hangazo.Web.Components.Admin.Catalog;

/// <summary>What a colour's name most likely looks like, so that a manager seldom has to paint a swatch.</summary>
internal static class Swatches
{
    public const string Unknown = "#8A7967";

    private static readonly Dictionary<string, string> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Black"] = "#1E1A17", ["Ink"] = "#1E1A17", ["White"] = "#FFFFFF", ["Ivory"] = "#FFFBEF", ["Cream"] = "#F6ECD8", ["Bone"] = "#FAF6F0", ["Sand"] = "#E9DFD2",
        ["Beige"] = "#DCC9A8", ["Grey"] = "#8C8C8C", ["Charcoal"] = "#3B3B3B", ["Silver"] = "#C4C4C4", ["Brown"] = "#6B4423", ["Tan"] = "#C19A6B", ["Camel"] = "#B58A57",
        ["Clay"] = "#A8482A", ["Rust"] = "#A5401B", ["Terracotta"] = "#C0623F", ["Red"] = "#B3261E", ["Maroon"] = "#6E1423", ["Burgundy"] = "#6D1A36", ["Pink"] = "#E7A1B0",
        ["Blush"] = "#EBC7C0", ["Orange"] = "#D9772B", ["Mustard"] = "#C9972B", ["Yellow"] = "#EBC443", ["Gold"] = "#C79A3B", ["Brass"] = "#B98A3C", ["Green"] = "#3C7A4B",
        ["Forest"] = "#1F4D46", ["Olive"] = "#6B6B2E", ["Mint"] = "#A9D8BF", ["Teal"] = "#1F6F78", ["Turquoise"] = "#3AAFA9", ["Blue"] = "#2F5DA8", ["Navy"] = "#1C2A4A",
        ["Indigo"] = "#2E3A72", ["Sky"] = "#8FBFE0", ["Purple"] = "#6A3D86", ["Lilac"] = "#C0A6D0",
    };

    public static string Of(string? colour) => colour is not null && ByName.TryGetValue(colour, out var hex) ? hex : Unknown;
}
