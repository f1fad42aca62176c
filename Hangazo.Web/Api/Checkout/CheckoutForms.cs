using System.Globalization;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Web.Client.Carts;
using Hangazo.Web.Client.Checkout;
using Hangazo.Web.Components;
using Hangazo.Web.Shopping;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hangazo.Web.Api.Checkout;

/// <summary>What a checkout form posted without script held, and why it was not placed; the page shows both.</summary>
public sealed record PostedCheckout(CheckoutInput Input, Error? Refusal);

/// <summary>The checkout's plain form: places the order, or shows the page again with what was typed.</summary>
internal static class CheckoutForms
{
    public static void MapCheckoutForms(this IEndpointRouteBuilder routes) => routes.MapPost("/checkout", PostAsync)
        .WithOrder(-1) // before the page of the same address, which answers GET
        .WithMetadata(new UsesInteractivityAttribute());

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> PostAsync(
        [FromForm] CheckoutFields form, CartCookie cookie, ICheckoutPort port, ICartPort carts, HttpContext http)
    {
        var input = form.ToInput();
        var shopper = cookie.ShopperOf(http);
        if (form.Step == "remove-code") await carts.RemoveCodeAsync(shopper);
        else if (form.Step == "code" || !string.IsNullOrWhiteSpace(form.Code))
        {
            var applied = await carts.ApplyCodeAsync(shopper, form.Code, form.Phone);
            if (!applied.Succeeded) return Show(new(input, applied.Error), ResultHttp.StatusOf(applied.Error), http);
            if (form.Step == "place") return Show(new(input, CheckoutForm.CodeFirst), StatusCodes.Status409Conflict, http);
        }

        if (form.Step is "fees" or "code" or "remove-code") return Show(new(input, null), StatusCodes.Status200OK, http);
        if (form.Cart is { } meant && shopper.Cart is { } mine && meant != mine)
            return Show(new(input, CartIsAnother), StatusCodes.Status409Conflict, http);
        var placed = await port.PlaceAsync(shopper, input);
        if (!placed.Succeeded) return Show(new(input, placed.Error), ResultHttp.StatusOf(placed.Error), http);
        CartCookie.WriteCount(http, 0);
        return TypedResults.LocalRedirect(placed.Value);
    }

    private static readonly Error CartIsAnother = new(
        "order.cart-changed", "Your cart changed in another window. Please look at it again before you order.", ErrorKind.Conflict);

    private static RazorComponentResult<App> Show(PostedCheckout posted, int status, HttpContext http)
    {
        http.Items[typeof(PostedCheckout)] = posted;
        return new RazorComponentResult<App> { StatusCode = status };
    }

    /// <summary>The form's fields as posted, all text, so that nonsense is refused by the rules and not by the binder.</summary>
    internal sealed class CheckoutFields
    {
        public Guid? Cart { get; set; }

        public string? FullName { get; set; }

        public string? Phone { get; set; }

        public string? Email { get; set; }

        public string? Country { get; set; }

        public string? Region { get; set; }

        public string? Postcode { get; set; }

        public string? County { get; set; }

        public string? Town { get; set; }

        public string? Directions { get; set; }

        public string? Delivery { get; set; }

        public string? Note { get; set; }

        public string? KraPin { get; set; }

        public string? PaymentMethod { get; set; }

        public string? MpesaPhone { get; set; }

        public string? ExpectedSubtotal { get; set; }

        public string? SawDeliveryOff { get; set; }

        public string? UseStoreCredit { get; set; }

        public string? SeenStoreCredit { get; set; }

        public string? Code { get; set; }

        public string? EventDay { get; set; }

        public string? Step { get; set; }

        public CheckoutInput ToInput() => new(
            FullName, Phone, Email, int.TryParse(County, NumberStyles.None, CultureInfo.InvariantCulture, out var county) ? county : null, Town, Directions,
            Delivery, Note, KraPin, PaymentMethod, MpesaPhone,
            long.TryParse(ExpectedSubtotal, NumberStyles.None, CultureInfo.InvariantCulture, out var total) ? total : null)
        {
            SawDeliveryOff = SawDeliveryOff == "true", EventDay = EventDay, Country = Country, Region = Region, Postcode = Postcode,
            UseStoreCredit = UseStoreCredit == "true",
            SeenStoreCreditMinor = long.TryParse(SeenStoreCredit, NumberStyles.None, CultureInfo.InvariantCulture, out var credit) ? credit : null,
        };
    }
}
