using Hangazo.Sandbox.Daraja;

namespace Hangazo.Sandbox.Phone;

/// <summary>The phones: who has a prompt, and one phone drawn large with its prompt and its messages. Plain forms, no script.</summary>
internal static class PhonePages
{
    private const int IdleRefreshSeconds = 2;
    private const string SimulatedWrongPin = "0000";
    private const int PinLength = 4;

    /// <summary>Opens a phone by its number as people write it.</summary>
    public static Html FindForm { get; } = Html.Of($"""
        <form class="find" action="/phone" method="get">
        <label for="number">Phone number</label>
        <div><input id="number" name="number" inputmode="tel" autocomplete="off" placeholder="0712 345 678"><button class="primary">Open phone</button></div>
        </form>
        """);

    public static void AddPhones(this IServiceCollection services) => services.AddSingleton<SmsInboxes>();

    public static void MapPhones(this WebApplication app)
    {
        app.MapSms();
        app.MapMessaging();
        app.MapGet("/phone", List);
        app.MapGet("/phone/{number}", Show);
        app.MapPost("/phone/{number}/pay", PayAsync);
        app.MapPost("/phone/{number}/cancel", CancelAsync);
    }

    private static IResult List(HttpContext http, StkPushes pushes, SandboxClock clock, string? number)
    {
        if (PhoneNumberText.ToMsisdn(number) is { } wanted)
            return Results.Redirect("/phone/" + wanted);
        // The page loads itself again, which would empty a form on it; so it only holds the form after a number that was none.
        var looksAgain = string.IsNullOrWhiteSpace(number);
        var find = looksAgain
            ? Html.Of($"""<p><a href="/#number">Open another phone</a></p>""")
            : Html.Of($"""<p class="notice" role="alert">{number} is not a Kenyan mobile number.</p>{FindForm}""");
        var waiting = pushes.Waiting.Where(push => push.NeedsAPerson).OrderByDescending(push => push.CreatedAt).Take(100).ToList();
        var latest = pushes.Newest.Take(200).DistinctBy(push => push.Request.Phone).Take(12);
        var prompts = waiting.Count == 0
            ? Html.Of($"""<p class="muted">No phone has a prompt. This page looks again by itself.</p>""")
            : Html.Of($"""<ul class="rows">{Html.Each(waiting, push => PromptRow(push, clock))}</ul>""");
        var body = Html.Of($"""
            <h1>Phones</h1>
            {find}
            <section aria-labelledby="waiting"><h2 id="waiting">Waiting for a PIN</h2>{prompts}</section>
            <section aria-labelledby="latest"><h2 id="latest">Lately called</h2>
            <p class="chips">{Html.Each(latest, push => Html.Of($"""<a href="/phone/{push.Request.Phone}">{PhoneNumberText.ToLocal(push.Request.Phone)}</a> """))}</p></section>
            """);
        return Page.Show(http, "Phones", body, looksAgain ? IdleRefreshSeconds : null);
    }

    private static IResult Show(
        HttpContext http, string number, StkPushes pushes, SmsInboxes inboxes, SandboxClock clock, SandboxOptions options, string? said)
    {
        if (PhoneNumberText.ToMsisdn(number) is not { } phone)
            return Page.Show(http, "No such phone", Html.Of($"<h1>No such phone</h1><p>{number} is not a Kenyan mobile number. <a href=\"/phone\">All phones</a></p>"), status: 404);
        if (phone != number)
            return Results.Redirect("/phone/" + phone);

        var latest = pushes.OfPhone(phone);
        var prompt = latest.FirstOrDefault(push => push.NeedsAPerson);
        var body = PhoneDrawing.Draw(phone, prompt, latest, inboxes.Of(phone), clock, options.Daraja, Notice(said));
        // With a prompt open nothing may take away a half-typed PIN: the page then only comes back when the prompt has run out.
        var refresh = prompt is null
            ? IdleRefreshSeconds
            : Math.Max(1, 1 + (int)(prompt.CreatedAt + options.Daraja.PromptLifetime - clock.UtcNow).TotalSeconds);
        return Page.Show(http, PhoneNumberText.ToLocal(phone), body, refresh);
    }

    private static Task<IResult> PayAsync(HttpRequest request, string number, StkPushes pushes, StkOutcomes outcomes) =>
        AnswerAsync(request, number, pushes, (push, form) =>
        {
            var pin = form["pin"].ToString().Trim();
            // Without a PIN counts as the right PIN: whoever presses Pay here owns the phone anyway.
            if (pin.Length != 0 && (pin.Length != PinLength || !pin.All(char.IsAsciiDigit)))
                return "pin";
            return outcomes.Answer(push, pin == SimulatedWrongPin ? ResultTexts.WrongPin : ResultTexts.Paid) ? "done" : "late";
        });

    private static Task<IResult> CancelAsync(HttpRequest request, string number, StkPushes pushes, StkOutcomes outcomes) =>
        AnswerAsync(request, number, pushes, (push, _) => outcomes.Answer(push, ResultTexts.Cancelled) ? "done" : "late");

    private static async Task<IResult> AnswerAsync(
        HttpRequest request, string number, StkPushes pushes, Func<StkPush, IFormCollection, string> answer)
    {
        if (PhoneNumberText.ToMsisdn(number) is not { } phone || !request.HasFormContentType)
            return Results.NotFound();
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var push = form["prompt"].ToString() is { Length: > 0 } id
            ? pushes.Find(id)
            : pushes.OfPhone(phone).FirstOrDefault(candidate => candidate.NeedsAPerson);
        var said = push is { Script: null } && push.Request.Phone == phone ? answer(push, form) : "late";
        return SeeOther(said == "done" ? $"/phone/{phone}" : $"/phone/{phone}?said={said}");
    }

    private static IResult SeeOther(string address) => new SeeOtherResult(address);

    private static string? Notice(string? said) => said switch
    {
        "pin" => "A PIN has four digits.",
        "late" => "That request is over.",
        _ => null,
    };

    private static Html PromptRow(StkPush push, SandboxClock clock) => Html.Of($"""
        <li><a href="/phone/{push.Request.Phone}"><strong>{PhoneNumberText.ToLocal(push.Request.Phone)}</strong>
        <span>KSh {push.Request.Amount:N0} for {push.Request.Reference}</span>
        <span class="muted">{(int)(clock.UtcNow - push.CreatedAt).TotalSeconds} s ago</span></a></li>
        """);

    /// <summary>303, so that loading the page again never pays again.</summary>
    private sealed class SeeOtherResult(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
