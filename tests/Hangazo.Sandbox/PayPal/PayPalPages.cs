using System.Globalization;
using Hangazo.Sandbox.Admin;

namespace Hangazo.Sandbox.PayPal;

/// <summary>PayPal's approval page, drawn plainly, and what tests steer the played PayPal with.</summary>
internal static class PayPalPages
{
    public static void MapPayPalPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/checkoutnow", Show);
        routes.MapPost("/checkoutnow/{id}/approve", (HttpContext http, string id, PayPalBooks books, PayPalEvents events) =>
        {
            if (!books.Orders.TryGetValue(id, out var order)) return Results.NotFound();
            PayPalApi.Approve(order, events, PayPalApi.Self(http));
            return new SeeOther($"{order.ReturnUrl}?token={id}&PayerID=PLAYEDPAYER");
        });
    }

    public static void MapPayPalSteering(this IEndpointRouteBuilder routes)
    {
        var sim = routes.MapGroup("/__sim/paypal");
        sim.MapGet("/switches", (PayPalBooks books) => books.Switches);
        sim.MapPost("/switches", async (HttpRequest request, PayPalBooks books) =>
        {
            var (wanted, refusal) = await AdminApi.ReadAsync<PayPalSwitchState>(request);
            if (refusal is not null) return refusal;
            books.Switches = wanted;
            return Results.Ok(wanted);
        });
        sim.MapGet("/orders", (PayPalBooks books, string? attempt) => books.Orders.Values.Where(order => attempt is null || order.CustomId == attempt)
            .Select(order => new { order.Id, order.Status, order.Currency, order.Value, order.CaptureId, order.CaptureStatus, order.Refunded }));
        sim.MapGet("/refunds", (PayPalBooks books, string? order) => books.Refunds.Values.Where(refund => order is null || refund.Order.Id == order)
            .Select(refund => new { refund.Id, refund.Value, refund.Status }));
        sim.MapPost("/refunds/{id}/end", (HttpContext http, string id, string status, PayPalBooks books, PayPalEvents events) =>
            books.Refunds.TryGetValue(id, out var refund) ? Results.Ok(new { ended = PayPalApi.End(refund, status, events, PayPalApi.Self(http)) }) : Results.NotFound());
        sim.MapPost("/orders/{id}/void", (string id, PayPalBooks books) =>
        {
            if (!books.Orders.TryGetValue(id, out var order)) return Results.NotFound();
            lock (order.Gate) order.Status = "VOIDED";
            return Results.Ok();
        });
    }

    private static IResult Show(HttpContext http, string? token, PayPalBooks books)
    {
        if (token is null || !books.Orders.TryGetValue(token, out var order))
            return Page.Show(http, "PayPal", Html.Of($"<h1>No such payment</h1>"), status: StatusCodes.Status404NotFound);
        var amount = $"{order.Currency} {order.Value.ToString("N2", CultureInfo.InvariantCulture)}";
        var body = order.Status == "PAYER_ACTION_REQUIRED"
            ? Html.Of($"""
                <form method="post" action="/checkoutnow/{token}/approve"><button>Approve</button></form>
                <p><a href="{order.CancelUrl}?token={token}">Cancel</a></p>
                """)
            : Html.Of($"""<p>This payment is {order.Status.ToLowerInvariant()}.</p><p><a href="{order.ReturnUrl}">Back to the shop</a></p>""");
        return Page.Show(http, "PayPal", Html.Of($"<h1>{order.Description}</h1><p class=\"lead\">{amount} with PayPal</p>{body}"));
    }

    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
