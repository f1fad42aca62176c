namespace Hangazo.Web.Demo.Drawings;

/// <summary>What clothes wait on when nobody wears them: the tailor's form and the wooden hanger.</summary>
internal static class Stands
{
    private const string Wood = "#8a5a38";

    public static void Form(Canvas canvas, Body b)
    {
        var wood = Cloth.Solid(Wood, 0.6);
        canvas.Piece(Outline.Box(394, b.HipY, 12, 400), wood, round: 0.3);
        foreach (var side in (int[])[-1, 1])
        {
            canvas.Piece(Outline.Limb([new(400, 868), new(400 + (side * 40), 884), new(400 + (side * 74), 908)], [7, 6, 4], roundEnd: true), wood, round: 0.3);
        }

        canvas.Piece(Outline.Limb([new(400, 862), new(402, 890), new(403, 916)], [7, 6, 5], roundEnd: true), wood, round: 0.3);
        var linen = Cloth.Solid("#d9c8ae", 0.5);
        var torso = new Outline(400, b.ShoulderY - 42).Line(400 + b.NeckHalf + 3, b.ShoulderY - 40).Curve(400 + b.NeckHalf + 4, b.ShoulderY - 24, 400 + b.NeckHalf + 16, b.ShoulderY - 12, 400 + b.ShoulderHalf - 6, b.ShoulderY + 8)
            .Curve(400 + b.ShoulderHalf - 2, b.ShoulderY + 30, 400 + b.ArmpitHalf, b.ArmpitY).Curve(400 + b.BustHalf, b.BustY, 400 + b.WaistHalf, b.WaistY, 400 + b.HipHalf, b.HipY, 400 + b.HipHalf - 6, b.CrotchY + 10).Line(400, b.CrotchY + 16).Mirror();
        canvas.Piece(torso, linen, () => Cut.Seam(canvas, linen, new Outline(400, b.ShoulderY - 40).Line(400, b.CrotchY + 10)));
        canvas.Piece(new Outline(400, b.ShoulderY - 60).Curve(400 + 9, b.ShoulderY - 54, 400 + b.NeckHalf + 4, b.ShoulderY - 42).Curve(400, b.ShoulderY - 36).Mirror(), wood, round: 0.3);
    }

    /// <summary>A rail across the sheet and a hanger under the shoulders; with <paramref name="clips"/>, one that holds a waistband.</summary>
    public static void Hanger(Canvas canvas, Body b, bool clips)
    {
        var wood = Cloth.Solid(Wood, 0.7);
        var top = clips ? b.WaistY : b.ShoulderY;
        var rail = top - 112;
        canvas.Fill(Outline.Box(-200, rail + 12, 1200, 7), "#3b2418", 0.2, 4);
        canvas.Piece(Outline.Box(-200, rail - 5, 1200, 9), Cloth.Solid("#b98a3c", 0.9), round: 0.3);
        canvas.Stroke(new Outline(400, top - (clips ? 26 : 34)).Line(400, rail + 26).Curve(402, rail + 14, 416, rail + 6, 414, rail - 10, 400, rail - 14, 388, rail - 6), "#7d7468", 4.5);
        canvas.Piece(clips
            ? Outline.Limb([new(400 - b.WaistHalf - 4, top - 22), new(400, top - 28), new(400 + b.WaistHalf + 4, top - 22)], [6, 7, 6], roundEnd: true)
            : Outline.Limb([new(400 - b.ShoulderHalf + 8, b.ShoulderY + 8), new(400 - 34, b.ShoulderY - 20), new(400, b.ShoulderY - 34), new(400 + 34, b.ShoulderY - 20), new(400 + b.ShoulderHalf - 8, b.ShoulderY + 8)], [7, 8, 8, 8, 7], roundEnd: true), wood, round: 0.3);
    }

    public static void Clips(Canvas canvas, Body b)
    {
        foreach (var side in (int[])[-1, 1])
        {
            canvas.Piece(Outline.Box(400 + (side * (b.WaistHalf - 6)) - 7, b.WaistY - 32, 14, 26), Cloth.Solid("#8f877a", 0.8), round: 0.3);
        }
    }
}
