namespace Hangazo.Web.Demo.Drawings;

/// <summary>The calm room everything is shown in: a plastered wall, a swept floor and window light from the upper left.</summary>
internal static class Studio
{
    private static readonly (string Wall, string Floor)[] Papers =
    [
        ("#f2e9dc", "#e2d4c1"), ("#efe3d6", "#dccab6"), ("#e9e4da", "#d5ccbd"), ("#f0dfd0", "#ddc3ad"), ("#e4e6de", "#cdd0c4"), ("#f4ede3", "#e6dacb"),
    ];

    /// <summary>Wall, floor and one quiet thing on the wall, chosen by <paramref name="dice"/>.</summary>
    /// <param name="canvas">The sheet.</param>
    /// <param name="dice">Chooses the setting.</param>
    /// <param name="floorY">Where the floor begins; past the sheet's height for a wall alone.</param>
    /// <param name="against">The cloth's colour: the wall keeps its distance from it.</param>
    public static void Draw(Canvas canvas, Dice dice, double floorY, string against)
    {
        var (wall, floor) = Papers[dice.Below(Papers.Length)];
        if (Tint.Luma(against) > 0.72)
        {
            // A pale gown needs a wall it can be seen on.
            wall = Tint.Mix(wall, dice.Pick("#a78f7a", "#9a9c8c", "#b08d78"), 0.5);
            floor = Tint.Mix(floor, "#8d7562", 0.45);
        }
        else
        {
            wall = Tint.Mix(wall, against, 0.05);
        }

        Wall(canvas, wall);
        if (floorY < canvas.Height)
        {
            Floor(canvas, floor, wall, floorY);
        }

        switch (dice.Below(5))
        {
            case 0: Arch(canvas, wall, floorY); break;
            case 1: Sun(canvas, dice, Tint.Mix(wall, dice.Pick("#a8482a", "#b98a3c", "#1f4d46", "#c98a8b"), 0.22)); break;
            case 2: PalmShade(canvas, dice, wall); break;
            default: WindowLight(canvas, wall); break;
        }
    }

    public static void Wall(Canvas canvas, string wall)
    {
        canvas.Add($"<path fill='{wall}' d='M0 0H{canvas.Width}V{canvas.Height}H0z'/>");
        var light = canvas.Radial(0.28, 0.2, 0.95, (0, "#fffaf0", 0.75), (0.45, "#fffaf0", 0.12), (1, Tint.Mix(wall, "#4a3226", 0.75), 0.34));
        canvas.Add($"<path fill='{light}' d='M0 0H{canvas.Width}V{canvas.Height}H0z'/>");
    }

    public static void Floor(Canvas canvas, string floor, string wall, double y)
    {
        var fade = canvas.Linear(0, 0, 0, 1, (0, Tint.Mix(wall, floor, 0.5), 0), (0.16, Tint.Darker(floor, 0.06), 0.9), (0.4, floor, 1), (1, Tint.Lighter(floor, 0.35), 1));
        canvas.Add($"<path fill='{fade}' d='M0 {y - 30}H{canvas.Width}V{canvas.Height}H0z'/>");
    }

    /// <summary>The shadow of something that stands on the floor: short, soft, to the lower right.</summary>
    public static void StandShadow(Canvas canvas, double cx, double y, double rx)
    {
        canvas.Fill(Outline.Oval(cx + (rx * 0.35), y + 8, rx * 1.35, 16), "#3b2418", 0.24, 12);
        canvas.Fill(Outline.Oval(cx + 6, y + 2, rx * 0.8, 7), "#3b2418", 0.36, 5);
    }

    private static void Arch(Canvas canvas, string wall, double floorY)
    {
        var foot = Math.Min(floorY, 1010);
        var niche = new Outline(160, foot).Line(160, 330).Bez(160, 190, 268, 90, 400, 90).Bez(532, 90, 640, 190, 640, 330).Line(640, foot).Close();
        canvas.Fill(niche, Tint.Mix(wall, "#6e4a36", 0.17));
        canvas.Fill(niche, canvas.Linear(0, 0, 1, 0.3, (0, "#3b2418", 0.22), (0.18, "#3b2418", 0.04), (0.7, "#fff6e8", 0.1), (1, "#fff6e8", 0.3)));
    }

    private static void Sun(Canvas canvas, Dice dice, string colour)
    {
        double cx = 400 + dice.Off(90), cy = 360 + dice.Off(40);
        canvas.Fill(Outline.Oval(cx, cy, 265, 265), colour, 0.75);
        canvas.Fill(Outline.Oval(cx, cy, 265, 265), canvas.Linear(0, 0, 1, 1, (0, "#fff6e8", 0.4), (0.6, "#fff6e8", 0)));
    }

    private static void WindowLight(Canvas canvas, string wall)
    {
        var glow = Tint.Lighter(wall, 0.85);
        canvas.Open($"fill='{glow}' opacity='.6' filter='{canvas.Blur(5)}'");
        canvas.Add($"<path d='M90 90l150 40v250l-150 -40zM256 134l150 40v250l-150 -40zM90 358l150 40v250l-150 -40zM256 402l150 40v250l-150 -40z'/>");
        canvas.Close();
    }

    private static void PalmShade(Canvas canvas, Dice dice, string wall)
    {
        var shade = Tint.Mix(wall, "#4a3226", 0.6);
        canvas.Open($"fill='{shade}' opacity='.2' filter='{canvas.Blur(6)}' transform='translate({520 + dice.Off(30)} {20 + dice.Off(20)}) rotate({24 + dice.Off(8)})'");
        for (var i = 0; i < 2; i++)
        {
            canvas.Open($"transform='rotate({i * 52}) scale({1 - (i * 0.15)})'");
            for (var leaf = 0; leaf < 9; leaf++)
            {
                double y = 60 + (leaf * 46), reach = 170 - (Math.Abs(leaf - 3) * 13);
                canvas.Add($"<path d='M0 {y}q{reach * 0.5} -14 {reach} {62}q{-reach * 0.6} -26 {-reach} {-50}M0 {y}q{-reach * 0.5} -14 {-reach} {62}q{reach * 0.6} -26 {reach} {-50}'/>");
            }

            canvas.Add($"<path d='M-3 -60L3 -60L2 480L-2 480z'/>");
            canvas.Close();
        }

        canvas.Close();
    }
}
