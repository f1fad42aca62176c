namespace Hangazo.Web.Demo.Drawings;

/// <summary>Curtains and blinds at a window.</summary>
internal static class Windows
{
    public static void Curtain(Canvas canvas, Cloth cloth, string style, Dice dice, bool tied)
    {
        const double rod = 96;
        Furniture.Window(canvas, 190, 170, 420, 620);
        var sheer = style == "sheer";
        if (tied)
        {
            // Behind the drape hangs a sheer, so the room stays soft.
            Panel(canvas, new Cloth("#fffdf8", "#f6f0e4", 0.6, 0.3, 0.6), dice, 120, 690, rod, 932, "pencil", 16);
            TiedBack(canvas, cloth, dice, rod, style);
        }
        else if (sheer)
        {
            Panel(canvas, cloth with { Alpha = 0.72 }, dice, 70, 384, rod, 930, "pencil", 10);
            Panel(canvas, cloth with { Alpha = 0.72 }, dice, 416, 730, rod, 930, "pencil", 10);
        }
        else
        {
            if (style == "eyelet")
            {
                Rod(canvas, rod);
            }

            Panel(canvas, cloth, dice, 52, 292, rod, 936, style, 7);
            Panel(canvas, cloth, dice, 508, 748, rod, 936, style, 7);
        }

        if (style != "eyelet" || tied)
        {
            Rod(canvas, rod - 14);
        }
    }

    private static void Rod(Canvas canvas, double y)
    {
        var brass = Cloth.Solid("#a67a34", 0.95);
        canvas.Fill(Outline.Box(26, y + 16, 748, 8), "#3b2418", 0.25, 5);
        canvas.Piece(Outline.Box(24, y - 6, 752, 12), brass, round: 0.3);
        canvas.Piece(Outline.Oval(22, y, 15, 15), brass, round: 0.3);
        canvas.Piece(Outline.Oval(778, y, 15, 15), brass, round: 0.3);
    }

    private static void Panel(Canvas canvas, Cloth cloth, Dice dice, double left, double right, double rod, double hem, string style, int waves)
    {
        var eyelet = style == "eyelet";
        var top = eyelet ? rod - 34 : rod;
        var step = (right - left) / waves;
        canvas.Fill(Outline.Box(left + 10, top + 30, right - left + 14, hem - top - 30), "#3b2418", cloth.Alpha < 0.9 ? 0.08 : 0.28, 14);
        var o = new Outline(left, top);
        var points = new List<Pt>();
        for (var i = 1; i <= waves * 2; i++)
        {
            points.Add(new Pt(left + (step * i / 2), top + (i % 2 == 1 ? -5 : 3)));
        }

        o.Through([.. points]).Curve(right + 3, (top + hem) / 2, right + 6, hem);
        points.Clear();
        for (var i = (waves * 2) - 1; i >= 0; i--)
        {
            points.Add(new Pt(left - 6 + ((right - left + 12) * i / (waves * 2.0)), hem + (i % 2 == 1 ? 10 : -2) + dice.Off(2)));
        }

        o.Through([.. points]).Curve(left - 3, (top + hem) / 2, left, top).Close();
        canvas.Piece(o, cloth, () =>
        {
            var folds = new Folds(canvas, cloth);
            for (var i = 0; i < waves; i++)
            {
                var x = left + (step * (i + 0.78));
                folds.Add(new(x, top - 6), new(left - 6 + ((x - left) / (right - left) * (right - left + 12)) + dice.Off(5), hem + 14), step * 0.15, step * dice.Between(0.15, 0.24), dice.Off(5));
            }

            folds.Draw(cloth.Alpha < 0.9 ? 1.1 : 1.35, step > 26 ? 6 : 4);
            if (style == "pencil")
            {
                var gathers = new System.Text.StringBuilder();
                for (var x = left + 4; x < right; x += 9)
                {
                    gathers.Append(Markup.Text($"M{Math.Round(x)} {top}v{Math.Round(34 + dice.Off(8))}"));
                }

                canvas.Add($"<path d='{gathers}' stroke='{cloth.Shade}' stroke-width='2.4' opacity='.45' filter='{canvas.Blur(1)}'/>");
            }

            canvas.Stroke(new Outline(left - 6, hem - 46).Line(right + 6, hem - 46), cloth.Shade, 1.4, 0.4);
        }, 0.8);
        if (eyelet)
        {
            var rings = new System.Text.StringBuilder();
            for (var i = 0; i < waves; i++)
            {
                rings.Append(Markup.Text($"M{Math.Round(left + (step * (i + 0.32)))} {rod}h.1"));
            }

            canvas.Add($"<g fill='none' stroke-linecap='round'><path d='{rings}' stroke='#7a5722' stroke-width='27'/><path d='{rings}' stroke='#d8b267' stroke-width='24'/><path d='{rings}' stroke='#5b3d18' stroke-width='15'/></g>");
        }
    }

    private static void TiedBack(Canvas canvas, Cloth cloth, Dice dice, double rod, string style)
    {
        const double tie = 560;
        canvas.Fill(new Outline(470, rod + 40).Curve(640, 380, 690, tie).Curve(660, 760, 650, 940).Line(790, 940).Line(780, rod + 40).Close(), "#3b2418", 0.22, 16);
        var upper = new Outline(430, rod).Line(772, rod).Curve(778, 340, 768, tie).Line(676, tie + 6).Curve(640, 430, 520, 300, 430, rod).Close();
        canvas.Piece(upper, cloth, () =>
        {
            var folds = new Folds(canvas, cloth);
            for (var i = 0; i < 7; i++)
            {
                folds.Add(new(470 + (i * 46), rod), new(690 + (i * 12), tie), 9, 4, 28 - (i * 4));
            }

            folds.Draw(1.35, 6);
        });
        var lower = new Outline(678, tie).Line(768, tie).Curve(790, 720, 792, 940).Curve(740, 950, 690, 938, 636, 946).Curve(644, 740, 678, tie).Close();
        canvas.Piece(lower, cloth, () => new Folds(canvas, cloth).Fan(dice, 684, 764, tie + 4, 640, 790, 940, 6, 1.1).Draw(1.35, 6));
        canvas.Piece(new Outline(664, tie - 16).Curve(720, tie - 2, 778, tie - 20).Line(780, tie + 12).Curve(720, tie + 28, 668, tie + 16).Close(), Cloth.Solid(style == "sheer" ? "#b98a3c" : Tint.Darker(cloth.Base, 0.3), 0.6), round: 0.5);
        Furniture.Vase(canvas, 290, 806, 1.15, "#a8482a", dice);
    }

    public static void Blind(Canvas canvas, Cloth cloth, Dice dice, bool lowered)
    {
        Furniture.Window(canvas, 180, 150, 440, 640);
        double left = 158, right = 642, bottom = lowered ? 690 : 430;
        canvas.Fill(Outline.Box(left + 8, 130, right - left, bottom - 100), "#3b2418", 0.3, 12);
        canvas.Piece(Outline.Box(left, 120, right - left, bottom - 150), cloth, () =>
        {
            for (var y = 250.0; y < bottom - 60; y += 130)
            {
                canvas.Stroke(new Outline(left, y + 3).Line(right, y + 3), cloth.Shade, 7, 0.4, blur: 3);
                canvas.Stroke(new Outline(left, y).Line(right, y), cloth.Shade, 1.5, 0.6);
            }
        }, 0.8);
        for (var i = 3; i >= 0; i--)
        {
            var y = bottom - 40 - ((3 - i) * 24.0);
            canvas.Piece(new Outline(left - 2, y - 34).Line(right + 2, y - 34).Line(right + 3, y + 18).Curve(400, y + 27, left - 3, y + 18).Close(), cloth, round: 0.6);
            canvas.Stroke(new Outline(left, y + 22).Curve(400, y + 30, right, y + 22), "#3b2418", 5, 0.22, blur: 4);
        }

        canvas.Stroke(new Outline(628, 130).Line(630, bottom + 150), "#efe6d8", 3);
        canvas.Fill(Outline.Oval(630, bottom + 160, 7, 13), "#a9794f");
        if (!lowered)
        {
            Furniture.Vase(canvas, 290, 806, 0.95, "#a8482a", dice);
        }
    }
}
