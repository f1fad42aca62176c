namespace Hangazo.Web.Demo.Drawings;

/// <summary>Draws the demo shop's product pictures as self-contained SVG, 800 by 1000.</summary>
public static class Drawing
{
    /// <summary>One picture. The same spec always gives the same text.</summary>
    public static string Render(PictureSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var palette = spec.Colours.Select(Colours.Hex).ToArray();
        var canvas = new Canvas();
        var dice = Dice.Of(spec.Seed, $"{spec.Kind}/{spec.Style}/{spec.View}");
        var trim = Cloth.Solid(palette.Length > 1 ? palette[1] : Tint.Darker(palette[0], 0.25), 0.6);
        if (spec.View == 3)
        {
            CloseUp.Draw(canvas, spec, palette, trim, dice);
        }
        else if (Interiors.Shows(spec))
        {
            Studio.Draw(canvas, dice, Floor(spec), palette[0]);
            Interiors.Draw(canvas, spec, palette, dice);
        }
        else
        {
            Studio.Draw(canvas, dice, Floor(spec), palette[0]);
            Wardrobe.Draw(canvas, spec, palette, dice);
        }

        return canvas.ToSvg();
    }

    /// <summary>An illustration for the home page or a house's door.</summary>
    public static string Illustrate(Scene scene) => Scenes.Draw(scene);

    private static double Floor(PictureSpec spec)
    {
        const double floor = 862, none = 2000;
        return spec.Kind switch
        {
            GarmentKind.FabricRoll when spec.View == 1 => none,
            GarmentKind.ToteBag when spec.View == 1 => none,
            GarmentKind.Scarf => none,
            _ => Interiors.Shows(spec) || Wardrobe.ShowsFloor(spec) ? floor : none,
        };
    }
}
