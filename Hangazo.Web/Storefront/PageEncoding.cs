using Microsoft.Extensions.Primitives;

namespace Hangazo.Web.Storefront;

/// <summary>The encoding a browser gets: Brotli, else gzip, else none. However it phrases its wishes, there are only these three.</summary>
internal static class PageEncoding
{
    public const string Brotli = "br";
    public const string Gzip = "gzip";
    public const string None = "";

    public static string For(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding;
        return StringValues.IsNullOrEmpty(accepted) ? None : Takes(accepted, Brotli) ? Brotli : Takes(accepted, Gzip) ? Gzip : None;
    }

    private static bool Takes(StringValues accepted, string encoding)
    {
        foreach (var line in accepted)
        {
            var rest = line.AsSpan();
            foreach (var range in rest.Split(','))
            {
                var wish = rest[range].Trim();
                if (!wish.StartsWith(encoding, StringComparison.OrdinalIgnoreCase)) continue;
                var quality = wish[encoding.Length..].Trim();
                if (quality.IsEmpty || (quality[0] == ';' && !IsRefusal(quality[1..].Trim()))) return true;
            }
        }

        return false;
    }

    private static bool IsRefusal(ReadOnlySpan<char> quality) => quality.StartsWith("q=0", StringComparison.OrdinalIgnoreCase) && quality[3..].Trim(".0").IsEmpty;
}
