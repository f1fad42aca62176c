using System.Text.RegularExpressions;

namespace Hangazo.Sandbox.Mail;

/// <summary>The mailbox for people and, as JSON, for tests.</summary>
internal static partial class MailPages
{
    private const int Shown = 200;
    private const int RefreshSeconds = 5;

    public static void AddMail(this IServiceCollection services)
    {
        services.AddSingleton<Mailbox>();
        services.AddSingleton<SmtpServer>();
        services.AddHostedService(provider => provider.GetRequiredService<SmtpServer>());
    }

    public static void MapMail(this WebApplication app)
    {
        app.MapGet("/mail", List);
        app.MapGet("/mail/{id}", Show);
        app.MapGet("/__sim/mail", (Mailbox mailbox, string? to) => mailbox.List(to));
    }

    private static IResult List(HttpContext http, Mailbox mailbox, SmtpServer smtp, string? to)
    {
        var mails = mailbox.List(string.IsNullOrWhiteSpace(to) ? null : to, Shown);
        var list = mails.Count == 0
            ? Html.Of($"""<p class="muted">No mail yet. The mail server listens on 127.0.0.1 port {smtp.Port}.</p>""")
            : Html.Of($"""<ul class="rows">{Html.Each(mails, Row)}</ul>""");
        return Page.Show(http, "Mail", Html.Of($"<h1>Mail</h1>{list}"), RefreshSeconds);
    }

    private static IResult Show(HttpContext http, string id, Mailbox mailbox)
    {
        if (mailbox.Find(id) is not { } mail)
            return Page.Show(http, "No such mail", Html.Of($"<h1>No such mail</h1><p><a href=\"/mail\">All mail</a></p>"), status: 404);
        // No scripts and no origin in the frame; links open in a tab of their own.
        var html = mail.Html is null
            ? Html.None
            : Html.Of($"""<h2>As designed</h2><iframe class="mail-body" title="Message" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="{"<base target=_blank>" + mail.Html}"></iframe>""");
        var text = mail.Text is null ? Html.None : Html.Of($"<h2>As text</h2><pre>{WithLinks(mail.Text)}</pre>");
        var attachments = mail.Attachments.Count == 0
            ? Html.None
            : Html.Of($"""<dt>Attached</dt><dd>{string.Join(", ", mail.Attachments.Select(file => $"{file.Name} ({file.ContentType}, {file.Size} bytes)"))}</dd>""");
        return Page.Show(http, mail.Subject, Html.Of($"""
            <p><a href="/mail">All mail</a></p>
            <h1>{mail.Subject}</h1>
            <dl class="mail-head"><dt>From</dt><dd>{mail.From}</dd><dt>To</dt><dd>{string.Join(", ", mail.To)}</dd>
            <dt>Time</dt><dd>{mail.ReceivedAt.ToOffset(SandboxClock.EastAfrica):ddd d MMM HH:mm:ss}</dd>{attachments}</dl>
            {html}{text}
            """));
    }

    private static Html Row(ReceivedMail mail) => Html.Of($"""
        <li><a href="/mail/{mail.Id}"><strong>{(mail.Subject.Length == 0 ? "(no subject)" : mail.Subject)}</strong><span>{string.Join(", ", mail.To)}</span>
        <span class="muted">{mail.ReceivedAt.ToOffset(SandboxClock.EastAfrica):ddd d MMM HH:mm:ss}</span></a></li>
        """);

    private static Html WithLinks(string text)
    {
        var at = 0;
        var pieces = new List<Html>();
        foreach (var match in WebAddress().EnumerateMatches(text))
        {
            var address = text.Substring(match.Index, match.Length);
            pieces.Add(Html.Of($"""{text[at..match.Index]}<a href="{address}" rel="noreferrer">{address}</a>"""));
            at = match.Index + match.Length;
        }
        pieces.Add(Html.Of($"{text[at..]}"));
        return Html.Each(pieces, piece => piece);
    }

    [GeneratedRegex(@"https?://[^\s<>""]+[^\s<>"".,;:!?)]", RegexOptions.None, 1000)]
    private static partial Regex WebAddress();
}
