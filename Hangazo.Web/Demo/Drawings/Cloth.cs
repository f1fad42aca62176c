namespace Hangazo.Web.Demo.Drawings;

/// <summary>A cloth as the canvas needs it: its paint, and how it takes light.</summary>
/// <param name="Fill">An SVG paint.</param>
/// <param name="Base">The colour the eye remembers.</param>
/// <param name="Gloss">Strength of lights, 0 to 1.</param>
/// <param name="Depth">Strength of shades, 0 to 1.</param>
/// <param name="Alpha">Under 1 for sheers.</param>
internal sealed record Cloth(string Fill, string Base, double Gloss, double Depth, double Alpha = 1)
{
    public string Shade { get; } = Tint.Luma(Base) > 0.75 ? Tint.Mix(Base, "#4a3428", 0.72) : Tint.Darker(Base, 0.66);

    public string Light { get; } = Tint.Mix(Base, Tint.Luma(Base) > 0.5 ? "#fffaf0" : "#ffeeda", Tint.Luma(Base) > 0.5 ? 0.75 : 0.5);

    /// <summary>The light over the whole piece: from the upper left to the lower right.</summary>
    public string Form(Canvas canvas) => canvas.Linear(
        0, 0.1, 1, 0.35, (0.14, Light, 0.45 * Gloss), (0.5, Shade, 0), (1, Shade, Depth * 0.9));

    public Cloth As(string fill) => this with { Fill = fill };

    public Cloth Darker(double share) => new(Tint.Darker(Base, share), Tint.Darker(Base, share), Gloss, Depth, Alpha);

    public static Cloth Solid(string colour, double gloss = 0.4, double depth = 0.45) => new(colour, colour, gloss, depth);

    public static Cloth Skin(string colour) => new(colour, colour, 0.5, 0.5);

    /// <param name="canvas">Receives the pattern.</param>
    /// <param name="fabric">The weave or print.</param>
    /// <param name="palette">Hex colours, ground first; missing ones are derived.</param>
    /// <param name="seed">Picks the motif.</param>
    /// <param name="scale">Size of the motif; 1 suits a full figure.</param>
    /// <param name="turn">Rotation in degrees.</param>
    public static Cloth Weave(Canvas canvas, Fabric fabric, IReadOnlyList<string> palette, int seed, double scale = 1, double turn = 0)
    {
        var ground = palette[0];
        var (width, height, tile) = Tiles.Of(fabric, palette, seed);
        var paint = tile.Length == 0
            ? ground
            : canvas.Pattern(width, height, Markup.Text($"rotate({turn}) scale({scale})"), tile);
        return fabric switch
        {
            Fabric.Satin => new Cloth(paint, ground, 0.95, 0.6),
            Fabric.Velvet => new Cloth(paint, ground, 0.55, 0.8),
            Fabric.Brocade => new Cloth(paint, ground, 0.6, 0.5),
            Fabric.Chiffon => new Cloth(paint, ground, 0.5, 0.35, 0.84),
            Fabric.Linen or Fabric.Herringbone or Fabric.Denim => new Cloth(paint, ground, 0.35, 0.45),
            _ => new Cloth(paint, ground, 0.38, 0.45),
        };
    }
}
