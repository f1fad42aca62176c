using System.Collections.Frozen;

namespace Hangazo.Web.Demo.Drawings;

/// <summary>The house's colour names and the swatch each is shown with (#RRGGBB).</summary>
public static class Colours
{
    public static FrozenDictionary<string, string> Swatches { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Clay"] = "#A8482A", ["Terracotta"] = "#C4653F", ["Rust"] = "#8E3B1F", ["Brick"] = "#7D2F24", ["Coral"] = "#E07A5F",
        ["Red"] = "#B3261E", ["Burgundy"] = "#5E1A2B", ["Wine"] = "#722038", ["Plum"] = "#54264A", ["Lilac"] = "#B8A2C8",
        ["Fuchsia"] = "#B42C6E", ["Rose"] = "#C98A8B", ["Blush"] = "#E8CFC4", ["Peach"] = "#EDBE9E",
        ["Mustard"] = "#C8902B", ["Ochre"] = "#B4762A", ["Sunflower"] = "#E3A92F", ["Brass"] = "#B98A3C", ["Champagne"] = "#E6D3B1",
        ["Forest"] = "#1F4D46", ["Emerald"] = "#146B52", ["Sage"] = "#93A48A", ["Olive"] = "#66683A", ["Moss"] = "#47552F",
        ["Teal"] = "#1D6A72", ["Lake"] = "#3C8C9B", ["Mist"] = "#C5D3D4",
        ["Indigo"] = "#2B3A67", ["Navy"] = "#1C2740", ["Cobalt"] = "#24519B", ["Sky"] = "#8FB3CC",
        ["White"] = "#FBFAF7", ["Ivory"] = "#F4ECDD", ["Bone"] = "#EFE6D8", ["Oat"] = "#DCCBB0", ["Sand"] = "#CDB794", ["Camel"] = "#B08A5B",
        ["Cocoa"] = "#6B4632", ["Espresso"] = "#3B2720", ["Dove"] = "#B4AEA6", ["Slate"] = "#5C6670", ["Charcoal"] = "#3A3836", ["Black"] = "#201D1C",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The swatch of a named colour; a #rrggbb value is given back as it is.</summary>
    /// <exception cref="ArgumentException">The name is not in the table.</exception>
    public static string Hex(string nameOrHex)
    {
        ArgumentException.ThrowIfNullOrEmpty(nameOrHex);
        if (nameOrHex[0] == '#')
        {
            return nameOrHex;
        }

        return Swatches.TryGetValue(nameOrHex, out var hex)
            ? hex
            : throw new ArgumentException($"'{nameOrHex}' is not one of the house's colours.", nameof(nameOrHex));
    }
}
