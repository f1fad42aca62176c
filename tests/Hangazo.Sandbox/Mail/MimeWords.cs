using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Hangazo.Sandbox.Mail;

/// <summary>The encodings of mail: base64, quoted-printable, encoded words (RFC 2047), character sets.</summary>
internal static partial class MimeWords
{
    public static string Decode(string header)
    {
        var joined = BetweenWords().Replace(header, "");
        var text = EncodedWord().Replace(joined, match =>
        {
            var content = match.Groups["text"].Value;
            var bytes = match.Groups["how"].Value is "B" or "b" ? FromBase64(content) : FromQuotedPrintable(content.Replace('_', ' '));
            return Charset(match.Groups["charset"].Value).GetString(bytes);
        });
        // Raw UTF-8 (SMTPUTF8) came in as one character per byte.
        return text.Any(c => c is > '\u007f' and < '\u0100') && text.All(c => c < '\u0100') && IsUtf8(text, out var utf8) ? utf8 : text;
    }

    public static byte[] FromBase64(string text)
    {
        var clean = new string([.. text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/')]);
        var whole = clean[..(clean.Length - (clean.Length % 4 == 1 ? 1 : 0))];
        return Convert.FromBase64String(whole + new string('=', (4 - (whole.Length % 4)) % 4));
    }

    public static byte[] FromQuotedPrintable(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=')
            {
                bytes.Add((byte)text[i]);
                continue;
            }
            if (i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
                continue;
            }
            // A soft line break: the sign and the line's end fall away.
            if (i + 1 < text.Length && text[i + 1] == '\r')
                i++;
            if (i + 1 < text.Length && text[i + 1] == '\n')
                i++;
        }
        return [.. bytes];
    }

    public static Encoding Charset(string? name)
    {
        try
        {
            return string.IsNullOrWhiteSpace(name) ? Encoding.UTF8 : Encoding.GetEncoding(name.Trim());
        }
        catch (ArgumentException)
        {
            return Encoding.Latin1;
        }
    }

    private static bool IsUtf8(string text, out string decoded)
    {
        try
        {
            decoded = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Encoding.Latin1.GetBytes(text));
            return true;
        }
        catch (DecoderFallbackException)
        {
            decoded = text;
            return false;
        }
    }

    [GeneratedRegex(@"(?<=\?=)\s+(?==\?)", RegexOptions.None, 1000)]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"=\?(?<charset>[^?*]+)(\*[^?]*)?\?(?<how>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EncodedWord();
}
