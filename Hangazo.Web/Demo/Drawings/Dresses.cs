namespace Hangazo.Web.Demo.Drawings;

/// <summary>Dresses and jumpsuits for women, and the small ones for girls.</summary>
internal static class Dresses
{
    private sealed record Pattern(Neck Neck, SleeveCut Sleeve, double Hem, double HemHalf, bool Waist = true, int Tiers = 0, bool Wrap = false, bool Placket = false, bool Belt = false, double Hip = 1.08);

    private static Pattern Of(string style) => style switch
    {
        "wrap" => new(Neck.DeepVee, SleeveCut.Flutter, 770, 150, Wrap: true, Belt: true),
        "a-line" => new(Neck.Boat, SleeveCut.None, 690, 178, Hip: 1.3),
        "maxi" => new(Neck.Square, SleeveCut.Puff, 880, 178, Tiers: 3, Hip: 1.25),
        "shift" => new(Neck.Crew, SleeveCut.Short, 640, 92, Waist: false),
        "shirt" => new(Neck.Stand, SleeveCut.Elbow, 735, 128, Placket: true, Belt: true, Hip: 1.15),
        "slip" => new(Neck.Sweetheart, SleeveCut.Strap, 800, 98, Waist: false, Hip: 1.02),
        "halter" => new(Neck.Halter, SleeveCut.None, 872, 150, Belt: true),
        "off-shoulder" => new(Neck.OffShoulder, SleeveCut.None, 800, 165, Tiers: 2, Hip: 1.2),
        "peplum" => new(Neck.Scoop, SleeveCut.Cap, 705, 76, Tiers: -1),
        _ => new(Neck.Vee, SleeveCut.Bishop, 790, 160, Belt: true, Hip: 1.15),
    };

    public static bool ShowsLegs(string style) => Of(style).Hem < 830;

    public static void Dress(Outfit wear, string style)
    {
        var p = Of(style);
        var (canvas, b, cloth) = (wear.Canvas, wear.Body, wear.Cloth);
        var waist = b.WaistY;
        if (p.Waist)
        {
            if (wear.On is null)
            {
                Inside(wear, p.HemHalf, p.Hem);
            }

            SkirtPiece(wear, p);
        }

        Arms(wear, p.Sleeve);
        var bodice = p.Waist
            ? Cut.Bodice(b, p.Neck, waist, b.WaistHalf + 3, back: wear.Back)
            : Cut.Bodice(b, p.Neck, p.Hem, p.HemHalf, ease: 7, back: wear.Back);
        canvas.Piece(bodice, cloth, () => BodiceFolds(wear, p));
        if (p.Sleeve is SleeveCut.Strap)
        {
            foreach (var side in (int[])[-1, 1])
            {
                canvas.Stroke(new Outline(400 + (side * b.BustHalf * 0.6), b.BustY - 36).Curve(400 + (side * b.BustHalf * 0.66), b.ShoulderY), cloth.Base, 4);
            }
        }

        Trimmings(wear, p);
    }

    /// <summary>Skin and sleeves, in the order a bodice covers them.</summary>
    public static void Arms(Outfit wear, SleeveCut cut)
    {
        foreach (var side in (int[])[-1, 1])
        {
            wear.On?.Arm(side);
            if (cut is SleeveCut.None or SleeveCut.Strap)
            {
                wear.On?.Shoulder(side);
            }

            Cut.Sleeve(wear, side, cut);
        }
    }

    /// <summary>The far side of a skirt's hem, seen under the near one.</summary>
    public static void Inside(Outfit wear, double hemHalf, double hem)
    {
        wear.Canvas.Fill(Outline.Oval(400, hem - 2, hemHalf - 3, 12), wear.Cloth.Shade, 0.95);
    }

    private static void SkirtPiece(Outfit wear, Pattern p)
    {
        var (canvas, b, cloth, dice) = (wear.Canvas, wear.Body, wear.Cloth, wear.Dice);
        var top = b.WaistY - 2;
        if (p.Tiers > 0)
        {
            // From the bottom up: each tier is gathered under the one above.
            for (var tier = p.Tiers; tier >= 1; tier--)
            {
                var share = (double)tier / p.Tiers;
                var hem = top + ((p.Hem - top) * Math.Pow(share, 0.92));
                var half = (b.WaistHalf * 1.3) + ((p.HemHalf - (b.WaistHalf * 1.3)) * Math.Pow(share, 0.8));
                var from = tier == 1 ? top : top + ((p.Hem - top) * Math.Pow((double)(tier - 1) / p.Tiers, 0.92)) - 14;
                var fromHalf = tier == 1 ? b.WaistHalf + 3 : (b.WaistHalf * 1.3) + ((p.HemHalf - (b.WaistHalf * 1.3)) * Math.Pow((double)(tier - 1) / p.Tiers, 0.8)) - 9;
                var outline = new Outline(400 - fromHalf, from).Curve(400, from + 6, 400 + fromHalf, from).Curve(400 + (half * 0.7) + (fromHalf * 0.3), from + ((hem - from) * 0.4), 400 + half, hem);
                Cut.Hem(outline, dice, half, hem, 6 + tier, 15);
                outline.Curve(400 - (half * 0.7) - (fromHalf * 0.3), from + ((hem - from) * 0.4), 400 - fromHalf, from).Close();
                canvas.Piece(outline, cloth, () =>
                {
                    new Folds(canvas, cloth).Fan(dice, 400 - fromHalf, 400 + fromHalf, from + 10, 400 - half, 400 + half, hem + 12, 9 + tier).Draw();
                    canvas.Fill(Outline.Oval(400, from + 12, fromHalf + 14, 12), cloth.Shade, tier == 1 ? 0 : 0.42, 6);
                });
            }

            return;
        }

        var waves = p.HemHalf > 120 ? 5 : 1;
        var skirt = Cut.Skirt(b, dice, top, b.WaistHalf + 3, p.HemHalf, p.Hem, waves, p.Hip);
        canvas.Piece(skirt, cloth, () =>
        {
            new Folds(canvas, cloth).Fan(dice, 400 - b.WaistHalf, 400 + b.WaistHalf, top + 6, 400 - p.HemHalf, 400 + p.HemHalf, p.Hem + 8, p.HemHalf > 120 ? 9 : 4).Draw();
            if (p.HemHalf < 120)
            {
                new Folds(canvas, cloth).Add(new(400 - b.HipHalf, b.HipY - 6), new(392, b.HipY + 34), 3, .6, 10).Add(new(400 + b.HipHalf, b.HipY + 6), new(414, b.HipY + 46), 3, .6, -10).Draw(0.7);
            }

            if (p.Wrap && !wear.Back)
            {
                var edge = new Outline(400 + (b.WaistHalf * 0.5), top).Curve(400 + (b.HipHalf * 0.4), b.HipY + 60, 400 - 18, p.Hem - 60, 400 - 62, p.Hem + 20);
                canvas.Stroke(edge, cloth.Shade, 16, 0.5, blur: 6);
                canvas.Stroke(edge, cloth.Shade, 1.6, 0.8);
            }
        });
        if (p.Tiers < 0)
        {
            Peplum(wear, top);
        }
    }

    private static void Peplum(Outfit wear, double top)
    {
        var (canvas, b, cloth, dice) = (wear.Canvas, wear.Body, wear.Cloth, wear.Dice);
        double half = b.HipHalf + 34, hem = b.HipY + 14;
        var outline = new Outline(400 - b.WaistHalf - 3, top).Curve(400, top + 5, 400 + b.WaistHalf + 3, top).Curve(400 + half - 16, top + 40, 400 + half, hem);
        Cut.Hem(outline, dice, half, hem, 6, 16);
        outline.Curve(400 - half + 16, top + 40, 400 - b.WaistHalf - 3, top).Close();
        canvas.Fill(Outline.Oval(400, hem + 14, half - 6, 14), cloth.Shade, 0.5, 6);
        canvas.Piece(outline, cloth, () => new Folds(canvas, cloth).Fan(dice, 400 - b.WaistHalf, 400 + b.WaistHalf, top + 4, 400 - half, 400 + half, hem + 12, 9).Draw());
    }

    private static void BodiceFolds(Outfit wear, Pattern p)
    {
        var (canvas, b, cloth) = (wear.Canvas, wear.Body, wear.Cloth);
        var folds = new Folds(canvas, cloth);
        if (!wear.Back)
        {
            // Under the bust, and the darts to the waist.
            folds.Add(new(400 - b.BustHalf + 4, b.BustY + 6), new(400 - 16, b.BustY + 30), 1.5, 4.5, 9)
                .Add(new(400 + b.BustHalf - 2, b.BustY + 6), new(400 + 16, b.BustY + 30), 2, 5, -9)
                .Add(new(400 - (b.BustHalf * 0.5), b.BustY + 34), new(400 - (b.WaistHalf * 0.55), b.WaistY), .8, 3)
                .Add(new(400 + (b.BustHalf * 0.5), b.BustY + 34), new(400 + (b.WaistHalf * 0.6), b.WaistY), .8, 4);
        }
        else
        {
            folds.Add(new(400 - 30, b.ShoulderY + 40), new(400 - 22, b.WaistY), 1, 4).Add(new(400 + 32, b.ShoulderY + 40), new(400 + 24, b.WaistY), 1, 4);
        }

        if (!p.Waist)
        {
            folds.Add(new(400 - b.HipHalf, b.WaistY + 30), new(400 - 40, p.Hem), 1, 9, 6).Add(new(400 + 26, b.WaistY + 40), new(400 + 38, p.Hem), 1, 10, -5).Add(new(400 - 8, b.HipY + 20), new(400 - 4, p.Hem), .6, 8);
        }

        folds.Draw();
        if (p.Wrap && !wear.Back)
        {
            var over = new Outline(400 - 10, b.BustY + 14).Curve(400 + 14, b.BustY + 50, 400 + b.WaistHalf, b.WaistY - 2);
            canvas.Stroke(over, cloth.Shade, 12, 0.5, blur: 4);
            canvas.Stroke(over, cloth.Shade, 1.6, 0.8);
        }

        if (p.Waist && p.Tiers != 0)
        {
            canvas.Stroke(new Outline(400 - b.WaistHalf, b.WaistY - 1).Curve(400, b.WaistY + 5, 400 + b.WaistHalf, b.WaistY - 1), cloth.Shade, 7, 0.5, blur: 3);
        }
    }

    private static void Trimmings(Outfit wear, Pattern p)
    {
        var (canvas, b, cloth, trim) = (wear.Canvas, wear.Body, wear.Cloth, wear.Trim);
        if (wear.Back)
        {
            if (p.Neck is not (Neck.Halter or Neck.Sweetheart))
            {
                Cut.Seam(canvas, cloth, new Outline(400, b.ShoulderY - 6).Line(400, p.Waist ? b.HipY : b.HipY + 20), 0.7);
            }
        }
        else if (p.Placket)
        {
            Collar(wear);
            foreach (var dx in (double[])[-9, 9])
            {
                Cut.Seam(canvas, cloth, new Outline(400 + dx, b.ShoulderY + 14).Curve(400 + dx, b.WaistY, 400 + dx, p.Hem + 12));
            }

            Cut.Buttons(canvas, 400, b.ShoulderY + 30, p.Hem - 60, 9, trim.Base);
        }

        if (p.Belt)
        {
            Belt(wear, p.Wrap ? cloth : trim, p.Wrap || p.Neck is Neck.Vee);
        }
    }

    /// <summary>A shirt collar with its stand.</summary>
    public static void Collar(Outfit wear, double drop = 24)
    {
        var (canvas, b) = (wear.Canvas, wear.Body);
        double s = b.ShoulderY, n = b.NeckHalf;
        canvas.Fill(Outline.Oval(400, s - 17, n + 5, 9), wear.Cloth.Shade, 0.9);
        foreach (var side in (int[])[-1, 1])
        {
            var flap = new Outline(400 + (side * (n + 7)), s - 26).Curve(400 + (side * n * 0.7), s - 8, 400, s + 2).Line(400 + (side * 20), s + drop).Curve(400 + (side * (n + 15)), s + 2, 400 + (side * (n + 15)), s - 16).Close();
            canvas.Piece(flap, wear.Cloth, round: 0.4);
        }
    }

    private static void Belt(Outfit wear, Cloth cloth, bool tied)
    {
        var (canvas, b) = (wear.Canvas, wear.Body);
        double y = b.WaistY, half = b.WaistHalf + 4;
        if (tied && !wear.Back)
        {
            canvas.Piece(Outline.Limb([new(400 + 25, y), new(400 + 34, y + 60), new(400 + 30, y + 128)], [4, 7, 10], cut: 2), cloth, round: 0.4);
            canvas.Piece(Outline.Limb([new(400 + 22, y), new(400 + 16, y + 50), new(400 + 20, y + 100)], [4, 7, 9], cut: 2), cloth, round: 0.4);
        }

        canvas.Piece(new Outline(400 - half, y - 10).Curve(400, y - 4, 400 + half, y - 10).Line(400 + half, y + 9).Curve(400, y + 15, 400 - half, y + 9).Close(), cloth, round: 0.4);
        if (tied && !wear.Back)
        {
            canvas.Piece(Outline.Limb([new(400 + 22, y + 2), new(400 + 42, y - 14), new(400 + 60, y - 2), new(400 + 44, y + 8)], [4, 7, 6, 4], roundEnd: true), cloth, round: 0.3);
            canvas.Piece(Outline.Oval(400 + 23, y + 3, 9, 11), cloth, round: 0.3);
        }
        else if (!wear.Back)
        {
            canvas.Stroke(Outline.Box(400 - 13, y - 9, 26, 23), "#b98a3c", 3.4);
        }
    }
}
