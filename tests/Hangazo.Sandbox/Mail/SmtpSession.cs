using System.Globalization;
using System.Text;

namespace Hangazo.Sandbox.Mail;

/// <summary>One SMTP conversation (RFC 5321): EHLO, HELO, MAIL FROM, RCPT TO, DATA, RSET, NOOP, VRFY, QUIT. No TLS, no sign-in.</summary>
internal sealed class SmtpSession(Stream stream, Mailbox mailbox, SandboxClock clock)
{
    private const int LargestMessage = 1024 * 1024;
    private const int MostRecipients = 100;
    private const int MostMistakes = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly SmtpLineReader _lines = new(stream);
    private readonly List<string> _recipients = [];
    private string? _sender;
    private int _mistakes;

    public async Task RunAsync(CancellationToken stopping)
    {
        await ReplyAsync("220 hangazo-sandbox ESMTP", stopping);
        while (_mistakes < MostMistakes)
        {
            using var silence = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            silence.CancelAfter(Patience);
            var line = await _lines.ReadAsync(silence.Token);
            if (line is null)
                return;
            var command = Encoding.UTF8.GetString(line.Value.Span);
            var verb = command.Split(' ', 2)[0].ToUpperInvariant();
            if (verb == "QUIT")
            {
                await ReplyAsync("221 Bye", stopping);
                return;
            }
            if (verb == "DATA" && _recipients.Count > 0)
            {
                await ReplyAsync("354 End with a line that holds a dot only", stopping);
                if (!await TakeMessageAsync(silence.Token))
                    return;
                continue;
            }
            await ReplyAsync(Answer(verb, command), stopping);
        }
        await ReplyAsync("421 Too many mistakes", stopping);
    }

    private string Answer(string verb, string command)
    {
        switch (verb)
        {
            case "EHLO":
                Forget();
                return $"250-hangazo-sandbox\r\n250-SIZE {LargestMessage}\r\n250-8BITMIME\r\n250-PIPELINING\r\n250 SMTPUTF8";
            case "HELO":
                Forget();
                return "250 hangazo-sandbox";
            case "MAIL":
                return TakeSender(command);
            case "RCPT":
                return TakeRecipient(command);
            case "DATA":
                return Mistake("503 A sender and a recipient come first");
            case "RSET":
                Forget();
                return "250 OK";
            case "NOOP":
                return "250 OK";
            case "VRFY":
                return "252 Not checked";
            default:
                return Mistake("500 Unknown command");
        }
    }

    private string TakeSender(string command)
    {
        if (Address(command, "MAIL FROM:") is not { } sender)
            return Mistake("501 MAIL FROM:<address>");
        var size = command.IndexOf("SIZE=", StringComparison.OrdinalIgnoreCase);
        if (size >= 0 && long.TryParse(command[(size + 5)..].Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var announced) && announced > LargestMessage)
            return Mistake("552 The message is too large");
        Forget();
        _sender = sender;
        return "250 OK";
    }

    private string TakeRecipient(string command)
    {
        if (_sender is null)
            return Mistake("503 A sender comes first");
        if (Address(command, "RCPT TO:") is not { Length: > 2 } recipient || !recipient.Contains('@'))
            return Mistake("501 RCPT TO:<address>");
        if (_recipients.Count == MostRecipients)
            return Mistake("452 Too many recipients");
        _recipients.Add(recipient);
        return "250 OK";
    }

    /// <summary>Reads up to the lone dot. False when the connection ended or the flood was given up.</summary>
    private async Task<bool> TakeMessageAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        long received = 0;
        while (true)
        {
            var line = await _lines.ReadAsync(cancellationToken);
            if (line is null)
                return false;
            var content = line.Value;
            if (content.Length == 1 && content.Span[0] == '.')
                break;
            if (content.Length > 0 && content.Span[0] == '.')
                content = content[1..];
            received += content.Length + 2;
            // Too large: the rest is read and thrown away, so that the client gets its answer, but not without end.
            if (received > 8L * LargestMessage)
                return false;
            if (received > LargestMessage)
                continue;
            message.Write(content.Span);
            message.Write("\r\n"u8);
        }
        if (received > LargestMessage)
        {
            Forget();
            await ReplyAsync("552 The message is too large", cancellationToken);
            return true;
        }
        var now = clock.UtcNow;
        var mail = MimeMessage.Read(message.ToArray());
        var id = Guid.CreateVersion7(now).ToString("N");
        mailbox.Add(new ReceivedMail(
            id, mail.From ?? _sender!, [.. _recipients], mail.Subject, mail.Text, mail.Html, mail.Attachments, mail.Headers, now));
        Forget();
        await ReplyAsync($"250 Kept as {id}", cancellationToken);
        return true;
    }

    private static string? Address(string command, string start)
    {
        if (!command.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            return null;
        var rest = command[start.Length..].TrimStart();
        var end = rest.IndexOf('>');
        return rest.StartsWith('<') && end > 0 ? rest[1..end] : null;
    }

    private string Mistake(string reply)
    {
        _mistakes++;
        return reply;
    }

    private void Forget()
    {
        _sender = null;
        _recipients.Clear();
    }

    private Task ReplyAsync(string reply, CancellationToken cancellationToken) =>
        stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), cancellationToken).AsTask();
}
