using Hangazo.Sandbox.Admin;
using Hangazo.Sandbox.Daraja;
using Hangazo.Sandbox.PayPal;
using Hangazo.Sandbox.Stripe;

namespace Hangazo.Sandbox.Faults;

/// <summary>What a storm is steered with, and the one list of money that really moved.</summary>
internal static class WeatherApi
{
    /// <param name="Number">The provider's receipt: M-Pesa's code, Stripe's payment intent, PayPal's capture.</param>
    /// <param name="Minor">Cents of <see cref="Currency"/>.</param>
    /// <param name="Reference">What the payer typed or saw; M-Pesa only.</param>
    /// <param name="Attempt">The shop's own id, where the provider keeps it.</param>
    /// <param name="Request">The id of the request it was paid by; none where somebody paid by themselves.</param>
    private sealed record Money(string Provider, string Number, long Minor, string Currency, string? Reference, string? Attempt, string? Request);

    /// <param name="Number">The provider's own number of the money that went back.</param>
    /// <param name="Of">The receipt of the payment it went back of; none where it was paid out anew.</param>
    /// <param name="Key">The id that the shop gave it; only where it was paid out anew.</param>
    private sealed record MoneyBack(string Provider, string Number, long Minor, string Currency, string? Of, string? Key);

    public static void MapWeather(this IEndpointRouteBuilder sim)
    {
        sim.MapGet("/weather", (Weather weather) => weather.Now);
        sim.MapPost("/weather", async (HttpRequest request, Weather weather) =>
        {
            var (wanted, refusal) = await AdminApi.ReadAsync<WeatherState>(request);
            if (refusal is not null) return refusal;
            weather.Now = wanted;
            return Results.Ok(wanted);
        });
        sim.MapGet("/money", (StkPushes pushes, StripeBooks stripe, PayPalBooks payPal) => Results.Ok(Received(pushes, stripe, payPal)));
        sim.MapGet("/money-back", (MoneyOut mpesa, StripeBooks stripe, PayPalBooks payPal) => Results.Ok(GivenBack(mpesa, stripe, payPal)));
    }

    private static IEnumerable<MoneyBack> GivenBack(MoneyOut mpesa, StripeBooks stripe, PayPalBooks payPal) =>
    [
        .. mpesa.Sent.Select(sent => new MoneyBack("mpesa", sent.Receipt, (long)(sent.Amount * 100), "KES", sent.Original, sent.Original is null ? sent.Originator : null)),
        .. stripe.Refunds.Values.Where(refund => refund.Status == "succeeded").Select(refund => new MoneyBack(
            "stripe", refund.Id, refund.Amount, refund.Session.Currency.ToUpperInvariant(), refund.Session.Intent, null)),
        .. payPal.Refunds.Values.Where(refund => refund.Status == "COMPLETED").Select(refund => new MoneyBack(
            "paypal", refund.Id, (long)(refund.Value * 100), refund.Order.Currency, refund.Order.CaptureId, null)),
    ];

    private static IEnumerable<Money> Received(StkPushes pushes, StripeBooks stripe, PayPalBooks payPal) =>
    [
        .. pushes.Payments.Select(paid => new Money(
            "mpesa", paid.Receipt, paid.Amount * 100, "KES", paid.Reference, null,
            paid.CheckoutRequestId.Length > 0 ? paid.CheckoutRequestId : null)),
        .. stripe.Sessions.Values.Where(session => session.Paid).Select(session => new Money(
            "stripe", session.Intent, session.Amount, session.Currency.ToUpperInvariant(), null, session.Form.GetValueOrDefault("client_reference_id"),
            session.Id)),
        .. payPal.Orders.Values.Where(order => order is { CaptureId: not null, CaptureStatus: "COMPLETED" }).Select(order => new Money(
            "paypal", order.CaptureId!, (long)(order.Value * 100), order.Currency, null, order.CustomId, order.Id)),
    ];
}
