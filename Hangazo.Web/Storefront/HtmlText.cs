using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Hangazo.Web.Storefront;

/// <summary>
/// HTML as text, for what a page repeats dozens of times: a render tree of a few thousand frames costs more than the rest of the page together.
/// Whatever is put into a hole is encoded.
/// </summary>
internal static class HtmlText
{
    public static StringBuilder AppendHtml(this StringBuilder to, [InterpolatedStringHandlerArgument(nameof(to))] ref Holes html)
    {
        _ = html; // its parts are written by now
        return to;
    }

    [InterpolatedStringHandler]
    internal readonly ref struct Holes(int literalLength, int formattedCount, StringBuilder to)
    {
        private readonly StringBuilder _to = literalLength + formattedCount > 0 ? to : new();

        public void AppendLiteral(string html) => _to.Append(html);

        public void AppendFormatted(string? text) => _to.Append(text is null ? null : HtmlEncoder.Default.Encode(text));

        public void AppendFormatted(long number) => _to.Append(CultureInfo.InvariantCulture, $"{number}");

        public void AppendFormatted(Hangazo.Core.Kernel.Money money) => AppendFormatted(money.ToString());
    }
}
