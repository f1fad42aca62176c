using System.Globalization;

namespace Hangazo.Sandbox.Stripe;

/// <summary>Stripe's hosted page, drawn plainly: pay, be declined, or go back.</summary>
internal static class StripePages
{
    public static void MapStripePages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/c/pay/{id}", Show);
        routes.MapPost("/c/pay/{id}/pay", (string id, StripeBooks books, StripeEvents events, SandboxClock clock) =>
            books.Sessions.TryGetValue(id, out var session) ? SeeOther(Pay(session, events, clock) ? session.SuccessUrl : $"/c/pay/{id}") : Results.NotFound());
        routes.MapPost("/c/pay/{id}/decline", (string id, StripeBooks books, StripeEvents events) =>
        {
            if (!books.Sessions.TryGetValue(id, out var session)) return Results.NotFound();
            if (session.Status == "open") events.Tell(session, ("payment_intent.payment_failed", session.DescribeIntent()));
            return SeeOther($"/c/pay/{id}?declined=1");
        });
    }

    /// <summary>False when the session is over.</summary>
    public static bool Pay(StripeSession session, StripeEvents events, SandboxClock clock)
    {
        StripeApi.Aged(session, clock, events);
        lock (session.Gate)
        {
            if (session.Paid) return true;
            if (session.Status != "open") return false;
            (session.Status, session.Paid) = ("complete", true);
        }

        events.Tell(session, ("payment_intent.succeeded", session.DescribeIntent()), ("checkout.session.completed", session.Describe()));
        return true;
    }

    private static IResult Show(HttpContext http, string id, string? declined, StripeBooks books, StripeEvents events, SandboxClock clock)
    {
        if (!books.Sessions.TryGetValue(id, out var session))
            return Page.Show(http, "Card payment", Html.Of($"<h1>No such payment page</h1>"), status: StatusCodes.Status404NotFound);
        StripeApi.Aged(session, clock, events);
        var amount = $"{session.Currency.ToUpperInvariant()} {(session.Amount / 100m).ToString("N2", CultureInfo.InvariantCulture)}";
        var note = declined is null ? Html.None : Html.Of($"""<p class="notice" role="alert">Your card was declined.</p>""");
        var body = session.Status == "open"
            ? Html.Of($"""
                {note}
                <form method="post" action="/c/pay/{id}/pay"><button>Pay</button></form>
                <form method="post" action="/c/pay/{id}/decline"><button class="quiet">Be declined</button></form>
                <p><a href="{session.CancelUrl}">Cancel</a></p>
                """)
            : Html.Of($"""<p>This page is {(session.Paid ? "paid" : "no longer open")}.</p><p><a href="{session.SuccessUrl}">Back to the shop</a></p>""");
        return Page.Show(http, "Card payment", Html.Of($"<h1>{session.Name}</h1><p class=\"lead\">{amount} by card</p>{body}"));
    }

    private static IResult SeeOther(string address) => new SeeOtherResult(address);

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
