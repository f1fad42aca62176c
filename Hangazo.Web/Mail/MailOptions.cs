using System.Net.Mail;

namespace Hangazo.Web.Mail;

/// <summary>The mail server that takes the shop's e-mails. Section <c>Mail</c>.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    public string Host { get; set; } = "127.0.0.1";

    public int Port { get; set; } = 25;

    /// <summary>Empty: the server wants no sign-in.</summary>
    public string UserName { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>Speak STARTTLS, as servers on port 587 want.</summary>
    public bool UseTls { get; set; }

    /// <summary>Such as <c>Hangazo &lt;hello@hangazo.co.ke&gt;</c>. Empty: the shop's own name and address from its settings.</summary>
    public string From { get; set; } = "";

    public int TimeLimitSeconds { get; set; } = 30;

    internal IEnumerable<string> Problems()
    {
        if (Host.Length == 0) yield return "Set Mail__Host to the mail server's name.";
        if (Port is < 1 or > 65535) yield return "Set Mail__Port to a port from 1 to 65535.";
        if (From.Length > 0 && !MailAddress.TryCreate(From, out _)) yield return "Mail__From is not an e-mail address.";
        if (UserName.Length > 0 && !UseTls) yield return "Set Mail__UseTls to true: a password is not sent in the open.";
    }
}
