using System.Text;

namespace Hangazo.Web.Demo.Drawings;

/// <summary>Soft folds: each is a tapering shade with its light to the left. Draw them inside a <see cref="Canvas.Piece"/>.</summary>
internal sealed class Folds(Canvas canvas, Cloth cloth)
{
    private readonly StringBuilder _shades = new();
    private double _width;
    private int _count;

    /// <param name="from">Where the fold begins.</param>
    /// <param name="to">Where it opens out.</param>
    /// <param name="start">Half width at the beginning.</param>
    /// <param name="end">Half width at the end.</param>
    /// <param name="bend">How far the middle swings sideways.</param>
    public Folds Add(Pt from, Pt to, double start, double end, double bend = 0)
    {
        var across = new Pt(-(to - from).Y, (to - from).X);
        var middle = Pt.Lerp(from, to, 0.5) + (across * (bend / Math.Max(across.Length, 1)));
        Wedge(from, middle, to, start, end);
        _width += start + end;
        _count++;
        return this;
    }

    /// <summary>Folds that fan out from a gathered edge down to a hem.</summary>
    public Folds Fan(Dice dice, double left, double right, double top, double leftHem, double rightHem, double hem, int count, double width = 1)
    {
        for (var i = 0; i < count; i++)
        {
            var t = (i + 0.5 + dice.Off(0.3)) / count;
            var from = new Pt(left + ((right - left) * t), top + dice.Between(0, (hem - top) * 0.12));
            var to = new Pt(leftHem + ((rightHem - leftHem) * t) + dice.Off(6), hem + 8);
            var open = Math.Abs(rightHem - leftHem) / count;
            Add(from, to, 0.8, open * dice.Between(0.1, 0.24) * width, dice.Off(7) + ((t - 0.5) * -18));
        }

        return this;
    }

    public void Draw(double strength = 1, double blur = 4.5)
    {
        var dark = Math.Min(0.9, (cloth.Depth + 0.08) * strength);
        var light = Math.Min(0.9, (cloth.Gloss + 0.05) * 0.7 * strength);
        var id = canvas.NextId();
        var aside = -Math.Clamp(_width * 0.72 / Math.Max(_count, 1), 3, 16);
        canvas.Add($"<defs><path id='{id}' d='{_shades}'/></defs><g filter='{canvas.Blur(blur)}'><use href='#{id}' fill='{cloth.Shade}' opacity='{dark}'/>");
        canvas.Add($"<use href='#{id}' x='{aside}' fill='{cloth.Light}' opacity='{light}'/></g>");
    }

    private void Wedge(Pt from, Pt middle, Pt to, double start, double end)
    {
        // Whole units are fine: everything here is blurred.
        var w = canvas.Warp;
        var (a, m, b) = (Whole(w.Apply(from)), Whole(w.Apply(middle)), Whole(w.Apply(to)));
        double half = Math.Round(start + end), open = Math.Max(1, Math.Round(end * 2)), top = Math.Max(1, Math.Round(start * 2));
        _shades.Append(Markup.Text($"M{a.X - Math.Floor(top / 2)} {a.Y}q{m.X - a.X - Math.Floor(half / 2)} {m.Y - a.Y} {b.X - a.X - Math.Floor(open / 2)} {b.Y - a.Y}h{open}q{m.X - b.X} {m.Y - b.Y} {a.X + Math.Floor(top / 2) - b.X - Math.Floor(open / 2)} {a.Y - b.Y}z"));

        static Pt Whole(Pt p) => new(Math.Round(p.X), Math.Round(p.Y));
    }
}
