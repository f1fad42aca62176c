namespace Hangazo.Web.Demo.Drawings;

/// <summary>A few quiet pieces for the rooms.</summary>
internal static class Furniture
{
    public static readonly Cloth Oak = Cloth.Solid("#a9794f", 0.5, 0.5);

    public static void Stool(Canvas canvas, double top)
    {
        Studio.StandShadow(canvas, 400, 934, 170);
        foreach (var (x, foot) in ((double, double)[])[(300, 258), (500, 542), (372, 352), (428, 448)])
        {
            canvas.Piece(Outline.Limb([new(x, top + 8), new((x + foot) / 2, (top + 930) / 2), new(foot, 934)], [11, 9, 7]), Oak, round: 0.3);
        }

        canvas.Piece(new Outline(246, top - 4).Curve(400, top - 14, 554, top - 4).Curve(566, top + 14, 548, top + 22).Curve(400, top + 30, 252, top + 22).Curve(234, top + 14, 246, top - 4).Close(), Oak, round: 0.5);
    }

    /// <summary>A low sofa seen from the front, filling the sheet's width.</summary>
    public static void Sofa(Canvas canvas, string colour, double seat)
    {
        var cloth = Cloth.Solid(colour, 0.4, 0.42);
        Studio.StandShadow(canvas, 400, seat + 232, 330);
        foreach (var x in (double[])[110, 690])
        {
            canvas.Piece(Outline.Limb([new(x, seat + 170), new(x, seat + 236)], [11, 7]), Oak, round: 0.3);
        }

        canvas.Piece(new Outline(96, seat - 240).Curve(110, seat - 282, 160, seat - 290).Curve(400, seat - 300, 640, seat - 290).Curve(690, seat - 282, 704, seat - 240).Line(704, seat + 100).Line(96, seat + 100).Close(), cloth, () =>
            canvas.Stroke(new Outline(400, seat - 292).Curve(396, seat - 150, 400, seat), cloth.Shade, 3, 0.5));
        canvas.Piece(new Outline(80, seat + 90).Line(720, seat + 90).Line(716, seat + 182).Curve(400, seat + 190, 84, seat + 182).Close(), cloth, round: 0.8);
        canvas.Piece(new Outline(92, seat).Curve(110, seat - 22, 150, seat - 24).Curve(400, seat - 30, 650, seat - 24).Curve(690, seat - 22, 708, seat).Curve(716, seat + 60, 700, seat + 98).Curve(400, seat + 106, 100, seat + 98).Curve(84, seat + 60, 92, seat).Close(), cloth, () =>
            canvas.Stroke(new Outline(400, seat - 26).Curve(403, seat + 40, 400, seat + 102), cloth.Shade, 3, 0.55));
        foreach (var side in (int[])[-1, 1])
        {
            double X(double dx) => 400 + (side * dx);
            canvas.Piece(new Outline(X(300), seat - 80).Curve(X(308), seat - 108, X(344), seat - 112, X(378), seat - 104, X(384), seat - 76).Line(X(380), seat + 186).Curve(X(340), seat + 192, X(302), seat + 186).Close(), cloth, round: 0.9);
        }
    }

    public static void Vase(Canvas canvas, double x, double y, double size, string glaze, Dice dice)
    {
        var stems = new System.Text.StringBuilder();
        var leaves = new System.Text.StringBuilder();
        for (var i = 0; i < 5; i++)
        {
            double lean = ((i - 2) * 26 * size) + dice.Off(8), rise = (150 + dice.Off(34)) * size;
            stems.Append(Markup.Text($"M{x} {y - (70 * size)}q{lean * 0.2} {-rise * 0.5} {lean} {-rise}"));
            for (var k = 1; k <= 3; k++)
            {
                var t = k / 3.0;
                double lx = x + (lean * t * t) + (lean * 0.2 * t), ly = y - (70 * size) - (rise * t);
                leaves.Append(Markup.Text($"M{lx} {ly}q{22 * size} {-14 * size} {30 * size} {-38 * size}q{-30 * size} {6 * size} {-30 * size} {38 * size}M{lx} {ly}q{-22 * size} {-10 * size} {-34 * size} {-30 * size}q{30 * size} {2 * size} {34 * size} {30 * size}"));
            }
        }

        canvas.Add($"<path d='{stems}' fill='none' stroke='#6d7a4d' stroke-width='3'/><path d='{leaves}' fill='#71825a' opacity='.95'/>");
        canvas.Fill(Outline.Oval(x + (26 * size), y + 2, 52 * size, 9 * size), "#3b2418", 0.35, 6);
        canvas.Piece(new Outline(x - (16 * size), y - (86 * size)).Line(x + (16 * size), y - (86 * size)).Curve(x + (14 * size), y - (70 * size), x + (42 * size), y - (40 * size), x + (24 * size), y).Line(x - (24 * size), y).Curve(x - (42 * size), y - (40 * size), x - (14 * size), y - (70 * size), x - (16 * size), y - (86 * size)).Close(), Cloth.Solid(glaze, 0.7), round: 0.7);
    }

    /// <summary>A tall window with the garden out of focus behind it.</summary>
    public static void Window(Canvas canvas, double x, double y, double width, double height)
    {
        var frame = "#fbf7ef";
        canvas.Fill(Outline.Box(x - 16, y - 16, width + 32, height + 32), "#3b2418", 0.22, 10);
        canvas.Add($"<path fill='{frame}' d='M{x - 14} {y - 14}h{width + 28}v{height + 28}h{-width - 28}z'/>");
        var id = canvas.NextId();
        canvas.Add($"<clipPath id='{id}'><path d='M{x} {y}h{width}v{height}h{-width}z'/></clipPath><g clip-path='url(#{id})'>");
        canvas.Add($"<path fill='{canvas.Linear(0, 0, 0, 1, (0, "#e8f0ee", 1), (0.45, "#f6efdd", 1), (0.62, "#c9d1b2", 1), (1, "#96a983", 1))}' d='M{x} {y}h{width}v{height}h{-width}z'/>");
        canvas.Open($"filter='{canvas.Blur(12)}'");
        canvas.Fill(Outline.Oval(x + (width * 0.2), y + (height * 0.62), width * 0.3, height * 0.16), "#7d9470", 0.8);
        canvas.Fill(Outline.Oval(x + (width * 0.78), y + (height * 0.56), width * 0.34, height * 0.2), "#6d8765", 0.75);
        canvas.Fill(Outline.Oval(x + (width * 0.5), y + (height * 0.85), width * 0.6, height * 0.16), "#88a077", 0.9);
        canvas.Fill(Outline.Oval(x + (width * 0.25), y + (height * 0.2), width * 0.4, height * 0.14), "#fffdf6", 0.9);
        canvas.Close();
        canvas.Close();
        canvas.Add($"<path d='M{x + (width / 2)} {y}v{height}M{x} {y + (height * 0.36)}h{width}' stroke='{frame}' stroke-width='13'/><path d='M{x + (width / 2) + 7} {y}v{height}M{x} {y + (height * 0.36) + 7}h{width}' stroke='#8a7a66' stroke-width='2' opacity='.5'/>");
        canvas.Add($"<path fill='{frame}' d='M{x - 34} {y + height + 10}h{width + 68}v20h{-width - 68}z'/><path fill='#5a4333' opacity='.25' d='M{x - 34} {y + height + 30}h{width + 68}v7h{-width - 68}z'/>");
    }
}
