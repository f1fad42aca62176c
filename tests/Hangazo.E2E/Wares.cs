namespace Hangazo.E2E;

/// <summary>Some of the demo shop's products.</summary>
internal static class Wares
{
    /// <summary>Jua shell top: sizes and colours, plenty of each.</summary>
    public const string Top = "jua-shell-top";

    /// <summary>Mtaa kitenge shirt: sizes and colours, featured.</summary>
    public const string Shirt = "mtaa-kitenge-shirt";
}
