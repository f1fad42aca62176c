using System.Text;

namespace Hangazo.Sandbox.Mail;

/// <summary>What a person reads of a message: subject, text, HTML and the list of attachments. Lenient: odd input is shown as it is.</summary>
internal sealed class MimeMessage
{
    private const int DeepestNesting = 8;

    private MimeMessage(IReadOnlyDictionary<string, string> headers)
    {
        Headers = headers;
        Subject = headers.TryGetValue("Subject", out var subject) ? MimeWords.Decode(subject) : "";
        From = headers.TryGetValue("From", out var from) ? MimeWords.Decode(from) : null;
    }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public string? From { get; }

    public string Subject { get; }

    public string? Text { get; private set; }

    public string? Html { get; private set; }

    public List<MailAttachment> Attachments { get; } = [];

    public static MimeMessage Read(byte[] raw)
    {
        // Latin-1 keeps every byte as one character, so that the parts can be cut as text and decoded afterwards.
        var root = MimePart.Read(Encoding.Latin1.GetString(raw));
        var message = new MimeMessage(root.Headers);
        message.Collect(root, 0);
        return message;
    }

    private void Collect(MimePart part, int depth)
    {
        if (part.Boundary is { } boundary && depth < DeepestNesting)
        {
            foreach (var child in part.Split(boundary))
                Collect(child, depth + 1);
            return;
        }
        if (part.IsAttachment || !part.MediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase))
            Attachments.Add(new MailAttachment(part.FileName ?? "(no name)", part.MediaType, part.Decode().Length));
        else if (part.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase))
            Html ??= part.DecodeText();
        else
            Text ??= part.DecodeText();
    }
}
