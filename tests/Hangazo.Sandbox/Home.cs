using Hangazo.Sandbox.Daraja;
using Hangazo.Sandbox.Phone;

namespace Hangazo.Sandbox;

/// <summary>The front page, and the list of what was paid.</summary>
internal static class Home
{
    private const int PaymentsShown = 100;

    private static readonly (string Ending, string What)[] Endings =
    [
        ("000", "pays after a moment"), ("001", "has no money"), ("032", "presses Cancel"), ("037", "is switched off"),
        ("019", "answers too late"), ("025", "cannot be sent the prompt"), ("201", "types a wrong PIN"), ("017", "is limited by a rule"),
        ("026", "meets a busy system"), ("101", "has another prompt open"), ("111", "pays, the callback never comes"),
        ("112", "pays, the callback comes twice"), ("113", "pays after 5 minutes"), ("114", "pays before the request is answered"),
        ("115", "pays 1 shilling too little"), ("116", "pays, the request is answered with an error"),
        ("117", "pays, the query says cancelled"), ("199", "is refused: too many requests"),
    ];

    public static void MapHome(this WebApplication app)
    {
        app.MapStylesheet();
        app.MapGet("/", Show);
        app.MapGet("/payments", Payments);
    }

    private static IResult Show(HttpContext http, StkPushes pushes) => Page.Show(http, "Home", Html.Of($"""
        <h1>The world outside the shop</h1>
        <p class="lead">Safaricom's M-PESA, the text messages and the mail server, played on this machine. No money moves here.</p>
        <div class="doors">
        <a href="/phone"><strong>Phones</strong><span>{pushes.Waiting.Count(push => push.NeedsAPerson)} waiting for a PIN</span></a>
        <a href="/mail"><strong>Mail</strong><span>What the shop sent</span></a>
        <a href="/payments"><strong>Payments</strong><span>{pushes.Payments.Count()} paid</span></a>
        </div>
        {PhonePages.FindForm}
        <h2>Numbers that act by themselves</h2>
        <p>0700 000 and then:</p>
        <table><tbody>{Html.Each(Endings, line => Html.Of($"""<tr><th scope="row"><a href="/phone/254700000{line.Ending}">{line.Ending}</a></th><td>{line.What}</td></tr>"""))}</tbody></table>
        <p>Every other number waits until you press Pay or Cancel on its phone.</p>
        """));

    private static IResult Payments(HttpContext http, StkPushes pushes)
    {
        var payments = pushes.Payments.Reverse().Take(PaymentsShown).ToList();
        var list = payments.Count == 0
            ? Html.Of($"""<p class="muted">Nothing was paid yet.</p>""")
            : Html.Of($"""
                <div class="wide"><table><thead><tr><th scope="col">Receipt</th><th scope="col">Phone</th><th scope="col">KSh</th><th scope="col">Reference</th><th scope="col">Time</th></tr></thead>
                <tbody>{Html.Each(payments, Row)}</tbody></table></div>
                """);
        return Page.Show(http, "Payments", Html.Of($"<h1>Payments</h1>{list}"));
    }

    private static Html Row(StkPayment payment) => Html.Of($"""
        <tr><td>{payment.Receipt}</td><td><a href="/phone/{payment.Phone}">{PhoneNumberText.ToLocal(payment.Phone)}</a></td>
        <td class="amount">{payment.Amount:N0}</td><td>{payment.Reference}</td><td>{payment.PaidAt.ToOffset(SandboxClock.EastAfrica):HH:mm:ss}</td></tr>
        """);
}
