using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Hangazo.Core.Kernel;
using Hangazo.Core.Notifications;
using Hangazo.Core.Settings.Contracts;
using Microsoft.Extensions.Options;

namespace Hangazo.Web.Mail;

/// <summary>Hands e-mails to a mail server by SMTP, one connection each: the shop writes few.</summary>
internal sealed class SmtpMailServer(IOptions<MailOptions> options, ISettings settings) : IMailServer
{
    public async Task<Result> SendAsync(EmailMessage mail, CancellationToken cancellationToken)
    {
        try
        {
            using var message = Compose(mail, await SenderAsync(cancellationToken));
            using var client = new SmtpClient(options.Value.Host, options.Value.Port) { EnableSsl = options.Value.UseTls };
            if (options.Value.UserName.Length > 0) client.Credentials = new NetworkCredential(options.Value.UserName, options.Value.Password);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeLimitSeconds));
            await client.SendMailAsync(message, limit.Token);
            return Result.Ok;
        }
        catch (SmtpException exception) when (IsFinal(exception.StatusCode))
        {
            return MailErrors.Refused($"{(int)exception.StatusCode} {exception.Message}");
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return MailErrors.Refused(exception.Message);
        }
        catch (SmtpException exception)
        {
            return MailErrors.Unavailable($"{(exception.InnerException ?? exception).Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return MailErrors.Unavailable(string.Create(CultureInfo.InvariantCulture, $"No answer within {options.Value.TimeLimitSeconds} s."));
        }
    }

    private static MailMessage Compose(EmailMessage mail, MailAddress from)
    {
        var message = new MailMessage(from, new MailAddress(mail.To))
        {
            Subject = mail.Subject, SubjectEncoding = Encoding.UTF8, Body = mail.Text, BodyEncoding = Encoding.UTF8,
        };
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        // The same for every attempt, so that a mail program can tell a second copy.
        message.Headers.Add("Message-ID", string.Create(CultureInfo.InvariantCulture, $"<{mail.Kind}.{mail.SubjectId:n}.{mail.Id}@{from.Host}>"));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    /// <summary>Codes by which a server says never: no such mailbox, not allowed, wrong name (RFC 5321, 4.2.3).</summary>
    private static bool IsFinal(SmtpStatusCode code) => code is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed
        or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.ExceededStorageAllocation;

    private async Task<MailAddress> SenderAsync(CancellationToken cancellationToken)
    {
        if (options.Value.From.Length > 0) return new(options.Value.From);
        var shop = await settings.ShopAsync(cancellationToken);
        return new(shop.Email, shop.Name, Encoding.UTF8);
    }
}
