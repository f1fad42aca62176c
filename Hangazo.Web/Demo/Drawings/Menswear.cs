namespace Hangazo.Web.Demo.Drawings;

/// <summary>Suits and the robes of East and West Africa.</summary>
internal static class Menswear
{
    public static void Suit(Outfit wear, string style, string shirt, string tie)
    {
        var (canvas, b, cloth) = (wear.Canvas, wear.Body, wear.Cloth);
        Separates.Trousers(wear, "straight");
        if (!wear.Back)
        {
            var linen = Cloth.Solid(shirt, 0.3, 0.35);
            canvas.Piece(Cut.Bodice(b, Neck.Stand, b.HipY - 20, b.WaistHalf, 0), linen, round: 0.6);
            if (style == "three-piece")
            {
                canvas.Piece(Cut.Bodice(b, Neck.DeepVee, b.HipY - 10, b.WaistHalf + 4, 2, 0.7), wear.Cloth, round: 0.6);
                Cut.Buttons(canvas, 400, b.BustY + 50, b.WaistY + 40, 4, wear.Trim.Base, 3.4);
            }
            else if (style is not ("bow-tie" or "tuxedo"))
            {
                var silk = Cloth.Solid(tie, 0.8);
                canvas.Piece(new Outline(393, b.ShoulderY + 4).Line(407, b.ShoulderY + 4).Line(404, b.ShoulderY + 20).Line(412, b.WaistY - 10).Line(400, b.WaistY + 8).Line(388, b.WaistY - 10).Line(396, b.ShoulderY + 20).Close(), silk, round: 0.4);
            }

            var collar = new Outfit(canvas, b, linen, linen, wear.Trim, wear.Dice, wear.On);
            Dresses.Collar(collar, 18);
            if (style is "bow-tie" or "tuxedo")
            {
                var silk = Cloth.Solid(tie, 0.8);
                canvas.Piece(new Outline(400, b.ShoulderY + 2).Curve(410, b.ShoulderY - 8, 424, b.ShoulderY - 9).Line(424, b.ShoulderY + 15).Curve(410, b.ShoulderY + 14, 400, b.ShoulderY + 8).Mirror(), silk, round: 0.4);
                canvas.Fill(Outline.Oval(400, b.ShoulderY + 5, 5, 6.5), Tint.Darker(tie, 0.3));
            }
        }

        var lapel = style is "bow-tie" or "tuxedo" ? new Cloth(Tint.Darker(cloth.Base, 0.5), Tint.Darker(cloth.Base, 0.5), 0.9, 0.5) : cloth;
        Separates.Jacket(wear, "blazer", lapel);
        if (!wear.Back)
        {
            // A folded square in the breast pocket.
            canvas.Piece(new Outline(432, b.BustY - 18).Line(436, b.BustY - 32).Line(444, b.BustY - 22).Line(452, b.BustY - 34).Line(460, b.BustY - 20).Close(), wear.Trim, round: 0.3);
            canvas.Stroke(new Outline(428, b.BustY - 17).Line(464, b.BustY - 21), cloth.Shade, 2.4, 0.8);
        }
    }

    /// <summary>The Swahili coast's long white robe, embroidered at the neck.</summary>
    public static void Kanzu(Outfit wear)
    {
        var (canvas, b, cloth) = (wear.Canvas, wear.Body, wear.Cloth);
        Dresses.Inside(wear, b.HipHalf + 34, 876);
        Dresses.Arms(wear, SleeveCut.Long);
        canvas.Piece(Cut.Bodice(b, Neck.Stand, 878, b.HipHalf + 40, 10, 1, wear.Back), cloth, () =>
        {
            var folds = new Folds(canvas, cloth).Add(new(400 - 50, b.BustY + 20), new(400 - 68, 880), 1, 12, 6).Add(new(400 + 46, b.BustY + 20), new(400 + 62, 880), 1, 13, -6)
                .Add(new(400 - 20, b.WaistY), new(400 - 26, 880), .8, 9).Add(new(400 + 18, b.WaistY + 10), new(400 + 22, 880), .8, 10).Add(new(400 - b.ArmpitHalf, b.ArmpitY + 4), new(400 - 30, b.ArmpitY + 80), 4, .8, 6).Add(new(400 + b.ArmpitHalf, b.ArmpitY + 4), new(400 + 34, b.ArmpitY + 84), 5, .8, -6);
            folds.Draw();
        });
        if (!wear.Back)
        {
            Embroidery(wear, 20, b.BustY + 44);
        }
    }

    /// <summary>A wide robe cut almost as a square; the agbada is its larger brother with sleeves thrown over the shoulders.</summary>
    public static void Boubou(Outfit wear, bool agbada)
    {
        var (canvas, b, cloth, dice) = (wear.Canvas, wear.Body, wear.Cloth, wear.Dice);
        double hem = agbada ? 815 : 882, half = agbada ? 138 : 128, reach = b.ShoulderHalf + (agbada ? 92 : 78), low = agbada ? b.CrotchY + 72 : b.CrotchY - 4;
        if (agbada)
        {
            Separates.Trousers(wear, "straight", cloth.Darker(0.06));
        }
        else
        {
            Dresses.Inside(wear, half, hem);
        }

        foreach (var side in (int[])[-1, 1])
        {
            wear.On?.Arm(side);
        }

        var robe = new Outline(400, b.ShoulderY + (wear.Back ? -8 : 20)).Curve(400 + b.NeckHalf, b.ShoulderY, 400 + b.NeckHalf + 14, b.ShoulderY - 16)
            .Curve(400 + (b.ShoulderHalf * 0.85), b.ShoulderY - 2, 400 + b.ShoulderHalf + 26, b.ShoulderY + 60, 400 + reach, low - 40)
            .Curve(400 + reach - 8, low + 6, 400 + reach - 40, low + 14).Curve(400 + half - 22, low + 30, 400 + half - 8, (low + hem) / 2, 400 + half, hem).Curve(400 + (half * 0.5), hem + 12, 400, hem + 13).Mirror();
        canvas.Piece(robe, cloth, () =>
        {
            var folds = new Folds(canvas, cloth);
            foreach (var side in (int[])[-1, 1])
            {
                double X(double dx) => 400 + (side * dx);
                folds.Add(new(X(b.ShoulderHalf - 4), b.ShoulderY + 26), new(X(reach - 46), low + 8), 1, 12, 10).Add(new(X(b.ShoulderHalf - 16), b.ShoulderY + 30), new(X(half - 30), hem), 1, 15, 8)
                    .Add(new(X(b.ShoulderHalf + 12), b.ShoulderY + 50), new(X(reach - 14), low - 18), 1, 9, 8).Add(new(X(44), b.BustY + 20), new(X(half * 0.5), hem), 1, 13, 4).Add(new(X(14), b.WaistY + 20), new(X(half * 0.16), hem), .8, 10, dice.Off(6));
            }

            folds.Draw(1.15, 5.5);
        });
        foreach (var side in agbada ? (int[])[-1, 1] : [])
        {
            // The thrown-back sleeve: a stack of folds on the shoulder.
            double X(double dx) => 400 + (side * dx);
            canvas.Piece(new Outline(X(b.ShoulderHalf * 0.5), b.ShoulderY - 12).Curve(X(b.ShoulderHalf * 0.95), b.ShoulderY - 8, X(b.ShoulderHalf + 30), b.ShoulderY + 60, X(b.ShoulderHalf + 34), b.WaistY - 10, X(b.ShoulderHalf + 8), b.WaistY + 40).Curve(X(b.ShoulderHalf - 4), b.BustY + 20, X(b.ShoulderHalf * 0.5), b.ShoulderY - 12).Close(), wear.Sleeve, () =>
                new Folds(canvas, cloth).Add(new(X(b.ShoulderHalf * 0.62), b.ShoulderY), new(X(b.ShoulderHalf + 10), b.WaistY + 20), 1, 6, 12).Add(new(X(b.ShoulderHalf * 0.8), b.ShoulderY), new(X(b.ShoulderHalf + 22), b.WaistY), 1, 6, 12).Draw(1.2, 3));
        }

        if (!wear.Back)
        {
            Embroidery(wear, agbada ? 56 : 40, agbada ? b.WaistY - 10 : b.BustY + 50);
        }
    }

    /// <summary>A round cap: kofia on the coast, fila in the west.</summary>
    public static void Cap(Outfit wear, Cloth cloth)
    {
        var (canvas, b) = (wear.Canvas, wear.Body);
        double h = b.HeadHalf + 3, line = b.Crown + ((b.Chin - b.Crown) * 0.25);
        canvas.Piece(new Outline(400, b.Crown - 18).Curve(400 + (h * 0.8), b.Crown - 16, 400 + h - 1, b.Crown - 6).Line(400 + h, line + 8).Curve(400 + (h * 0.6), line - 1, 400, line - 3).Mirror(), cloth, () =>
        {
            canvas.Stroke(new Outline(400 - h, line + 1).Curve(400, line - 10, 400 + h, line + 1), "#b98a3c", 2.4, 0.9, "2 3.5");
            canvas.Stroke(new Outline(400 - h, b.Crown).Curve(400, b.Crown - 11, 400 + h, b.Crown), "#b98a3c", 2.4, 0.9, "5 3.5");
        }, 0.6);
    }

    /// <summary>Chain-stitch around a neck slit.</summary>
    private static void Embroidery(Outfit wear, double width, double to)
    {
        var (canvas, b) = (wear.Canvas, wear.Body);
        var top = b.ShoulderY + 10;
        var thread = Tint.Luma(wear.Trim.Base) is var l && Math.Abs(l - Tint.Luma(wear.Cloth.Base)) < 0.12 ? "#b98a3c" : wear.Trim.Base;
        var yoke = new Outline(400 - b.NeckHalf - 12, b.ShoulderY - 8).Curve(400 - width, top + 44, 400 - (width * 0.6), to - 30, 400, to).Curve(400 + (width * 0.6), to - 30, 400 + width, top + 44, 400 + b.NeckHalf + 12, b.ShoulderY - 8);
        canvas.Stroke(yoke, thread, 4, 0.9, "1 5");
        canvas.Stroke(yoke, thread, 1.4, 0.9);
        canvas.Stroke(new Outline(400, top + 6).Line(400, to - 34), thread, 7, 0.8, "1 7");
        canvas.Stroke(new Outline(400, top + 6).Line(400, to - 34), wear.Cloth.Shade, 1.5, 0.8);
        var at = canvas.Warp.Apply(new Pt(400, to - 16));
        canvas.Add($"<g transform='translate({at})' opacity='.9'>{Tiles.Petals(8, 0, 0, 2, 11, thread)}</g>");
    }
}
