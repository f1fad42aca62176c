using System.Globalization;
using System.Text;
using Hangazo.Sandbox.Faults;
using Microsoft.AspNetCore.WebUtilities;

namespace Hangazo.Sandbox.Stripe;

/// <summary>Stripe's API as the shop calls it, and the page on which its customers pay.</summary>
internal static class StripeApi
{
    private const string ErrorPage = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

    public static void AddStripe(this IServiceCollection services)
    {
        services.AddSingleton<StripeBooks>();
        services.AddSingleton<StripeEvents>();
    }

    public static void MapStripe(this WebApplication app)
    {
        var api = app.MapGroup("/v1").AddEndpointFilter(new UnderTheWeather("stripe")).AddEndpointFilter(GuardAsync);
        api.MapPost("/checkout/sessions", (HttpContext http, StripeBooks books, SandboxClock clock) => OnceAsync(http, books, form => Create(http, books, clock, form)));
        api.MapGet("/checkout/sessions/{id}", (string id, StripeBooks books, SandboxClock clock, StripeEvents events) =>
            books.Sessions.TryGetValue(id, out var session) ? Results.Json(Aged(session, clock, events).Describe()) : Missing(id));
        api.MapPost("/refunds", (HttpContext http, StripeBooks books, StripeEvents events, SandboxClock clock) =>
            OnceAsync(http, books, form => Refund(books, events, clock, form)));
        api.MapGet("/refunds/{id}", (string id, StripeBooks books) =>
            books.Refunds.TryGetValue(id, out var refund) ? Results.Json(refund.Describe()) : Missing(id));
        app.MapStripePages();
        app.MapStripeSteering();
    }

    /// <summary>A session nobody paid in time ends when somebody looks at it.</summary>
    public static StripeSession Aged(StripeSession session, SandboxClock clock, StripeEvents events)
    {
        lock (session.Gate)
        {
            if (session.Status != "open" || clock.UtcNow < session.ExpiresAt) return session;
            session.Status = "expired";
        }

        events.Tell(session, ("checkout.session.expired", session.Describe()));
        return session;
    }

    public static IResult Error(int status, string type, string message, string? code = null, string? param = null) =>
        Results.Json(new { error = new { code, message, param, type } }, statusCode: status);

    private static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        var books = services.GetRequiredService<StripeBooks>();
        if (books.Take(s => s.HungCalls, s => s with { HungCalls = s.HungCalls - 1 }))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            http.Abort();
            return Results.Empty;
        }

        if (books.Take(s => s.HtmlAnswers, s => s with { HtmlAnswers = s.HtmlAnswers - 1 }))
            return Results.Content(ErrorPage, "text/html", Encoding.UTF8, StatusCodes.Status502BadGateway);
        if (http.Request.Headers.Authorization != "Bearer " + services.GetRequiredService<SandboxOptions>().Stripe.SecretKey)
            return Error(401, "invalid_request_error", "Invalid API Key provided.");
        var answer = await next(context);
        return HttpMethods.IsPost(http.Request.Method) && books.Take(s => s.LostAnswers, s => s with { LostAnswers = s.LostAnswers - 1 })
            ? Error(500, "api_error", "An unknown error occurred")
            : answer;
    }

    /// <summary>The same key gets the same answer; another body under it is refused.</summary>
    private static async Task<IResult> OnceAsync(HttpContext http, StripeBooks books, Func<Dictionary<string, string>, (int Status, object Body, bool Kept)> act)
    {
        using var reader = new StreamReader(http.Request.Body);
        var raw = await reader.ReadToEndAsync(http.RequestAborted);
        var form = QueryHelpers.ParseQuery(raw).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        lock (books.Gate)
        {
            if (key.Length > 0 && books.Answers.TryGetValue(key, out var former))
            {
                if (former.Fingerprint != raw)
                    return Error(400, "idempotency_error", "Keys for idempotent requests can only be used with the same parameters they were first used with.");
                http.Response.Headers["Idempotent-Replayed"] = "true";
                return Results.Json(former.Body, statusCode: former.Status);
            }

            var (status, body, kept) = act(form);
            if (key.Length > 0 && kept) books.Answers[key] = new(raw, status, body);
            return Results.Json(body, statusCode: status);
        }
    }

    private static (int Status, object Body, bool Kept) Create(HttpContext http, StripeBooks books, SandboxClock clock, Dictionary<string, string> form)
    {
        foreach (var name in (string[])["mode", "success_url", "line_items[0][price_data][currency]", "line_items[0][price_data][unit_amount]", "line_items[0][price_data][product_data][name]"])
            if (!form.ContainsKey(name)) return Refused($"Missing required param: {name}.", "parameter_missing", name);
        if (!long.TryParse(form["line_items[0][price_data][unit_amount]"], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount is < 1 or > 99_999_999)
            return Refused("Invalid integer: amount.", "parameter_invalid_integer", "line_items[0][price_data][unit_amount]");
        if (amount < 6_500) return Refused("The Checkout Session's total amount must convert to at least 50 cents.", "amount_too_small", null);
        if (form.TryGetValue("expires_at", out var text)
            && (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var unix) || DateTimeOffset.FromUnixTimeSeconds(unix) - clock.UtcNow is { TotalMinutes: < 29 or > 1_441 }))
            return Refused("The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.", "parameter_invalid", "expires_at");
        var id = StripeBooks.NewId("cs_test_");
        var session = new StripeSession(id, form, $"{http.Request.Scheme}://{http.Request.Host}/c/pay/{id}", clock.UtcNow);
        books.Sessions[id] = session;
        return (200, session.Describe(), true);
    }

    private static (int Status, object Body, bool Kept) Refund(StripeBooks books, StripeEvents events, SandboxClock clock, Dictionary<string, string> form)
    {
        var intent = form.GetValueOrDefault("payment_intent");
        if (books.Sessions.Values.FirstOrDefault(s => s.Intent == intent && s.Paid) is not { } session)
            return (404, new { error = new { code = "resource_missing", message = $"No such payment_intent: '{intent}'", param = "payment_intent", type = "invalid_request_error" } }, false);
        StripeRefund refund;
        lock (session.Gate)
        {
            var left = session.Amount - session.Refunded;
            var amount = form.TryGetValue("amount", out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : left;
            if (left == 0) return Refused("Charge has already been refunded.", "charge_already_refunded", null);
            if (amount < 1 || amount > left) return Refused($"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})", null, "amount");
            refund = new(
                StripeBooks.NewId("re_"), session, amount, SlowRefund.Of(amount)?.First ?? books.Switches.Refunds,
                form.Where(pair => pair.Key.StartsWith("metadata[", StringComparison.Ordinal)).ToDictionary(pair => pair.Key[9..^1], pair => pair.Value), clock.UtcNow);
            if (!refund.HasFailed) session.Refunded += amount;
        }

        books.Refunds[refund.Id] = refund;
        events.Tell(session, ("refund.created", refund.Describe()));
        var answer = refund.Describe();
        if ((SlowRefund.Of(refund.Amount)?.End ?? books.Switches.RefundsEnd) is { Length: > 0 } end) _ = EndLaterAsync(refund, end, events, clock);
        return (200, answer, true);
    }

    /// <summary>As Stripe tells it: an update, and of a failure a second event.</summary>
    public static bool End(StripeRefund refund, string status, StripeEvents events)
    {
        if (!refund.End(status)) return false;
        if (refund.HasFailed) events.Tell(refund.Session, ("refund.updated", refund.Describe()), ("refund.failed", refund.Describe()));
        else events.Tell(refund.Session, ("refund.updated", refund.Describe()));
        return true;
    }

    private static async Task EndLaterAsync(StripeRefund refund, string status, StripeEvents events, SandboxClock clock)
    {
        await clock.Delay(SlowRefund.Ends, CancellationToken.None);
        End(refund, status, events);
    }

    /// <summary>What failed validation is not kept under its key.</summary>
    private static (int Status, object Body, bool Kept) Refused(string message, string? code, string? param) =>
        (400, new { error = new { code, message, param, type = "invalid_request_error" } }, false);

    private static IResult Missing(string id) => Error(404, "invalid_request_error", $"No such object: '{id}'", "resource_missing", "id");
}
