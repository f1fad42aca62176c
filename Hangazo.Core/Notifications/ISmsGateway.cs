using Hangazo.Core.Kernel;

namespace Hangazo.Core.Notifications;

/// <summary>Hands text messages to the outside world.</summary>
public interface ISmsGateway
{
    /// <summary>Answers with the gateway's id of the message. Codes: <c>sms.unavailable</c> (try again later), <c>sms.refused</c> (never will be taken).</summary>
    Task<Result<string>> SendAsync(PhoneNumber to, string text, CancellationToken cancellationToken);
}

public static class SmsErrors
{
    /// <param name="why">The gateway's words; kept with the message, never logged: they may name the recipient.</param>
    public static Error Unavailable(string why) => new("sms.unavailable", why, ErrorKind.Unavailable);

    public static Error Refused(string why) => new("sms.refused", why);
}
