using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Hangazo.Web.Demo.Drawings;

/// <summary>Collects interpolated SVG text; numbers get as few digits as the eye needs, in the invariant culture.</summary>
[InterpolatedStringHandler]
internal readonly struct Markup(int literalLength, int formattedCount)
{
    private readonly StringBuilder _text = new(literalLength + (formattedCount * 6));

    public void AppendLiteral(string value) => _text.Append(value);

    public void AppendFormatted(string? value) => _text.Append(value);

    public void AppendFormatted(StringBuilder value) => _text.Append(value);

    public void AppendFormatted(int value) => _text.Append(value);

    public void AppendFormatted(double value) => _text.Append(Number(value));

    public void AppendFormatted(Pt value) => _text.Append(Number(value.X)).Append(' ').Append(Number(value.Y));

    public override string ToString() => _text.ToString();

    public static string Text(Markup markup) => markup.ToString();

    public static string Number(double value)
    {
        var rounded = Math.Abs(value) < 4 ? Math.Round(value, 2) : Math.Round(value, 1);
        var text = rounded.ToString("0.##", CultureInfo.InvariantCulture);
        return text.StartsWith("0.", StringComparison.Ordinal) ? text[1..]
            : text.StartsWith("-0.", StringComparison.Ordinal) ? "-" + text[2..]
            : text;
    }
}
