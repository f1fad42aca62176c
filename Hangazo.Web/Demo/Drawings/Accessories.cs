namespace Hangazo.Web.Demo.Drawings;

/// <summary>Scarves and kikoys, headwraps and bags.</summary>
internal static class Accessories
{
    /// <summary>A length of cloth hung over a brass rail, its fringed ends uneven.</summary>
    public static void OnRail(Canvas canvas, Cloth cloth, Dice dice, bool fringe)
    {
        const double rail = 150;
        var brass = Cloth.Solid("#b98a3c", 0.9);
        canvas.Fill(Outline.Box(60, rail + 20, 680, 10), "#3b2418", 0.25, 6);
        canvas.Piece(Outline.Box(40, rail - 6, 720, 11), brass, round: 0.3);
        canvas.Fill(Outline.Box(262, rail + 20, 330, 700), "#3b2418", 0.3, 18);
        Length(canvas, cloth.Darker(0.18).As(cloth.Fill), dice, 290, 562, rail - 8, 860, fringe);
        Length(canvas, cloth, dice, 232, 512, rail - 14, 740, fringe);
    }

    private static void Length(Canvas canvas, Cloth cloth, Dice dice, double left, double right, double top, double bottom, bool fringe)
    {
        if (fringe)
        {
            var threads = new System.Text.StringBuilder();
            for (var x = left + 3; x < right; x += 7)
            {
                threads.Append(Markup.Text($"M{Math.Round(x)} {bottom - 8}q{Math.Round(dice.Off(4))} 24 {Math.Round(dice.Off(6))} {Math.Round(46 + dice.Off(6))}"));
            }

            canvas.Add($"<path d='{threads}' fill='none' stroke='{cloth.Shade}' stroke-width='3.6' opacity='.35' transform='translate(4 3)'/><path d='{threads}' fill='none' stroke='{cloth.Light}' stroke-width='2.6'/>");
        }

        var o = new Outline(left + 8, top).Curve((left + right) / 2, top - 5, right - 8, top).Curve(right + 3, (top + bottom) * 0.4, right - 3, (top + bottom) * 0.7, right, bottom).Curve(right - 50, bottom + 5, right - 110, bottom - 5, left + 90, bottom + 6, left, bottom - 2).Curve(left - 3, (top + bottom) * 0.6, left + 8, top).Close();
        canvas.Piece(o, cloth, () => new Folds(canvas, cloth).Fan(dice, left + 14, right - 10, top + 10, left, right, bottom, 6, 1.2).Draw(1.2, 7));
    }

    /// <summary>A long scarf around the shoulders.</summary>
    public static void Around(Outfit wear)
    {
        var (canvas, b, cloth) = (wear.Canvas, wear.Body, wear.Cloth);
        canvas.Piece(Outline.Limb([new(434, b.ShoulderY - 4), new(446, b.BustY), new(438, b.WaistY + 10), new(446, b.HipY + 60)], [20, 26, 28, 32], cut: 2), wear.Sleeve, () =>
            new Folds(canvas, cloth).Add(new(430, b.ShoulderY), new(430, b.HipY + 60), 1, 7, 4).Add(new(446, b.ShoulderY + 10), new(456, b.HipY + 60), 1, 6, 4).Draw(1.1, 3));
        canvas.Piece(Outline.Limb([new(370, b.ShoulderY + 2), new(356, b.BustY + 10), new(364, b.WaistY), new(354, b.HipY)], [20, 26, 27, 30], cut: 2), cloth, () =>
            new Folds(canvas, cloth).Add(new(366, b.ShoulderY), new(346, b.HipY), 1, 7, -4).Add(new(378, b.ShoulderY + 6), new(370, b.HipY), 1, 6, 3).Draw(1.1, 3));
        canvas.Piece(new Outline(400, b.ShoulderY - 34).Curve(440, b.ShoulderY - 34, 452, b.ShoulderY - 8, 436, b.ShoulderY + 22, 400, b.ShoulderY + 34).Mirror(), wear.Sleeve, () =>
            new Folds(canvas, cloth).Add(new(350, b.ShoulderY - 14), new(430, b.ShoulderY + 22), 1, 5, 8).Add(new(440, b.ShoulderY - 20), new(372, b.ShoulderY + 14), 1, 5, -10).Draw(1.1, 3));
    }

    /// <summary>A headwrap tied high; <paramref name="style"/> "turban" is smooth, "gele" stands wide, "knot" rolls to the front.</summary>
    public static void Headwrap(Outfit wear, string style)
    {
        var (canvas, b, cloth) = (wear.Canvas, wear.Body, wear.Cloth);
        double h = b.HeadHalf, line = b.Crown + 26, top = b.Crown;
        if (style == "gele")
        {
            canvas.Piece(new Outline(400 + h, line + 18).Curve(400 + h + 46, top - 6, 400 + h + 30, top - 62, 400 + 20, top - 70, 400 - h - 20, top - 52, 400 - h - 34, top - 4, 400 - h, line + 18).Curve(400, line - 16, 400 + h, line + 18).Close(), cloth, () =>
                new Folds(canvas, cloth).Add(new(400 - h, line + 6), new(400 + h + 26, top - 40), 1.5, 7, 12).Add(new(400 - h - 4, line - 8), new(400 + h, top - 58), 1.5, 7, 12).Add(new(400 - h - 16, line - 20), new(400 + 20, top - 64), 1.5, 6, 8).Add(new(400 + h, line + 6), new(400 - h - 22, top - 30), 1, 5, -8).Draw(1.2, 2.5));
        }
        else
        {
            canvas.Piece(new Outline(400 - h - 3, line + 22).Curve(400 - h - 16, top + 4, 400 - h, top - 34, 400 - 4, top - 52, 400 + h, top - 38, 400 + h + 16, top + 2, 400 + h + 3, line + 22).Curve(400, line - 12, 400 - h - 3, line + 22).Close(), cloth, () =>
                new Folds(canvas, cloth).Add(new(400 - h, line + 10), new(400 + 22, top - 44), 1.5, 6, 14).Add(new(400 - h - 6, line - 10), new(400 - 6, top - 46), 1.5, 6, 10).Add(new(400 + h, line + 8), new(400 + 10, top - 40), 1.5, 6, -14).Draw(1.2, 2.5));
        }

        canvas.Piece(new Outline(400 - h - 5, line + 24).Curve(400 - (h * 0.6), line - 8, 400, line - 14, 400 + (h * 0.6), line - 8, 400 + h + 5, line + 24).Line(400 + h + 5, line + 4).Curve(400 + (h * 0.6), line - 30, 400, line - 36, 400 - (h * 0.6), line - 30, 400 - h - 5, line + 4).Close(), wear.Sleeve, round: 0.5);
        if (style is not ("turban" or "gele"))
        {
            canvas.Piece(Outline.Limb([new(404, line - 26), new(430, line - 62), new(470, top - 44), new(486, top - 20)], [10, 17, 15, 5], roundEnd: true), wear.Sleeve, () => new Folds(canvas, cloth).Add(new(408, line - 30), new(474, top - 38), 1, 5, 6).Draw(1.1, 2), 0.5);
            canvas.Piece(Outline.Limb([new(398, line - 26), new(374, line - 60), new(338, top - 38)], [10, 15, 6], roundEnd: true), cloth, () => new Folds(canvas, cloth).Add(new(394, line - 30), new(346, top - 38), 1, 5, -6).Draw(1.1, 2), 0.5);
            canvas.Piece(Outline.Oval(401, line - 28, 15, 17), cloth, round: 0.5);
        }
    }

    public static void Tote(Canvas canvas, Cloth cloth, Cloth trim, bool onStool, Dice dice)
    {
        double top = onStool ? 330 : 400, bottom = onStool ? 720 : 860;
        if (onStool)
        {
            Furniture.Stool(canvas, 722);
        }
        else
        {
            canvas.Piece(Outline.Oval(400, 122, 13, 13), Cloth.Solid("#b98a3c", 0.9), round: 0.3);
            canvas.Fill(Outline.Box(220, 420, 420, 440), "#3b2418", 0.26, 22);
        }

        Handle(canvas, trim.Darker(0.2), top + 10, onStool ? 150 : 128, 12);
        canvas.Fill(Outline.Oval(400, top + 6, 168, 14), cloth.Shade);
        var bag = new Outline(228, top).Curve(400, top + 16, 572, top).Curve(584, top + 180, 596, bottom - 20).Curve(588, bottom + 4, 560, bottom + 6).Curve(400, bottom + 12, 240, bottom + 6).Curve(212, bottom + 4, 204, bottom - 20).Curve(216, top + 180, 228, top).Close();
        canvas.Piece(bag, cloth, () =>
        {
            new Folds(canvas, cloth).Add(new(262, top + 20), new(236, bottom), 1, 12, 10).Add(new(540, top + 20), new(560, bottom), 1, 13, -10).Add(new(352, top + 60), new(300, bottom), .8, 9, 8).Add(new(470, top + 120), new(486, bottom), .8, 9, dice.Off(8)).Draw(1, 8);
            canvas.Stroke(new Outline(226, top + 26).Curve(400, top + 42, 574, top + 26), cloth.Shade, 1.8, 0.7, "6 4");
            canvas.Fill(new Outline(200, bottom - 84).Curve(400, bottom - 74, 600, bottom - 84).Line(600, bottom + 16).Line(200, bottom + 16).Close(), trim.Base, 0.94);
            canvas.Fill(new Outline(200, bottom - 84).Curve(400, bottom - 74, 600, bottom - 84).Line(600, bottom + 16).Line(200, bottom + 16).Close(), trim.Form(canvas));
        });
        Handle(canvas, trim, top + 60, onStool ? 160 : 128, 0);
    }

    private static void Handle(Canvas canvas, Cloth leather, double foot, double peak, double aside) =>
        canvas.Piece(Outline.Limb([new(318 + aside, foot), new(320 + aside, foot - 120), new(338 + aside, peak + 62), new(366 + aside, peak + 16), new(400 + aside, peak), new(434 + aside, peak + 16), new(462 + aside, peak + 62), new(480 + aside, foot - 120), new(482 + aside, foot)], [9, 8, 8, 8, 8, 8, 8, 8, 9]), leather, round: 0.35);
}
