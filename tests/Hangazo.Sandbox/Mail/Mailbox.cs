namespace Hangazo.Sandbox.Mail;

/// <summary>A received message, decoded for reading.</summary>
internal sealed record ReceivedMail(
    string Id,
    string From,
    IReadOnlyList<string> To,
    string Subject,
    string? Text,
    string? Html,
    IReadOnlyList<MailAttachment> Attachments,
    IReadOnlyDictionary<string, string> Headers,
    DateTimeOffset ReceivedAt);

internal sealed record MailAttachment(string Name, string ContentType, int Size);

/// <summary>The newest messages that the mail server took.</summary>
internal sealed class Mailbox
{
    private const int Kept = 5000;

    private readonly Lock _gate = new();
    private readonly LinkedList<ReceivedMail> _messages = new();

    public void Add(ReceivedMail mail)
    {
        lock (_gate)
        {
            _messages.AddFirst(mail);
            if (_messages.Count > Kept)
                _messages.RemoveLast();
        }
    }

    /// <summary>Newest first; <paramref name="to"/> is one whole address.</summary>
    public IReadOnlyList<ReceivedMail> List(string? to = null, int limit = Kept)
    {
        lock (_gate)
        {
            return
            [
                .. _messages
                    .Where(mail => to is null || mail.To.Contains(to.Trim(), StringComparer.OrdinalIgnoreCase))
                    .Take(limit),
            ];
        }
    }

    public ReceivedMail? Find(string id)
    {
        lock (_gate)
            return _messages.FirstOrDefault(mail => mail.Id == id);
    }

    public void Clear()
    {
        lock (_gate)
            _messages.Clear();
    }
}
