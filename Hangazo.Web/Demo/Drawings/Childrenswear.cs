namespace Hangazo.Web.Demo.Drawings;

internal static class Childrenswear
{
    public static void Outfit(Outfit wear, string style, Cloth dark)
    {
        if (style is "shirt" or "shorts-set")
        {
            Separates.Trousers(wear, "shorts", style == "shorts-set" ? wear.Cloth : dark);
            Separates.Shirt(wear, "short");
        }
        else
        {
            Dress(wear, style == "party");
        }
    }

    public static void Dress(Outfit wear, bool party)
    {
        var (canvas, b, cloth, dice) = (wear.Canvas, wear.Body, wear.Cloth, wear.Dice);
        double half = party ? 136 : 112, hem = party ? 776 : 736;
        Dresses.Inside(wear, half, hem);
        canvas.Piece(Cut.Skirt(b, dice, b.WaistY - 2, b.WaistHalf + 3, half, hem, 5, party ? 1.6 : 1.35, 12), cloth, () =>
            new Folds(canvas, cloth).Fan(dice, 400 - b.WaistHalf, 400 + b.WaistHalf, b.WaistY + 5, 400 - half, 400 + half, hem, 10).Draw());
        Dresses.Arms(wear, SleeveCut.Puff);
        canvas.Piece(Cut.Bodice(b, Neck.Crew, b.WaistY, b.WaistHalf + 4, back: wear.Back), cloth);
        canvas.Piece(new Outline(400 - b.WaistHalf - 5, b.WaistY - 10).Curve(400, b.WaistY - 5, 400 + b.WaistHalf + 5, b.WaistY - 10).Line(400 + b.WaistHalf + 5, b.WaistY + 8).Curve(400, b.WaistY + 13, 400 - b.WaistHalf - 5, b.WaistY + 8).Close(), wear.Trim, round: 0.4);
        if (wear.Back || party)
        {
            foreach (var side in (int[])[-1, 1])
            {
                canvas.Piece(new Outline(400, b.WaistY).Curve(400 + (side * 24), b.WaistY - 22, 400 + (side * 48), b.WaistY - 14, 400 + (side * 46), b.WaistY + 16, 400, b.WaistY + 4).Close(), wear.Trim, round: 0.4);
            }

            canvas.Fill(Outline.Oval(400, b.WaistY + 1, 8, 10), wear.Trim.Shade, 0.8);
        }
    }
}
