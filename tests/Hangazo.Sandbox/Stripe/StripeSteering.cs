using Hangazo.Sandbox.Admin;

namespace Hangazo.Sandbox.Stripe;

/// <summary>What tests steer the played Stripe with.</summary>
internal static class StripeSteering
{
    public static void MapStripeSteering(this IEndpointRouteBuilder routes)
    {
        var sim = routes.MapGroup("/__sim/stripe");
        sim.MapGet("/switches", (StripeBooks books) => books.Switches);
        sim.MapPost("/switches", async (HttpRequest request, StripeBooks books) =>
        {
            var (wanted, refusal) = await AdminApi.ReadAsync<StripeSwitchState>(request);
            if (refusal is not null) return refusal;
            books.Switches = wanted;
            return Results.Ok(wanted);
        });
        sim.MapGet("/sessions", (StripeBooks books, string? attempt) => books.Sessions.Values
            .Where(session => attempt is null || session.Form.GetValueOrDefault("client_reference_id") == attempt)
            .OrderBy(session => session.Created).Select(session => new { session.Id, session.Status, session.Paid, session.Amount, session.Refunded, session.PayPage, session.Intent }));
        sim.MapPost("/sessions/{id}/pay", (string id, StripeBooks books, StripeEvents events, SandboxClock clock) =>
            books.Sessions.TryGetValue(id, out var session) ? Results.Ok(new { paid = StripePages.Pay(session, events, clock) }) : Results.NotFound());
        sim.MapPost("/sessions/{id}/expire", (string id, StripeBooks books, StripeEvents events) =>
        {
            if (!books.Sessions.TryGetValue(id, out var session) || session.Status != "open") return Results.NotFound();
            session.Status = "expired";
            events.Tell(session, ("checkout.session.expired", session.Describe()));
            return Results.Ok();
        });
        sim.MapPost("/sessions/{id}/event", async (string id, StripeBooks books, StripeEvents events) =>
        {
            if (!books.Sessions.TryGetValue(id, out var session)) return Results.NotFound();
            await events.RepeatAsync(session);
            return Results.Ok();
        });
        sim.MapGet("/refunds", (StripeBooks books, string? session) => books.Refunds.Values.Where(refund => session is null || refund.Session.Id == session)
            .Select(refund => new { refund.Id, refund.Amount, refund.Status }));
        sim.MapPost("/refunds/{id}/end", (string id, string status, StripeBooks books, StripeEvents events) =>
            books.Refunds.TryGetValue(id, out var refund) ? Results.Ok(new { ended = StripeApi.End(refund, status, events) }) : Results.NotFound());
        sim.MapPost("/refunds/{id}/event", async (string id, string status, StripeBooks books, StripeEvents events) =>
        {
            if (!books.Refunds.TryGetValue(id, out var refund)) return Results.NotFound();
            await events.TellLateAsync(refund, status);
            return Results.Ok();
        });
        sim.MapGet("/ledger", (StripeBooks books) =>
        {
            var paid = books.Sessions.Values.Where(session => session.Paid).ToList();
            return new { count = paid.Count, total = paid.Sum(session => session.Amount), refunded = paid.Sum(session => session.Refunded) };
        });
    }
}
