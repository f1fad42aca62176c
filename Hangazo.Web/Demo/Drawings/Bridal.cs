namespace Hangazo.Web.Demo.Drawings;

/// <summary>Wedding gowns and those who stand beside them.</summary>
internal static class Bridal
{
    public static void Gown(Outfit wear, string style, Cloth lace)
    {
        var (canvas, b, cloth, dice) = (wear.Canvas, wear.Body, wear.Cloth, wear.Dice);
        var (half, hip) = style switch { "ball" => (232.0, 2.1), "mermaid" => (168, 1.03), "sheath" => (98, 1.04), _ => (196, 1.35) };
        const double hem = 893;
        Train(wear, half, hem);
        var skirt = style == "mermaid" ? Mermaid(b, dice, half, hem) : Cut.Skirt(b, dice, b.WaistY - 3, b.WaistHalf + 3, half, hem, style == "sheath" ? 2 : 6, hip, 12);
        canvas.Piece(skirt, cloth, () =>
        {
            if (style == "mermaid")
            {
                new Folds(canvas, cloth).Fan(dice, 400 - 52, 400 + 52, 668, 400 - half, 400 + half, hem, 11).Draw();
                new Folds(canvas, cloth).Add(new(400 - b.HipHalf, b.HipY), new(400 - 20, b.HipY + 44), 3, .6, 8).Add(new(400 + b.HipHalf, b.HipY + 10), new(400 + 16, b.HipY + 60), 3, .6, -8).Add(new(400 - 62, 600), new(400, 630), 3, .6, 6).Draw(0.7);
            }
            else
            {
                new Folds(canvas, cloth).Fan(dice, 400 - b.WaistHalf, 400 + b.WaistHalf, b.WaistY + 6, 400 - half, 400 + half, hem, style == "sheath" ? 5 : 12).Draw(1.05, 6);
            }

            LaceHem(canvas, half, hem, lace);
        });
        var sleeve = style switch { "mermaid" => SleeveCut.None, "sheath" => SleeveCut.Long, "ball" => SleeveCut.None, _ => SleeveCut.Elbow };
        var neck = style switch { "ball" => Neck.Sweetheart, "mermaid" => Neck.OffShoulder, "sheath" => Neck.Boat, _ => Neck.Vee };
        var sheer = wear with { Sleeve = lace with { Alpha = 0.82 } };
        Dresses.Arms(sheer, sleeve);
        canvas.Piece(Cut.Bodice(b, neck, b.WaistY, b.WaistHalf + 4, back: wear.Back), lace, () =>
        {
            var folds = new Folds(canvas, lace);
            Separates.Bust(folds, b, wear.Back);
            folds.Draw(0.8);
        });
        if (wear.Back)
        {
            Cut.Buttons(canvas, 400, b.ArmpitY - 6, b.HipY - 20, 13, lace.Light, 3);
        }

        canvas.Piece(new Outline(400 - b.WaistHalf - 4, b.WaistY - 7).Curve(400, b.WaistY - 1, 400 + b.WaistHalf + 4, b.WaistY - 7).Line(400 + b.WaistHalf + 4, b.WaistY + 7).Curve(400, b.WaistY + 13, 400 - b.WaistHalf - 4, b.WaistY + 7).Close(), wear.Trim, round: 0.4);
    }

    private static Outline Mermaid(Body b, Dice dice, double half, double hem)
    {
        var o = new Outline(400 - b.WaistHalf - 3, b.WaistY - 3).Curve(400, b.WaistY + 4, 400 + b.WaistHalf + 3, b.WaistY - 3)
            .Curve(400 + b.HipHalf + 3, b.HipY, 400 + 67, 580, 400 + 56, 668, 400 + 82, 760, 400 + half, hem);
        Cut.Hem(o, dice, half, hem, 6, 12);
        return o.Curve(400 - 82, 760, 400 - 56, 668, 400 - 67, 580, 400 - b.HipHalf - 3, b.HipY, 400 - b.WaistHalf - 3, b.WaistY - 3).Close();
    }

    /// <summary>Cloth that lies on the floor behind the bride, to her left.</summary>
    private static void Train(Outfit wear, double half, double hem)
    {
        var canvas = wear.Canvas;
        var reach = 400 + half + 78;
        canvas.Piece(new Outline(400 + (half * 0.5), hem - 150).Curve(400 + half + 10, hem - 70, reach - 16, hem - 12, reach, hem + 14).Curve(reach - 50, hem + 26, 400 + (half * 0.6), hem + 22, 400, hem + 8).Close(), wear.Cloth, () =>
            new Folds(canvas, wear.Cloth).Add(new(400 + (half * 0.6), hem - 110), new(reach - 30, hem + 16), 1, 9, -16).Add(new(400 + (half * 0.5), hem - 90), new(reach - 80, hem + 20), 1, 9, -12).Draw(1, 4));
    }

    /// <summary>A border of lace above the hem, its upper edge scalloped.</summary>
    private static void LaceHem(Canvas canvas, double half, double hem, Cloth lace)
    {
        const int count = 15;
        var points = new List<Pt>();
        for (var i = 0; i <= count * 2; i++)
        {
            var t = i / (count * 2.0);
            points.Add(new Pt(400 - half + (2 * half * t), hem - 74 + (Math.Sin(t * Math.PI) * 16) - (i % 2 == 0 ? 0 : 14)));
        }

        var band = new Outline(400 - half - 20, hem + 40).Line(points[0]).Through([.. points.Skip(1)]).Line(400 + half + 20, hem + 40).Close();
        canvas.Fill(band, lace.Fill, 0.8);
        canvas.Stroke(band, lace.Light, 2.2, 0.8);
    }

    /// <summary>Sheer tulle from the crown to the floor. Behind: the side that falls behind the dress; in front: its two edges.</summary>
    public static void Veil(Outfit wear, bool behind, double length)
    {
        var (canvas, b) = (wear.Canvas, wear.Body);
        var tulle = new Cloth("#fffdf8", "#f7f1e6", 0.6, 0.3, behind ? 0.62 : 0.42);
        var half = 96 + ((length - 400) * 0.24);
        if (behind)
        {
            canvas.Piece(new Outline(400, b.Crown - 14).Curve(400 + b.HeadHalf + 16, b.Crown + 24, 400 + b.ShoulderHalf + 8, b.ShoulderY + 20, 400 + half - 20, (length + b.ShoulderY) / 2, 400 + half, length).Curve(400 + (half * 0.5), length + 12, 400, length + 14).Mirror(), tulle, () =>
                new Folds(canvas, tulle).Fan(wear.Dice, 360, 440, b.Crown + 10, 400 - half, 400 + half, length, 10).Draw(1.2));
            return;
        }

        foreach (var side in (int[])[-1, 1])
        {
            double X(double dx) => 400 + (side * dx);
            canvas.Piece(new Outline(X(6), b.Crown - 13).Curve(X(b.HeadHalf + 12), b.Crown + 20, X(b.ShoulderHalf + 10), b.ShoulderY + 30, X(half - 16), (length + b.ShoulderY) / 2, X(half), length)
                .Curve(X(half * 0.72), length + 8).Curve(X(b.ShoulderHalf - 8), b.WaistY, X(b.HeadHalf + 6), b.Chin - 10, X(b.HeadHalf - 4), b.Crown + 26, X(6), b.Crown - 13).Close(), tulle, () =>
                new Folds(canvas, tulle).Add(new(X(b.HeadHalf + 4), b.Crown + 40), new(X(half * 0.86), length), 1, 9, 14).Draw());
        }
    }

    /// <summary>A hand-tied bouquet, held at the waist.</summary>
    public static void Bouquet(Outfit wear, string flower)
    {
        var (canvas, b, dice) = (wear.Canvas, wear.Body, wear.Dice);
        var centre = new Pt(402, b.WaistY + 18);
        var leaf = new System.Text.StringBuilder();
        for (var i = 0; i < 11; i++)
        {
            var a = (i / 11.0 * Math.PI * 2) + dice.Off(0.2);
            var tip = centre + (new Pt(Math.Cos(a), Math.Sin(a)) * dice.Between(46, 58));
            var bend = centre + (new Pt(Math.Cos(a + 0.5), Math.Sin(a + 0.5)) * 36);
            leaf.Append(Markup.Text($"M{centre}Q{bend} {tip}Q{centre + (new Pt(Math.Cos(a - 0.3), Math.Sin(a - 0.3)) * 34)} {centre}"));
        }

        canvas.Piece(Outline.Limb([new(400, centre.Y + 10), new(397, centre.Y + 54), new(393, centre.Y + 84)], [10, 8, 11]), Cloth.Solid("#5d6b45"), round: 0.4);
        canvas.Add($"<path d='{leaf}' fill='#56684a'/><path d='{leaf}' fill='#8b9a6c' transform='translate({centre}) rotate(17) scale(.86) translate({centre * -1})' opacity='.8'/>");
        for (var i = 0; i < 8; i++)
        {
            var a = i * 2.399;
            var at = centre + (new Pt(Math.Cos(a), Math.Sin(a) * 0.9) * (i == 0 ? 0 : 12 + (i * 3.0)));
            var petal = Tint.Mix(flower, dice.Pick("#fff4e6", "#c98a8b", "#f4ecdd"), dice.Between(0.1, 0.6));
            canvas.Add($"<g transform='translate({at})'><circle r='13' fill='{petal}'/><path d='M-9 -6a11 11 0 0 1 18 -1a9 9 0 0 1 -3 13a8 8 0 0 1 -12 -4a6 6 0 0 1 8 -7' fill='none' stroke='{Tint.Darker(petal, 0.3)}' stroke-width='1.6' opacity='.7'/></g>");
        }
    }

    public static void Robe(Outfit wear)
    {
        var (canvas, b, cloth) = (wear.Canvas, wear.Body, wear.Cloth);
        const double hem = 640;
        canvas.Piece(Cut.Skirt(b, wear.Dice, b.WaistY - 3, b.WaistHalf + 6, b.HipHalf + 40, hem, 3, 1.12), cloth, () =>
        {
            new Folds(canvas, cloth).Fan(wear.Dice, 400 - b.WaistHalf, 400 + b.WaistHalf, b.WaistY + 6, 400 - b.HipHalf - 40, 400 + b.HipHalf + 40, hem, 8).Draw();
            if (!wear.Back)
            {
                var edge = new Outline(400 + 20, b.WaistY).Curve(400, b.HipY + 40, 400 - 26, hem + 16);
                canvas.Stroke(edge, cloth.Shade, 14, 0.5, blur: 5);
                canvas.Stroke(edge, wear.Trim.Base, 7);
            }
        });
        Dresses.Arms(wear, SleeveCut.Kimono);
        canvas.Piece(Cut.Bodice(b, Neck.DeepVee, b.WaistY, b.WaistHalf + 7, 8, back: wear.Back), cloth, () =>
        {
            var folds = new Folds(canvas, cloth);
            Separates.Bust(folds, b, wear.Back);
            folds.Add(new(400 - 30, b.BustY + 20), new(400 - 20, b.WaistY), 1, 5).Add(new(400 + 30, b.BustY + 20), new(400 + 20, b.WaistY), 1, 6).Draw();
        });
        if (!wear.Back)
        {
            var band = new Outline(400 + 24, b.WaistY - 4).Curve(400, b.BustY + 24, 400 - (b.NeckHalf * 1.6), b.ShoulderY + 42, 400 - b.NeckHalf - 15, b.ShoulderY - 13);
            var other = new Outline(400 - 2, b.BustY + 22).Curve(400 + (b.NeckHalf * 1.6), b.ShoulderY + 42, 400 + b.NeckHalf + 15, b.ShoulderY - 13);
            canvas.Stroke(other, wear.Trim.Base, 9);
            canvas.Stroke(band, wear.Trim.Base, 9);
        }

        Sash(wear, wear.Trim);
    }

    public static void Sash(Outfit wear, Cloth cloth)
    {
        var (canvas, b) = (wear.Canvas, wear.Body);
        if (!wear.Back)
        {
            canvas.Piece(Outline.Limb([new(418, b.WaistY + 4), new(430, b.WaistY + 60), new(424, b.WaistY + 124)], [4, 7, 10]), cloth, round: 0.4);
            canvas.Piece(Outline.Limb([new(414, b.WaistY + 4), new(410, b.WaistY + 50), new(414, b.WaistY + 104)], [4, 7, 9]), cloth, round: 0.4);
        }

        canvas.Piece(new Outline(400 - b.WaistHalf - 8, b.WaistY - 11).Curve(400, b.WaistY - 5, 400 + b.WaistHalf + 8, b.WaistY - 11).Line(400 + b.WaistHalf + 8, b.WaistY + 11).Curve(400, b.WaistY + 17, 400 - b.WaistHalf - 8, b.WaistY + 11).Close(), cloth, round: 0.4);
        if (!wear.Back)
        {
            canvas.Piece(Outline.Oval(416, b.WaistY + 3, 9, 12), cloth, round: 0.4);
        }
    }
}
