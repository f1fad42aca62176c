using System.Runtime.InteropServices;
using System.Text;

namespace Hangazo.Web.Demo.Drawings;

/// <summary>A point on the 800 by 1000 sheet.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Pt(double X, double Y)
{
    public static Pt operator +(Pt a, Pt b) => new(a.X + b.X, a.Y + b.Y);

    public static Pt operator -(Pt a, Pt b) => new(a.X - b.X, a.Y - b.Y);

    public static Pt operator *(Pt a, double by) => new(a.X * by, a.Y * by);

    public double Length => Math.Sqrt((X * X) + (Y * Y));

    public static Pt Lerp(Pt a, Pt b, double t) => a + ((b - a) * t);
}

/// <summary>
/// A path made of cubic curves. Each <see cref="Curve"/> call is smooth in itself (Catmull-Rom through its points); a new call begins a corner.
/// </summary>
internal sealed class Outline
{
    private const double Middle = 400;
    private readonly List<(Pt From, Pt C1, Pt C2, Pt To, bool Straight)> _pieces = [];
    private Pt _at;
    private bool _closed;

    public Outline(double x, double y) => _at = new Pt(x, y);

    public Outline(Pt start) => _at = start;

    public Outline Line(double x, double y) => Line(new Pt(x, y));

    public Outline Line(Pt to)
    {
        _pieces.Add((_at, _at, to, to, true));
        _at = to;
        return this;
    }

    public Outline Bez(double c1X, double c1Y, double c2X, double c2Y, double x, double y)
    {
        _pieces.Add((_at, new Pt(c1X, c1Y), new Pt(c2X, c2Y), new Pt(x, y), false));
        _at = new Pt(x, y);
        return this;
    }

    public Outline Curve(params ReadOnlySpan<double> xy)
    {
        Span<Pt> points = stackalloc Pt[xy.Length / 2];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new Pt(xy[i * 2], xy[(i * 2) + 1]);
        }

        return Through(points);
    }

    public Outline Through(params ReadOnlySpan<Pt> points)
    {
        var before = _at;
        for (var i = 0; i < points.Length; i++)
        {
            var to = points[i];
            var next = i + 1 < points.Length ? points[i + 1] : to;
            var entry = i == 0 ? (to - _at) * 0.5 : (to - before) * 0.5;
            var exit = i + 1 < points.Length ? (next - _at) * 0.5 : (to - _at) * 0.5;
            // Tangents no longer than the step itself: unequal spacing would loop otherwise.
            var step = (to - _at).Length;
            entry = Limit(entry, step);
            exit = Limit(exit, step);
            _pieces.Add((_at, _at + (entry * (2 / 3.0)), to - (exit * (2 / 3.0)), to, false));
            before = _at;
            _at = to;
        }

        return this;
    }

    /// <summary>Adds the mirror image of everything so far (about the sheet's middle) and so closes a half drawn from top to bottom.</summary>
    public Outline Mirror()
    {
        for (var i = _pieces.Count - 1; i >= 0; i--)
        {
            var (from, c1, c2, to, straight) = _pieces[i];
            _pieces.Add((Flip(to), Flip(c2), Flip(c1), Flip(from), straight));
        }

        _closed = true;
        return this;

        static Pt Flip(Pt p) => new((2 * Middle) - p.X, p.Y);
    }

    public Outline Close()
    {
        _closed = true;
        return this;
    }

    public static Outline Oval(double cx, double cy, double rx, double ry)
    {
        const double k = 0.5523;
        return new Outline(cx, cy - ry)
            .Bez(cx + (rx * k), cy - ry, cx + rx, cy - (ry * k), cx + rx, cy)
            .Bez(cx + rx, cy + (ry * k), cx + (rx * k), cy + ry, cx, cy + ry)
            .Bez(cx - (rx * k), cy + ry, cx - rx, cy + (ry * k), cx - rx, cy)
            .Bez(cx - rx, cy - (ry * k), cx - (rx * k), cy - ry, cx, cy - ry)
            .Close();
    }

    public static Outline Box(double x, double y, double width, double height) =>
        new Outline(x, y).Line(x + width, y).Line(x + width, y + height).Line(x, y + height).Close();

    /// <summary>A tapering limb, sleeve or ribbon: half widths beside a centre line. Round ends bulge by their half width.</summary>
    public static Outline Limb(ReadOnlySpan<Pt> line, ReadOnlySpan<double> halfWidths, bool roundEnd = false, double cut = 0)
    {
        Span<Pt> left = stackalloc Pt[line.Length];
        Span<Pt> right = stackalloc Pt[line.Length];
        for (var i = 0; i < line.Length; i++)
        {
            var along = line[Math.Min(i + 1, line.Length - 1)] - line[Math.Max(i - 1, 0)];
            var length = Math.Max(along.Length, 0.01);
            var normal = new Pt(-along.Y / length, along.X / length) * halfWidths[i];
            left[i] = line[i] + normal;
            right[line.Length - 1 - i] = line[i] - normal;
        }

        var end = line[^1] + ((line[^1] - line[^2]) * (cut / Math.Max((line[^1] - line[^2]).Length, 0.01)));
        var outline = new Outline(left[0]).Through(left[1..]);
        if (roundEnd)
        {
            var tip = line[^1] + ((line[^1] - line[^2]) * (halfWidths[^1] / Math.Max((line[^1] - line[^2]).Length, 0.01)));
            outline.Through(tip, right[0]);
        }
        else
        {
            outline.Through(end, right[0]);
        }

        return outline.Through(right[1..]).Close();
    }

    /// <summary>
    /// Path data in relative steps, half the length of absolute ones; whole units for large shapes, tenths for small.
    /// Rounding does not add up, each step starts where the pen is.
    /// </summary>
    public string Data(Warp warp)
    {
        var text = new StringBuilder(_pieces.Count * 20);
        var digits = Span() > 90 ? 0 : 1;
        var pen = default(Pt);
        var command = ' ';
        foreach (var (from, c1, c2, to, straight) in _pieces)
        {
            if (text.Length == 0)
            {
                pen = Near(warp.Apply(from));
                text.Append('M');
                Step(text, pen.X, true);
                Step(text, pen.Y, false);
            }

            var end = Near(warp.Apply(to));
            var wanted = straight ? 'l' : 'c';
            var first = command != wanted;
            if (first)
            {
                command = wanted;
                text.Append(wanted);
            }

            if (!straight)
            {
                var (p1, p2) = (Near(warp.Apply(c1)) - pen, Near(warp.Apply(c2)) - pen);
                Step(text, p1.X, first);
                Step(text, p1.Y, false);
                Step(text, p2.X, false);
                Step(text, p2.Y, false);
                first = false;
            }

            Step(text, end.X - pen.X, first);
            Step(text, end.Y - pen.Y, false);
            pen = end;
        }

        return _closed ? text.Append('z').ToString() : text.ToString();

        Pt Near(Pt p) => new(Math.Round(p.X, digits), Math.Round(p.Y, digits));
    }

    private double Span()
    {
        double left = double.MaxValue, right = double.MinValue, top = double.MaxValue, bottom = double.MinValue;
        foreach (var (_, _, _, to, _) in _pieces)
        {
            (left, right, top, bottom) = (Math.Min(left, to.X), Math.Max(right, to.X), Math.Min(top, to.Y), Math.Max(bottom, to.Y));
        }

        return Math.Max(right - left, bottom - top);
    }

    private static void Step(StringBuilder text, double value, bool first)
    {
        var number = Markup.Number(Math.Round(value, 1));
        if (!first && number[0] != '-')
        {
            text.Append(' ');
        }

        text.Append(number);
    }

    private static Pt Limit(Pt tangent, double step)
    {
        var length = tangent.Length;
        return length > step * 1.2 ? tangent * (step * 1.2 / length) : tangent;
    }
}

/// <summary>
/// Gives a straight figure a stance: weight on one hip, shoulders tilted against it. Body and clothes pass through the same warp.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Warp(double Sway, double Tilt)
{
    public static Warp None => default;

    public Pt Apply(Pt p)
    {
        if (Sway == 0 && Tilt == 0)
        {
            return p;
        }

        var down = Math.Clamp((p.Y - 80) / 840, -0.05, 1.05);
        var sway = Sway * (Math.Sin((down * Math.PI * 1.55) - 0.75) - (0.35 * down));
        var tilt = Tilt * Math.Cos(Math.Min(down * Math.PI * 1.9, Math.PI * 1.5)) * (p.X - 400);
        return new Pt(p.X + sway, p.Y + tilt);
    }
}
