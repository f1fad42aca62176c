using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Hangazo.Sandbox;

/// <summary>Finished markup. Made from an interpolated string whose holes are encoded, except for holes that are markup themselves.</summary>
internal readonly struct Html(string markup)
{
    public static readonly Html None = new("");

    public static Html Of(HtmlHandler handler) => new(handler.ToString());

    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> write)
    {
        var text = new StringBuilder();
        foreach (var item in items)
            text.Append(write(item));
        return new Html(text.ToString());
    }

    public override string ToString() => markup ?? "";
}

/// <summary>Builds <see cref="Html"/>: literals stay, values are encoded.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlHandler
{
    private readonly StringBuilder _text;

    public HtmlHandler(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (16 * formattedCount));

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted(Html markup) => _text.Append(markup.ToString());

    public void AppendFormatted<T>(T value) => AppendFormatted(value, null);

    public void AppendFormatted<T>(T value, string? format)
    {
        var text = value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value?.ToString();
        _text.Append(HtmlEncoder.Default.Encode(text ?? ""));
    }

    public override string ToString() => _text.ToString();
}
