namespace Hangazo.Web.Demo.Drawings;

/// <summary>Tops, shirts, trousers, skirts, jumpsuits, jackets and coats.</summary>
internal static class Separates
{
    public static void Top(Outfit wear, string style)
    {
        var (neck, sleeve, hem, ease) = style switch
        {
            "peasant" => (Neck.Scoop, SleeveCut.Bishop, 474.0, 12.0),
            "off-shoulder" => (Neck.OffShoulder, SleeveCut.None, 452, 6),
            "wrap" => (Neck.DeepVee, SleeveCut.Flutter, 448, 5),
            "tunic" => (Neck.Vee, SleeveCut.Elbow, 560, 14),
            "shell" => (Neck.Boat, SleeveCut.None, 462, 6),
            "tee" => (Neck.Crew, SleeveCut.Short, 470, 8),
            "halter" => (Neck.Halter, SleeveCut.None, 455, 4),
            "bell" => (Neck.Square, SleeveCut.Bell, 458, 5),
            _ => (Neck.Vee, SleeveCut.Puff, 456, 6),
        };
        var (canvas, b, cloth) = (wear.Canvas, wear.Body, wear.Cloth);
        Dresses.Arms(wear, sleeve);
        var half = Math.Max(b.WaistHalf + 8, b.HipHalf * 0.8) + ease;
        canvas.Piece(Cut.Bodice(b, neck, hem, half, ease, back: wear.Back), cloth, () =>
        {
            var folds = new Folds(canvas, cloth);
            Bust(folds, b, wear.Back);
            folds.Add(new(400 - 22, b.WaistY - 30), new(400 - 34, hem), 1, 6, 4).Add(new(400 + 20, b.WaistY - 22), new(400 + 34, hem), 1, 7, -4)
                .Add(new(400 - b.WaistHalf - ease, b.WaistY + 6), new(400 - 18, b.WaistY - 12), 3, .6, 3).Add(new(400 + b.WaistHalf + ease, b.WaistY + 2), new(400 + 18, b.WaistY - 14), 4, .6, -3).Draw();
            if (style == "wrap" && !wear.Back)
            {
                var over = new Outline(400 - 10, b.BustY + 14).Curve(400 + 14, b.BustY + 50, 400 + half, hem - 24);
                canvas.Stroke(over, cloth.Shade, 12, 0.5, blur: 4);
                canvas.Stroke(over, cloth.Shade, 1.6, 0.8);
            }

            canvas.Stroke(new Outline(400 - half, hem - 6).Curve(400, hem, 400 + half, hem - 6), cloth.Shade, 1.3, 0.5, "4 3");
        });
    }

    public static void Shirt(Outfit wear, string style)
    {
        var (canvas, b, cloth) = (wear.Canvas, wear.Body, wear.Cloth);
        var hem = b.HipY + (style == "long" ? 66 : 26);
        var half = b.HipHalf + 10;
        Dresses.Arms(wear, style is "short" or "camp" ? SleeveCut.Short : SleeveCut.Long);
        canvas.Piece(Cut.Bodice(b, Neck.Stand, hem, half, 9, 1, wear.Back), cloth, () =>
        {
            var folds = new Folds(canvas, cloth).Add(new(400 - b.ArmpitHalf, b.ArmpitY + 6), new(400 - 30, b.ArmpitY + 70), 4, .8, 6).Add(new(400 + b.ArmpitHalf, b.ArmpitY + 6), new(400 + 34, b.ArmpitY + 76), 5, .8, -6)
                .Add(new(400 - 46, b.BustY + 30), new(400 - 50, hem), 1, 8, 5).Add(new(400 + 44, b.BustY + 30), new(400 + 46, hem), 1, 9, -6).Add(new(400 + 22, b.WaistY), new(400 + 20, hem), 1, 5);
            folds.Draw(0.85);
            if (wear.Back)
            {
                Cut.Seam(canvas, cloth, new Outline(400 - b.ShoulderHalf, b.ShoulderY + 40).Curve(400, b.ShoulderY + 46, 400 + b.ShoulderHalf, b.ShoulderY + 40));
                Cut.Seam(canvas, cloth, new Outline(394, b.ShoulderY + 44).Line(393, hem).Line(407, hem).Line(406, b.ShoulderY + 44), 0.35);
            }
        });
        if (!wear.Back)
        {
            foreach (var dx in (double[])[-9, 9])
            {
                Cut.Seam(canvas, cloth, new Outline(400 + dx, b.ShoulderY + 12).Line(400 + dx, hem + 4));
            }

            Pocket(wear, 400 + (b.BustHalf * 0.52), b.BustY - 8, 34);
            Cut.Buttons(canvas, 400, b.ShoulderY + 26, hem - 26, 7, wear.Trim.Base, 3.6);
        }

        Dresses.Collar(wear, 28);
    }

    public static void Skirt(Outfit wear, string style)
    {
        var (hem, half, hip, waves, folds) = style switch
        {
            "pencil" => (690.0, 66.0, 1.04, 1, 3),
            "maxi" => (882, 172, 1.2, 5, 11),
            "pleated" => (770, 150, 1.2, 9, 18),
            "mini" => (610, 118, 1.18, 3, 6),
            _ => (740, 190, 1.4, 6, 11),
        };
        var (canvas, b, cloth, dice) = (wear.Canvas, wear.Body, wear.Cloth, wear.Dice);
        if (hem > 700)
        {
            Dresses.Inside(wear, half, hem);
        }

        canvas.Piece(Cut.Skirt(b, dice, b.WaistY - 4, b.WaistHalf + 4, half, hem, waves, hip), cloth, () =>
            new Folds(canvas, cloth).Fan(dice, 400 - b.WaistHalf, 400 + b.WaistHalf, b.WaistY + 12, 400 - half, 400 + half, hem + 8, folds).Draw(style == "pleated" ? 1.25 : 1, style == "pleated" ? 2.5 : 4.5));
        canvas.Piece(new Outline(400 - b.WaistHalf - 5, b.WaistY - 14).Curve(400, b.WaistY - 8, 400 + b.WaistHalf + 5, b.WaistY - 14).Line(400 + b.WaistHalf + 6, b.WaistY + 6).Curve(400, b.WaistY + 12, 400 - b.WaistHalf - 6, b.WaistY + 6).Close(), cloth, round: 0.4);
    }

    public static void Trousers(Outfit wear, string style, Cloth? cloth = null)
    {
        var c = cloth ?? wear.Cloth;
        var (canvas, b) = (wear.Canvas, wear.Body);
        var (hemHalf, kneeHalf, hem) = style switch
        {
            "wide" or "palazzo" => (66.0, 52.0, 890.0),
            "flare" => (46, 32, 890),
            "cropped" => (36, 36, 800),
            "slim" => (19, 26, 872),
            "shorts" => (50, 44, 650),
            _ => (30, 36, 880),
        };
        double w = b.WaistHalf + 4, hip = b.HipHalf + 5, mid = b == Body.Child ? 27 : 33;
        foreach (var side in (int[])[1, -1])
        {
            double X(double dx) => 400 + (side * dx);
            var kneeY = Math.Min(b.KneeY, (b.CrotchY + hem) / 2);
            var leg = new Outline(400, b.WaistY).Curve(X(w * 0.6), b.WaistY - 2, X(w), b.WaistY - 3)
                .Curve(X(hip), b.HipY, X(hip + 1 + ((hemHalf - 30) * 0.1)), b.CrotchY + 20, X(mid + kneeHalf), kneeY, X(mid + hemHalf), hem)
                .Curve(X(mid), hem + 8, X(Math.Max(4, mid - hemHalf)), hem)
                .Curve(X(Math.Max(3, mid - kneeHalf)), kneeY, X(5), b.CrotchY + 34, 400, b.CrotchY + 14).Close();
            canvas.Piece(leg, c, () =>
            {
                var folds = new Folds(canvas, c);
                folds.Add(new(X(12), b.CrotchY + 18), new(X(hip - 10), b.CrotchY - 14), 3, .6, 5).Add(new(X(10), b.CrotchY + 34), new(X(hip - 16), b.CrotchY + 30), 3, .6, 5)
                    .Add(new(X(mid + 8), b.CrotchY + 40), new(X(mid + (hemHalf * 0.4)), hem + 4), 1, hemHalf * 0.16, 4).Add(new(X(mid - 12), b.CrotchY + 60), new(X(mid - (hemHalf * 0.5)), hem + 4), 1, hemHalf * 0.15, -4);
                folds.Draw(0.9);
                canvas.Stroke(new Outline(X(mid), b.HipY).Curve(X(mid), kneeY, X(mid), hem), c.Light, 1.6, 0.4);
                Cut.Seam(canvas, c, new Outline(X(w * 0.72), b.WaistY + 8).Curve(X(hip - 4), b.HipY - 22), 0.7);
            });
        }

        Cut.Seam(canvas, c, new Outline(401, b.WaistY).Line(402, b.CrotchY + 4), 0.7);
        canvas.Piece(new Outline(400 - w - 1, b.WaistY - 13).Curve(400, b.WaistY - 8, 400 + w + 1, b.WaistY - 13).Line(400 + w + 2, b.WaistY + 7).Curve(400, b.WaistY + 12, 400 - w - 2, b.WaistY + 7).Close(), c, round: 0.4);
        if (!wear.Back)
        {
            Cut.Buttons(canvas, 400, b.WaistY + 1, b.WaistY + 1, 1, wear.Trim.Base, 4);
        }
    }

    public static void Jumpsuit(Outfit wear, string style)
    {
        Trousers(wear, style is "culotte" ? "cropped" : style is "tailored" ? "straight" : "wide");
        var (canvas, b) = (wear.Canvas, wear.Body);
        var neck = style switch { "culotte" => Neck.Square, "halter" => Neck.Halter, _ => Neck.DeepVee };
        Dresses.Arms(wear, style switch { "culotte" => SleeveCut.Puff, "halter" => SleeveCut.None, "tailored" => SleeveCut.Long, _ => SleeveCut.Flutter });
        canvas.Piece(Cut.Bodice(b, neck, b.WaistY, b.WaistHalf + 4, back: wear.Back), wear.Cloth, () =>
        {
            var folds = new Folds(canvas, wear.Cloth);
            Bust(folds, b, wear.Back);
            folds.Draw();
        });
        canvas.Piece(new Outline(400 - b.WaistHalf - 5, b.WaistY - 11).Curve(400, b.WaistY - 5, 400 + b.WaistHalf + 5, b.WaistY - 11).Line(400 + b.WaistHalf + 5, b.WaistY + 9).Curve(400, b.WaistY + 15, 400 - b.WaistHalf - 5, b.WaistY + 9).Close(), wear.Trim, round: 0.4);
    }

    /// <summary>A jacket worn open or closed; styles: blazer, bomber, kimono, coat, trench, tuxedo.</summary>
    public static void Jacket(Outfit wear, string style, Cloth lapel)
    {
        var (canvas, b, cloth) = (wear.Canvas, wear.Body, wear.Cloth);
        var male = b == Body.Man;
        var (hem, half, open, ease) = style switch
        {
            "coat" or "trench" => (735.0, b.HipHalf + 42, 16.0, 14.0),
            "kimono" => (690, b.HipHalf + 40, 44, 14),
            "bomber" => (472, b.HipHalf + 4, 20, 16),
            "cropped" => (430, b.WaistHalf + 16, 14, 10),
            _ => (b.CrotchY + (male ? 14 : 6), b.HipHalf + 14, 2, male ? 7 : 6),
        };
        Dresses.Arms(wear, style == "kimono" ? SleeveCut.Kimono : SleeveCut.Long);
        if (wear.Back)
        {
            canvas.Piece(Cut.Bodice(b, Neck.Stand, hem, half, ease, 1.02, true), cloth, () =>
            {
                new Folds(canvas, cloth).Add(new(400 - 46, b.BustY), new(400 - 40, hem), 1, 7).Add(new(400 + 46, b.BustY), new(400 + 40, hem), 1, 8).Draw();
                Cut.Seam(canvas, cloth, new Outline(400, b.ShoulderY - 6).Line(400, hem), 0.7);
                canvas.Stroke(new Outline(402, hem - 90).Line(405, hem + 6), cloth.Shade, 6, 0.6, blur: 2);
            });
            canvas.Piece(new Outline(400, b.ShoulderY - 30).Curve(400 + b.NeckHalf + 8, b.ShoulderY - 24, 400 + b.NeckHalf + 15, b.ShoulderY - 10).Curve(400 + b.NeckHalf, b.ShoulderY + 8, 400, b.ShoulderY + 12).Mirror(), cloth, round: 0.4);
            return;
        }

        var fold = style is "bomber" or "kimono" ? b.BustY - 30 : male ? b.WaistY - 18 : b.WaistY - 26;
        foreach (var side in (int[])[1, -1])
        {
            double X(double dx) => 400 + (side * dx);
            var edge = side < 0 ? -Math.Max(2, open * 0.2) + (open > 10 ? open : 0) : open;
            var panel = new Outline(X(b.NeckHalf + 14), b.ShoulderY - 16).Curve(X(b.ShoulderHalf * 0.7), b.ShoulderY - 4, X(b.ShoulderHalf * 1.03), b.ShoulderY + 7)
                .Curve(X(b.ShoulderHalf * 0.94), b.ShoulderY + 34, X(b.ArmpitHalf + ease), b.ArmpitY)
                .Curve(X(b.BustHalf + ease), b.BustY + 4, X(b.WaistHalf + (ease * 1.6)), b.WaistY, X(((b.HipHalf + half) / 2) + (ease * 0.3)), Math.Min(b.HipY, hem - 10), X(half), hem)
                .Curve(X(half * 0.5), hem + 7, X(edge + 18), hem + 6).Curve(X(edge + 1), hem - 6, X(edge), hem - 40).Line(X(edge), fold).Line(X(b.NeckHalf + 4), b.ShoulderY - 18).Close();
            canvas.Piece(panel, cloth, () =>
            {
                new Folds(canvas, cloth).Add(new(X(b.ArmpitHalf), b.ArmpitY + 4), new(X(30), b.WaistY - 30), 4, .8, 5).Add(new(X(b.WaistHalf + ease), b.WaistY + 4), new(X(22), b.WaistY - 4), 3.5, .6, 2)
                    .Add(new(X(half * 0.62), b.WaistY + 30), new(X(half * 0.7), hem), 1, 8, 3).Draw(0.85);
                Cut.Seam(canvas, cloth, new Outline(X(b.BustHalf * 0.55), b.BustY + 10).Curve(X(b.WaistHalf * 0.62), b.WaistY, X(b.HipHalf * 0.62), b.HipY), 0.45);
            });
            if (style is not ("kimono" or "bomber"))
            {
                var pocketY = b.HipY - (male ? 24 : 18);
                canvas.Piece(new Outline(X(half * 0.36), pocketY).Line(X(half * 0.84), pocketY - 5).Line(X(half * 0.85), pocketY + 11).Line(X(half * 0.36), pocketY + 16).Close(), cloth, round: 0.4);
                Lapel(canvas, b, side, edge, fold, lapel);
            }
            else if (style == "bomber")
            {
                canvas.Piece(Outline.Limb([new(X(b.NeckHalf + 10), b.ShoulderY - 22), new(X(b.NeckHalf + 4), b.ShoulderY + 6), new(X(edge + 6), fold + 14)], [8, 8, 6]), wear.Trim, round: 0.4);
                canvas.Piece(new Outline(X(edge), hem - 12).Line(X(half), hem - 16).Line(X(half - 4), hem + 8).Line(X(edge), hem + 12).Close(), wear.Trim, round: 0.4);
            }
            else
            {
                canvas.Piece(Outline.Limb([new(X(b.NeckHalf + 8), b.ShoulderY - 20), new(X(b.NeckHalf + 14), b.BustY - 20), new(X(edge + 6), b.WaistY), new(X(edge + 6), hem)], [8, 9, 9, 9]), wear.Trim, round: 0.4);
            }
        }

        if (style is "coat" or "trench")
        {
            canvas.Piece(new Outline(400 - b.WaistHalf - 22, b.WaistY - 8).Curve(400, b.WaistY - 2, 400 + b.WaistHalf + 22, b.WaistY - 8).Line(400 + b.WaistHalf + 22, b.WaistY + 12).Curve(400, b.WaistY + 18, 400 - b.WaistHalf - 22, b.WaistY + 12).Close(), cloth, round: 0.4);
            canvas.Piece(Outline.Limb([new(412, b.WaistY + 6), new(430, b.WaistY + 60), new(424, b.WaistY + 110)], [6, 8, 10]), cloth, round: 0.4);
        }
        else if (style is not ("kimono" or "bomber" or "cropped"))
        {
            Cut.Buttons(canvas, 396, fold + 8, fold + 50, 2, Tint.Darker(cloth.Base, 0.45), 4.6);
        }
    }

    private static void Lapel(Canvas canvas, Body b, int side, double edge, double fold, Cloth cloth)
    {
        double X(double dx) => 400 + (side * dx);
        double n = b.NeckHalf, wide = b.ShoulderHalf * 0.46;
        var notch = b.ShoulderY + 34;
        canvas.Piece(new Outline(X(n + 6), b.ShoulderY - 20).Line(X(n + 16), b.ShoulderY - 14).Curve(X(n + 20), b.ShoulderY + 8, X(wide + 2), notch - 8).Line(X(wide - 7), notch + 4).Line(X(wide + 12), notch + 6)
            .Curve(X(wide - 2), b.BustY, X(edge + 1), fold + 4).Curve(X(n * 0.85), b.BustY - 30, X(n + 2), b.ShoulderY - 16).Close(), cloth, round: 0.45);
    }

    public static void Pocket(Outfit wear, double cx, double y, double size)
    {
        var half = size / 2;
        wear.Canvas.Stroke(new Outline(cx - half, y).Line(cx + half, y).Line(cx + half - 1, y + size).Line(cx, y + size + 8).Line(cx - half + 1, y + size).Close(), wear.Cloth.Shade, 1.5, 0.55);
    }

    public static void Bust(Folds folds, Body b, bool back)
    {
        if (!back)
        {
            folds.Add(new(400 - b.BustHalf + 4, b.BustY + 6), new(400 - 16, b.BustY + 30), 1.5, 4.5, 9).Add(new(400 + b.BustHalf - 2, b.BustY + 6), new(400 + 16, b.BustY + 30), 2, 5, -9);
        }
    }
}
