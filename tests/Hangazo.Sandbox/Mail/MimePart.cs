using System.Text;

namespace Hangazo.Sandbox.Mail;

/// <summary>One part of a message: headers and a body that is still encoded, one character per byte.</summary>
internal sealed class MimePart
{
    private readonly string _body;
    private readonly Dictionary<string, string> _contentType;
    private readonly Dictionary<string, string> _disposition;

    private MimePart(Dictionary<string, string> headers, string body)
    {
        Headers = headers;
        _body = body;
        _contentType = Parameters(headers.GetValueOrDefault("Content-Type", "text/plain"));
        _disposition = Parameters(headers.GetValueOrDefault("Content-Disposition", ""));
    }

    public Dictionary<string, string> Headers { get; }

    public string MediaType => _contentType[""];

    public string? Boundary => MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) ? _contentType.GetValueOrDefault("boundary") : null;

    public bool IsAttachment => _disposition[""].Equals("attachment", StringComparison.OrdinalIgnoreCase);

    public string? FileName => (_disposition.GetValueOrDefault("filename") ?? _contentType.GetValueOrDefault("name")) is { } name
        ? MimeWords.Decode(name)
        : null;

    public static MimePart Read(string raw)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string? name = null;
        var at = 0;
        while (at < raw.Length)
        {
            var end = raw.IndexOf('\n', at);
            if (end < 0)
                end = raw.Length;
            var line = raw[at..end].TrimEnd('\r');
            at = Math.Min(end + 1, raw.Length);
            if (line.Length == 0)
                break;
            if (line[0] is ' ' or '\t' && name is not null)
            {
                headers[name] += " " + line.Trim();
                continue;
            }
            var colon = line.IndexOf(':');
            if (colon <= 0)
                continue;
            name = line[..colon].Trim();
            headers[name] = line[(colon + 1)..].Trim();
        }
        return new MimePart(headers, raw[at..]);
    }

    /// <summary>The parts between the boundary lines; what stands before the first and after the last is not for people.</summary>
    public IEnumerable<MimePart> Split(string boundary)
    {
        StringBuilder? part = null;
        foreach (var ended in _body.Split('\n'))
        {
            var line = ended.TrimEnd('\r', ' ', '\t');
            if (line == "--" + boundary || line == "--" + boundary + "--")
            {
                if (part is not null)
                    yield return Read(part.ToString());
                part = new StringBuilder();
                if (line.Length == boundary.Length + 4)
                    yield break;
                continue;
            }
            part?.Append(ended).Append('\n');
        }
        if (part is not null)
            yield return Read(part.ToString());
    }

    public byte[] Decode() => Headers.GetValueOrDefault("Content-Transfer-Encoding", "").Trim().ToUpperInvariant() switch
    {
        "BASE64" => MimeWords.FromBase64(_body),
        "QUOTED-PRINTABLE" => MimeWords.FromQuotedPrintable(_body),
        _ => Encoding.Latin1.GetBytes(_body),
    };

    public string DecodeText() =>
        MimeWords.Charset(_contentType.GetValueOrDefault("charset")).GetString(Decode()).ReplaceLineEndings("\n").TrimEnd('\n');

    /// <summary><c>text/html; charset="utf-8"</c>: the value stands under the empty name.</summary>
    private static Dictionary<string, string> Parameters(string header)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var quoted = false;
        var start = 0;
        for (var i = 0; i <= header.Length; i++)
        {
            if (i < header.Length && header[i] == '"')
                quoted = !quoted;
            if (i < header.Length && (header[i] != ';' || quoted))
                continue;
            var piece = header[start..i].Trim();
            start = i + 1;
            var equals = piece.IndexOf('=');
            if (found.Count == 0)
                found[""] = piece;
            else if (equals > 0)
                found[piece[..equals].Trim()] = piece[(equals + 1)..].Trim().Trim('"');
        }
        return found;
    }
}
