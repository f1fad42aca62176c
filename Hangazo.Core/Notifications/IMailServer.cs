using Hangazo.Core.Kernel;

namespace Hangazo.Core.Notifications;

/// <summary>Hands e-mails to the outside world.</summary>
public interface IMailServer
{
    /// <summary>Codes: <c>mail.unavailable</c> (try again later), <c>mail.refused</c> (never will be taken).</summary>
    Task<Result> SendAsync(EmailMessage mail, CancellationToken cancellationToken);
}

public static class MailErrors
{
    public static readonly Error NotFound = new("mail.not-found", "There is no such failed e-mail.", ErrorKind.NotFound);

    /// <param name="why">The server's words; kept with the mail, never logged: they often name the recipient.</param>
    public static Error Unavailable(string why) => new("mail.unavailable", why, ErrorKind.Unavailable);

    public static Error Refused(string why) => new("mail.refused", why);
}
