using Hangazo.Sandbox.Daraja;

namespace Hangazo.Sandbox.Phone;

/// <summary>The drawn phone: status bar, clock or prompt, messages; beside it what happened on this number.</summary>
internal static class PhoneDrawing
{
    private const int MessagesShown = 12;
    private const string PinPattern = "[0-9]{4}";

    public static Html Draw(
        string phone,
        StkPush? prompt,
        IReadOnlyList<StkPush> latest,
        IReadOnlyList<Sms> messages,
        SandboxClock clock,
        DarajaOptions options,
        string? notice)
    {
        var now = clock.UtcNow.ToOffset(SandboxClock.EastAfrica);
        var screen = prompt is not null ? Prompt(phone, prompt, latest, options, notice) : Idle(latest, now, notice);
        return Html.Of($"""
            <div class="stage">
            <div class="phone">
            <div class="screen">
            <div class="status"><span>{now:HH:mm}</span><span aria-hidden="true" class="signal">Safaricom <i></i><i></i><i></i><i></i></span></div>
            <h1 class="number">{PhoneNumberText.ToLocal(phone)}</h1>
            {screen}
            <section class="messages" aria-labelledby="messages"><h2 id="messages">Messages</h2>{Messages(messages)}</section>
            </div>
            </div>
            <section class="beside" aria-labelledby="requests"><p><a href="/phone/{phone}/paybill">Pay by PayBill</a></p><h2 id="requests">Payment requests</h2>{Requests(latest)}</section>
            </div>
            """);
    }

    private static Html Prompt(string phone, StkPush prompt, IReadOnlyList<StkPush> latest, DarajaOptions options, string? notice)
    {
        var others = latest.Count(push => push.NeedsAPerson) - 1;
        return Html.Of($"""
            <section class="prompt" aria-labelledby="prompt-title">
            <h2 id="prompt-title">M-PESA</h2>
            <p>Do you want to pay <strong>KSh {prompt.Request.Amount:N0}</strong> to <strong>{options.MerchantName}</strong>, account <strong>{prompt.Request.Reference}</strong>?</p>
            {NoticeLine(notice)}
            <form method="post" action="/phone/{phone}/pay">
            <input type="hidden" name="prompt" value="{prompt.CheckoutRequestId}">
            <label for="pin">M-PESA PIN</label>
            <input id="pin" name="pin" type="password" inputmode="numeric" autocomplete="off" maxlength="4" pattern="{PinPattern}" placeholder="any 4 digits" aria-describedby="pin-hint">
            <p id="pin-hint" class="hint">0000 plays a wrong PIN; empty pays too.</p>
            <div class="buttons"><button class="primary">Pay</button><button formaction="/phone/{phone}/cancel" formnovalidate>Cancel</button></div>
            </form>
            {(others > 0 ? Html.Of($"""<p class="hint">{others} more waiting behind this one.</p>""") : Html.None)}
            </section>
            """);
    }

    private static Html Idle(IReadOnlyList<StkPush> latest, DateTimeOffset now, string? notice)
    {
        var acting = latest.FirstOrDefault(push => push.IsWaiting);
        var line = acting is null
            ? Html.Of($"""<p class="muted">Waiting for a payment request</p>""")
            : Html.Of($"""<p>KSh {acting.Request.Amount:N0} for {acting.Request.Reference}</p><p class="muted">This number answers by itself.</p>""");
        return Html.Of($"""
            <section class="idle" aria-label="Phone screen">
            <p class="clock" aria-hidden="true">{now:HH:mm}</p>
            <p class="date">{now:ddd d MMM}</p>
            {NoticeLine(notice)}
            {line}
            </section>
            """);
    }

    private static Html NoticeLine(string? notice) =>
        notice is null ? Html.None : Html.Of($"""<p class="notice" role="alert">{notice}</p>""");

    private static Html Messages(IReadOnlyList<Sms> messages) => messages.Count == 0
        ? Html.Of($"""<p class="muted">No messages</p>""")
        : Html.Of($"""<ol>{Html.Each(messages.Take(MessagesShown), Message)}</ol>""");

    private static Html Message(Sms sms) => Html.Of($"""
        <li><p class="from"><strong>{sms.From}</strong> <time datetime="{sms.At:O}">{sms.At.ToOffset(SandboxClock.EastAfrica):HH:mm}</time></p><p class="text">{sms.Text}</p></li>
        """);

    private static Html Requests(IReadOnlyList<StkPush> latest) => latest.Count == 0
        ? Html.Of($"""<p class="muted">None yet on this number.</p>""")
        : Html.Of($"""<ul class="rows">{Html.Each(latest, Request)}</ul>""");

    private static Html Request(StkPush push)
    {
        var result = push.Result is { } settled ? $"{settled.Code} {settled.Text}" : "";
        return Html.Of($"""
            <li><span class="state {push.State}">{push.State}</span>
            <strong>KSh {push.Request.Amount:N0}</strong> <span>{push.Request.Reference}</span>
            <span>{push.Payment?.Receipt}</span>
            <span class="muted">{push.CreatedAt.ToOffset(SandboxClock.EastAfrica):HH:mm:ss} {result}</span></li>
            """);
    }
}
