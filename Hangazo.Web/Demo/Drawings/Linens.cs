namespace Hangazo.Web.Demo.Drawings;

/// <summary>Cushions, runners, throws and cloth by the metre, each in its place.</summary>
internal static class Linens
{
    public static void Cushion(Canvas canvas, Cloth cloth, Cloth trim, double cx, double cy, double half, double turn, string style, double tall = 1)
    {
        var h = half * tall;
        canvas.Open($"transform='rotate({turn} {cx} {cy})'");
        canvas.Fill(Outline.Oval(cx + (half * 0.1), cy + (h * 0.98), half * 0.95, half * 0.13), "#2a1810", 0.42, 12);
        var o = new Outline(cx - (half * 1.02), cy - (h * 1.02)).Curve(cx - (half * 0.5), cy - (h * 0.93), cx, cy - (h * 0.9), cx + (half * 0.5), cy - (h * 0.93), cx + (half * 1.02), cy - (h * 1.02))
            .Curve(cx + (half * 0.95), cy - (h * 0.5), cx + (half * 0.93), cy, cx + (half * 0.95), cy + (h * 0.5), cx + (half * 1.02), cy + (h * 1.02))
            .Curve(cx + (half * 0.5), cy + (h * 0.96), cx, cy + (h * 0.94), cx - (half * 0.5), cy + (h * 0.96), cx - (half * 1.02), cy + (h * 1.02))
            .Curve(cx - (half * 0.95), cy + (h * 0.5), cx - (half * 0.93), cy, cx - (half * 0.95), cy - (h * 0.5), cx - (half * 1.02), cy - (h * 1.02)).Close();
        if (style == "fringe")
        {
            canvas.Stroke(o, trim.Base, 26, 1, "2.4 3.4");
        }

        canvas.Piece(o, cloth, () =>
        {
            canvas.Fill(Outline.Oval(cx - (half * 0.28), cy - (h * 0.32), half * 0.62, h * 0.5), cloth.Light, 0.3 + (cloth.Gloss * 0.2), half * 0.16);
            canvas.Fill(Outline.Oval(cx + (half * 0.5), cy + (h * 0.85), half * 0.9, h * 0.34), cloth.Shade, 0.5, half * 0.14);
            new Folds(canvas, cloth).Add(new(cx - (half * 0.98), cy - (h * 0.98)), new(cx - (half * 0.5), cy - (h * 0.5)), 1.5, half * 0.04, 6).Add(new(cx + (half * 0.98), cy - (h * 0.98)), new(cx + (half * 0.56), cy - (h * 0.42)), 1.5, half * 0.05, -8)
                .Add(new(cx - (half * 0.98), cy + (h * 0.98)), new(cx - (half * 0.6), cy + (h * 0.46)), 1.5, half * 0.05, -8).Add(new(cx + (half * 0.98), cy + (h * 0.98)), new(cx + (half * 0.52), cy + (h * 0.52)), 1.5, half * 0.06, 8).Draw(0.5, half * 0.05);
        }, 1.5);
        if (style == "piped")
        {
            canvas.Stroke(o, trim.Base, 6);
            canvas.Stroke(o, trim.Light, 1.6, 0.6);
        }
        else if (style == "tassel")
        {
            foreach (var (sx, sy) in ((int, int)[])[(-1, -1), (1, -1), (-1, 1), (1, 1)])
            {
                double x = cx + (sx * half * 1.04), y = cy + (sy * h * 1.04);
                canvas.Piece(new Outline(x - 6, y).Line(x + 6, y).Line(x + 12, y + 44).Curve(x, y + 48, x - 12, y + 44).Close(), trim, round: 0.4);
                canvas.Fill(Outline.Oval(x, y, 9, 9), trim.Base);
            }
        }

        canvas.Close();
    }

    public static void Bed(Canvas canvas, Cloth cloth, Cloth trim)
    {
        var sheet = Cloth.Solid("#f6f0e6", 0.4, 0.32);
        Studio.StandShadow(canvas, 400, 932, 380);
        canvas.Piece(new Outline(96, 300).Curve(110, 236, 180, 226).Curve(400, 214, 620, 226).Curve(690, 236, 704, 300).Line(704, 640).Line(96, 640).Close(), Furniture.Oak, () =>
        {
            foreach (var x in (double[])[218, 340, 460, 582])
            {
                canvas.Stroke(new Outline(x, 232).Line(x, 560), Furniture.Oak.Shade, 2.5, 0.5);
            }
        });
        Cushion(canvas, sheet, trim, 256, 470, 136, -2, "", 0.66);
        Cushion(canvas, sheet, trim, 544, 470, 136, 2, "", 0.66);
        Cushion(canvas, cloth, trim, 400, 512, 110, 0, "piped", 0.6);
        // The bed seen a little from above: its top narrows towards the pillows.
        canvas.Piece(new Outline(104, 560).Curve(250, 546, 400, 552, 560, 546, 696, 560).Curve(742, 700, 764, 830).Curve(772, 880, 764, 930).Line(36, 930).Curve(28, 880, 36, 830).Curve(58, 700, 104, 560).Close(), sheet, () =>
        {
            new Folds(canvas, sheet).Add(new(150, 570), new(90, 820), 3, 14, 8).Add(new(300, 566), new(260, 790), 2, 10, 8).Add(new(520, 560), new(560, 800), 2, 12, -8).Add(new(660, 576), new(716, 830), 3, 12, -8).Draw(0.8, 9);
            canvas.Fill(Outline.Oval(400, 560, 300, 16), sheet.Shade, 0.35, 10);
        });
        canvas.Fill(new Outline(66, 702).Curve(400, 690, 734, 702).Line(776, 836).Curve(400, 830, 24, 836).Close(), "#3b2418", 0.25, 8);
        canvas.Piece(new Outline(70, 680).Curve(400, 666, 730, 680).Curve(750, 740, 766, 806).Curve(776, 860, 772, 912).Curve(756, 916, 742, 912).Curve(744, 850, 730, 818).Curve(400, 806, 70, 818).Curve(56, 850, 58, 912).Curve(44, 916, 28, 912).Curve(24, 860, 34, 806).Curve(50, 740, 70, 680).Close(), cloth, () =>
            new Folds(canvas, cloth).Add(new(200, 676), new(180, 818), 2, 8, 4).Add(new(420, 672), new(430, 812), 2, 9, -4).Add(new(610, 676), new(636, 816), 2, 9, -4).Draw(0.8, 7));
        canvas.Stroke(new Outline(70, 686).Curve(400, 672, 730, 686), trim.Base, 6);
        canvas.Stroke(new Outline(66, 811).Curve(400, 799, 734, 811), trim.Base, 6);
    }

    public static void Table(Canvas canvas, Cloth cloth, Cloth trim, Dice dice)
    {
        Studio.StandShadow(canvas, 400, 940, 330);
        foreach (var x in (double[])[84, 716])
        {
            canvas.Piece(Outline.Limb([new(x, 700), new(x + (x < 400 ? 8 : -8), 948)], [16, 11]), Furniture.Oak, round: 0.4);
        }

        canvas.Piece(new Outline(200, 470).Line(600, 470).Line(770, 700).Line(30, 700).Close(), Furniture.Oak, () =>
        {
            var grain = new System.Text.StringBuilder();
            for (var i = 0; i < 9; i++)
            {
                var t = (i + 0.5) / 9;
                grain.Append(Markup.Text($"M{Math.Round(200 + (400 * t))} 470L{Math.Round(30 + (740 * t))} 700"));
            }

            canvas.Add($"<path d='{grain}' stroke='{Furniture.Oak.Shade}' stroke-width='1.5' opacity='.35'/>");
        }, 0.6);
        canvas.Piece(Outline.Box(30, 700, 740, 26), Furniture.Oak.Darker(0.12), round: 0.4);
        canvas.Fill(new Outline(340, 470).Line(470, 470).Line(536, 704).Line(536, 860).Line(290, 860).Line(290, 704).Close(), "#3b2418", 0.28, 8);
        canvas.Piece(new Outline(336, 469).Line(464, 469).Line(520, 702).Line(280, 702).Close(), cloth, () => new Folds(canvas, cloth).Add(new(360, 470), new(330, 702), 1, 9, 4).Add(new(430, 480), new(450, 702), 1, 10, -4).Draw(0.6, 7), 0.6);
        canvas.Piece(new Outline(280, 700).Curve(400, 706, 520, 700).Line(523, 842).Curve(400, 852, 277, 842).Close(), cloth, () =>
        {
            canvas.Fill(Outline.Box(270, 696, 260, 14), cloth.Light, 0.5, 4);
            new Folds(canvas, cloth).Add(new(320, 716), new(314, 850), 1, 9, 3).Add(new(420, 716), new(432, 850), 1, 11, -3).Add(new(490, 712), new(498, 850), 1, 8).Draw(1.1, 5);
        });
        Tassels(canvas, trim, 282, 520, 844);
        Furniture.Vase(canvas, 400, 540, 1.15, "#efe6d8", dice);
        foreach (var (x, y, r) in ((double, double, double)[])[(214, 640, 66), (594, 640, 66)])
        {
            canvas.Fill(Outline.Oval(x + 8, y + 8, r, r * 0.36), "#2a1810", 0.4, 6);
            canvas.Piece(Outline.Oval(x, y, r, r * 0.36), Cloth.Solid("#efe6d8", 0.6, 0.3), () => canvas.Fill(Outline.Oval(x, y + 2, r * 0.66, r * 0.22), "#cdbfa9", 0.8), 0.4);
        }
    }

    public static void Tassels(Canvas canvas, Cloth trim, double left, double right, double y)
    {
        for (var i = 0; i < 7; i++)
        {
            var x = left + ((right - left) * (i + 0.5) / 7);
            canvas.Piece(new Outline(x - 3, y).Line(x + 3, y).Line(x + 8, y + 38).Curve(x, y + 41, x - 8, y + 38).Close(), trim, round: 0);
        }
    }

    public static void Throw(Canvas canvas, Cloth cloth, Cloth trim, Dice dice)
    {
        Furniture.Sofa(canvas, Tint.Luma(cloth.Base) > 0.6 ? "#7d8a78" : "#d9cdbb", 640);
        canvas.Fill(new Outline(430, 360).Line(640, 354).Line(670, 860).Line(440, 860).Close(), "#2a1810", 0.3, 14);
        canvas.Piece(new Outline(418, 346).Curve(520, 330, 624, 340).Curve(640, 480, 632, 622).Curve(526, 632, 412, 624).Curve(408, 480, 418, 346).Close(), cloth, () =>
            new Folds(canvas, cloth).Add(new(450, 344), new(440, 628), 2, 9, 6).Add(new(520, 338), new(512, 630), 2, 12, -4).Add(new(590, 342), new(592, 628), 2, 10, 4).Draw(1.1, 7));
        Fringe(canvas, trim, dice, 404, 646, 842);
        canvas.Piece(new Outline(412, 616).Curve(526, 604, 632, 614).Curve(648, 640, 650, 700).Curve(646, 780, 652, 846).Curve(526, 858, 398, 844).Curve(404, 760, 398, 700).Curve(400, 640, 412, 616).Close(), cloth, () =>
            new Folds(canvas, cloth).Add(new(444, 620), new(430, 850), 2, 12, 6).Add(new(516, 620), new(508, 856), 2, 14, -5).Add(new(590, 620), new(600, 852), 2, 13, 5).Draw(1.1, 7));
        Cushion(canvas, Cloth.Solid(trim.Base, 0.4), trim, 236, 540, 96, -6, "piped");
    }

    public static void Fringe(Canvas canvas, Cloth trim, Dice dice, double left, double right, double y)
    {
        var threads = new System.Text.StringBuilder();
        for (var x = left; x < right; x += 6)
        {
            threads.Append(Markup.Text($"M{Math.Round(x)} {y - 8}q{Math.Round(dice.Off(4))} 22 {Math.Round(dice.Off(5))} {Math.Round(40 + dice.Off(6))}"));
        }

        canvas.Add($"<path d='{threads}' fill='none' stroke='{trim.Shade}' stroke-width='3.4' opacity='.35' transform='translate(4 3)'/><path d='{threads}' fill='none' stroke='{trim.Base}' stroke-width='2.6'/>");
    }

    /// <summary>A bolt on a shelf, its end falling to the floor.</summary>
    public static void Roll(Canvas canvas, Cloth cloth, Cloth across, Dice dice)
    {
        canvas.Fill(Outline.Box(90, 250, 640, 22), "#3b2418", 0.3, 10);
        canvas.Piece(Outline.Box(60, 230, 680, 22), Furniture.Oak, round: 0.4);
        canvas.Fill(Outline.Box(200, 250, 440, 640), "#3b2418", 0.28, 20);
        var fall = new Outline(170, 190).Line(590, 190).Curve(600, 420, 592, 640, 606, 872).Curve(540, 890, 470, 872, 390, 892, 300, 874, 160, 886).Curve(172, 640, 162, 420, 170, 190).Close();
        canvas.Piece(fall, cloth, () => new Folds(canvas, cloth).Fan(dice, 185, 575, 262, 165, 600, 884, 6, 1.3).Draw(1.25, 9));
        canvas.Piece(new Outline(130, 96).Line(650, 96).Curve(672, 160, 650, 228).Line(130, 228).Curve(112, 160, 130, 96).Close(), across, () =>
        {
            canvas.Fill(Outline.Box(100, 100, 600, 40), cloth.Light, 0.4, 14);
            canvas.Fill(Outline.Box(100, 190, 600, 50), cloth.Shade, 0.6, 14);
        }, 0.8);
        canvas.Piece(Outline.Oval(650, 162, 24, 66), cloth.Darker(0.15), () =>
        {
            for (var i = 1; i < 5; i++)
            {
                canvas.Stroke(Outline.Oval(650, 162, 24 - (i * 4.4), 66 - (i * 12)), cloth.Light, 1.4, 0.5);
            }

            canvas.Fill(Outline.Oval(650, 162, 6, 16), "#c9a67a");
        }, 0.5);
    }

    /// <summary>A neat pile, this cloth on top of two plain companions.</summary>
    public static void Stack(Canvas canvas, Cloth cloth, Cloth across, string[] palette)
    {
        Furniture.Stool(canvas, 742);
        var layers = new List<Cloth>
        {
            Cloth.Solid("#e6dac6", 0.4, 0.4), Cloth.Solid(palette.Length > 1 ? palette[1] : "#8b6a4d", 0.4, 0.45), cloth, cloth,
        };
        var y = 740.0;
        for (var i = 0; i < layers.Count; i++)
        {
            double height = i < 2 ? 62 : 84, half = 196 - (i * 5), lean = (i % 2 == 0 ? -5 : 6);
            y -= height;
            canvas.Piece(new Outline(400 - half + lean + 18, y).Line(400 + half + lean, y).Line(400 + half + lean, y + height).Line(400 - half + lean + 18, y + height).Curve(400 - half + lean - 12, y + (height * 0.5), 400 - half + lean + 18, y).Close(), layers[i], () =>
            {
                canvas.Stroke(new Outline(400 - half + lean + 10, y + (height * 0.5)).Curve(400, y + (height * 0.54), 400 + half + lean, y + (height * 0.48)), layers[i].Shade, 3, 0.7);
                canvas.Stroke(new Outline(400 - half + lean + 10, y + (height * 0.25)).Line(400 + half + lean, y + (height * 0.25)), layers[i].Shade, 6, 0.25, blur: 3);
                canvas.Fill(Outline.Box(180, y + height - 14, 440, 18), layers[i].Shade, 0.5, 6);
            }, 0.7);
        }

        // The top fold, seen a little from above, with one corner turned.
        canvas.Piece(new Outline(262, y - 62).Line(556, y - 62).Curve(572, y - 30, 582, y + 8).Line(222, y + 8).Curve(236, y - 30, 262, y - 62).Close(), across, () =>
            new Folds(canvas, across).Add(new(300, y - 70), new(270, y), 2, 12, 4).Add(new(480, y - 74), new(500, y), 2, 14, -4).Draw(0.6, 9), 0.7);
    }
}
