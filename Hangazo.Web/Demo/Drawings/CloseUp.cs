namespace Hangazo.Web.Demo.Drawings;

/// <summary>The cloth itself, filling the sheet in deep folds, with one detail of how the piece is made.</summary>
internal static class CloseUp
{
    public static void Draw(Canvas canvas, PictureSpec spec, string[] palette, Cloth trim, Dice dice)
    {
        var scale = spec.Fabric is Fabric.WaxPrint or Fabric.Kanga or Fabric.Brocade or Fabric.Kente ? 2 : 2.4;
        var plain = Cloth.Weave(canvas, spec.Fabric, palette, spec.Seed, scale, -18) with { Alpha = 1 };
        canvas.Add($"<path fill='{plain.Fill}' d='M0 0H800V1000H0z'/>");
        const int count = 6;
        double slant = dice.Between(120, 260);
        var edges = new Outline[count];
        for (var i = 0; i < count; i++)
        {
            double x = -140 + (i * 186) + dice.Off(34), sway = dice.Off(60);
            edges[i] = new Outline(x + slant, -30).Bez(x + slant + sway, 300, x - sway, 660, x - (slant * 0.4), 1030);
            var region = new Outline(x + slant, -30).Bez(x + slant + sway, 300, x - sway, 660, x - (slant * 0.4), 1030).Line(x + 420, 1030).Line(x + 420 + slant, -30).Close();
            var turned = Cloth.Weave(canvas, spec.Fabric, palette, spec.Seed, scale * dice.Between(0.92, 1.06), -18 + ((i % 2 == 0 ? 1 : -1) * dice.Between(5, 13)));
            canvas.Fill(region, turned.Fill);
            canvas.Add($"<path d='{region.Data(Warp.None)}' fill='{canvas.Linear(0, 0.2, 0.55, 0.35, (0, plain.Shade, 0.5 * plain.Depth), (0.18, plain.Shade, 0), (0.45, plain.Light, 0.55 * plain.Gloss), (0.8, plain.Light, 0))}'/>");
        }

        canvas.Open($"fill='none' filter='{canvas.Blur(20)}'");
        foreach (var edge in edges)
        {
            canvas.Add($"<path d='{edge.Data(Warp.None)}' stroke='{plain.Shade}' stroke-width='70' stroke-opacity='{Math.Min(0.95, plain.Depth * 1.25)}' transform='translate(-34 0)'/>");
        }

        canvas.Close();
        canvas.Open($"fill='none' filter='{canvas.Blur(6)}'");
        foreach (var edge in edges)
        {
            canvas.Add($"<path d='{edge.Data(Warp.None)}' stroke='{plain.Shade}' stroke-width='9' stroke-opacity='.6' transform='translate(-4 0)'/><path d='{edge.Data(Warp.None)}' stroke='{plain.Light}' stroke-width='8' stroke-opacity='{0.25 + (plain.Gloss * 0.5)}' transform='translate(14 0)'/>");
        }

        canvas.Close();
        Detail(canvas, spec, plain, trim, dice);
        canvas.Add($"<path fill='{canvas.Radial(0.3, 0.24, 0.95, (0, "#fffaf0", 0.26), (0.5, "#fffaf0", 0), (1, "#1d100b", 0.34))}' d='M0 0H800V1000H0z'/>");
    }

    private static void Detail(Canvas canvas, PictureSpec spec, Cloth cloth, Cloth trim, Dice dice)
    {
        switch (spec.Kind)
        {
            case GarmentKind.Shirt or GarmentKind.Jacket or GarmentKind.Suit or GarmentKind.GroomSuit or GarmentKind.Child:
            case GarmentKind.Dress when spec.Style == "shirt":
                Placket(canvas, cloth, trim);
                break;
            case GarmentKind.Scarf or GarmentKind.Throw or GarmentKind.TableRunner or GarmentKind.BedRunner:
                Edge(canvas, cloth, trim, dice, true);
                break;
            case GarmentKind.Cushion or GarmentKind.ToteBag or GarmentKind.Blind or GarmentKind.Robe:
                Edge(canvas, cloth, trim, dice, false);
                break;
            case GarmentKind.Curtain when spec.Style == "eyelet":
                Eyelets(canvas, cloth);
                break;
            default:
                Label(canvas, cloth);
                break;
        }
    }

    private static void Placket(Canvas canvas, Cloth cloth, Cloth trim)
    {
        canvas.Open($"transform='rotate(12 400 500)'");
        canvas.Fill(Outline.Box(410, -200, 130, 1400), "#1d100b", 0.4, 14);
        canvas.Piece(Outline.Box(330, -200, 150, 1400), cloth);
        canvas.Stroke(new Outline(346, -200).Line(346, 1200), cloth.Light, 3, 0.7, "14 9");
        canvas.Stroke(new Outline(464, -200).Line(464, 1200), cloth.Light, 3, 0.7, "14 9");
        foreach (var y in (double[])[130, 470, 810])
        {
            canvas.Fill(Outline.Oval(412, y + 12, 48, 47), "#1d100b", 0.5, 8);
            canvas.Piece(Outline.Oval(405, y, 46, 46), trim, () =>
            {
                canvas.Stroke(Outline.Oval(405, y, 34, 34), trim.Shade, 4, 0.5);
                canvas.Fill(Outline.Oval(392, y - 22, 20, 9), "#ffffff", 0.4, 4);
            });
            foreach (var (dx, dy) in ((int, int)[])[(-9, -9), (9, -9), (-9, 9), (9, 9)])
            {
                canvas.Dot(new Pt(405 + dx, y + dy), 4.6, trim.Shade, 0.9);
            }

            canvas.Stroke(new Outline(396, y - 9).Line(414, y + 9), cloth.Light, 4);
            canvas.Stroke(new Outline(414, y - 9).Line(396, y + 9), cloth.Light, 4);
        }

        canvas.Close();
    }

    private static void Edge(Canvas canvas, Cloth cloth, Cloth trim, Dice dice, bool fringe)
    {
        canvas.Open($"transform='rotate(-9 400 800)'");
        canvas.Fill(Outline.Box(-200, 792, 1200, 400), "#1d100b", 0.55, 20);
        canvas.Add($"<path fill='#e9dfd2' d='M-200 800H1000V1300H-200z'/>");
        canvas.Fill(Outline.Box(-200, 800, 1200, 46), "#1d100b", 0.4, 16);
        if (fringe)
        {
            var threads = new System.Text.StringBuilder();
            for (var i = 0; i < 46; i++)
            {
                threads.Append(Markup.Text($"M{-60 + (i * 21)} 790q{Math.Round(dice.Off(14))} 60 {Math.Round(dice.Off(16))} {Math.Round(124 + dice.Off(14))}"));
            }

            canvas.Add($"<g fill='none' stroke-linecap='round'><path d='{threads}' stroke='#1d100b' stroke-width='12' opacity='.25' transform='translate(9 6)' filter='{canvas.Blur(5)}'/><path d='{threads}' stroke='{trim.Shade}' stroke-width='10.5'/><path d='{threads}' stroke='{trim.Base}' stroke-width='8'/><path d='{threads}' stroke='{trim.Light}' stroke-width='2' opacity='.5' transform='translate(-2 0)'/></g>");
        }
        else
        {
            canvas.Piece(Outline.Limb([new(-200, 800), new(400, 802), new(1000, 800)], [19, 19, 19]), trim, round: 0.6);
        }

        canvas.Stroke(new Outline(-200, 764).Line(1000, 764), cloth.Light, 3.4, 0.75, "16 10");
        canvas.Close();
    }

    private static void Eyelets(Canvas canvas, Cloth cloth)
    {
        canvas.Fill(Outline.Box(-20, -20, 840, 250), cloth.Shade, 0.18, 20);
        canvas.Stroke(new Outline(-10, 236).Line(810, 236), cloth.Light, 3, 0.7, "14 9");
        foreach (var x in (double[])[110, 400, 690])
        {
            canvas.Fill(Outline.Oval(x + 8, 130, 76, 78), "#1d100b", 0.5, 9);
            canvas.Piece(Outline.Oval(x, 118, 74, 74), Cloth.Solid("#c39748", 0.95, 0.6));
            canvas.Piece(Outline.Oval(x, 118, 47, 47), Cloth.Solid("#3b2616", 0.2, 0.6), () => canvas.Fill(Outline.Box(x - 60, 94, 120, 46), canvas.Linear(0, 0, 0, 1, (0, "#f0d596", 1), (0.4, "#b98a3c", 1), (1, "#6b4a1d", 1))));
        }

    }

    /// <summary>The house's woven label: a leaf ring on bone, no letters.</summary>
    private static void Label(Canvas canvas, Cloth cloth)
    {
        canvas.Open($"transform='rotate(-7 590 820)'");
        canvas.Fill(Outline.Box(496, 772, 196, 112), "#1d100b", 0.45, 9);
        canvas.Piece(Outline.Box(490, 760, 196, 112), Cloth.Solid("#f2e9da", 0.3, 0.3), () =>
        {
            canvas.Add($"<path d='M490 764h196M490 868h196' stroke='#a8482a' stroke-width='3'/><g transform='translate(588 816)'>{Tiles.Petals(12, 0, 0, 12, 36, "#1f4d46")}<circle r='7' fill='#a8482a'/></g>");
        }, 0.4);
        canvas.Stroke(new Outline(498, 760).Line(498, 872), cloth.Shade, 3, 0.7, "8 6");
        canvas.Stroke(new Outline(678, 760).Line(678, 872), cloth.Shade, 3, 0.7, "8 6");
        canvas.Close();
    }
}
