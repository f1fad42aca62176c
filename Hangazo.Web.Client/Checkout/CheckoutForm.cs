using System.Globalization;
using System.Text.Json.Serialization;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Shipping.Contracts;
using Hangazo.Web.Client.Carts;

namespace Hangazo.Web.Client.Checkout;

/// <summary>The checkout form's fields as they are being filled in.</summary>
public sealed class CheckoutForm
{
    /// <summary>A code that was typed and not applied is applied first, and the new total is shown.</summary>
    public static readonly Error CodeFirst = new(
        "order.total-changed", "Your discount code is applied. Please look at the new total and place the order again.", ErrorKind.Conflict);

    public string? FullName { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    /// <summary>The two letters of ISO 3166-1.</summary>
    public string? Country { get; set; } = Countries.Home;

    public int? County { get; set; }

    public string? Region { get; set; }

    public string? Postcode { get; set; }

    public string? Town { get; set; }

    public string? Directions { get; set; }

    public string? Delivery { get; set; }

    public string? Note { get; set; }

    public string? KraPin { get; set; }

    public string? PaymentMethod { get; set; }

    public string? MpesaPhone { get; set; }

    public DateOnly? EventDay { get; set; }

    /// <summary>As <c>2027-03-14</c>, the way a browser says it.</summary>
    [JsonIgnore]
    public string? EventDayText => EventDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Their store credit goes into it.</summary>
    public bool UseStoreCredit { get; set; }

    public static CheckoutForm Of(CheckoutInput input) => new()
    {
        FullName = input.FullName,
        Phone = input.Phone,
        Email = input.Email,
        Country = string.IsNullOrWhiteSpace(input.Country) ? Countries.Home : input.Country.Trim().ToUpperInvariant(),
        County = input.County,
        Region = input.Region,
        Postcode = input.Postcode,
        Town = input.Town,
        Directions = input.Directions,
        Delivery = input.Delivery,
        Note = input.Note,
        KraPin = input.KraPin,
        PaymentMethod = input.PaymentMethod,
        MpesaPhone = input.MpesaPhone,
        EventDay = DateOnly.TryParseExact(input.EventDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        UseStoreCredit = input.UseStoreCredit,
    };

    /// <param name="seen">The sums on the screen.</param>
    /// <param name="credit">The balance on the screen.</param>
    public CheckoutInput ToInput(TotalsModel? seen, Money? credit) => new(
        FullName, Phone, Email, County, Town, Directions, Delivery, Note, KraPin, PaymentMethod, MpesaPhone, seen?.Subtotal.Minor)
    {
        SawDeliveryOff = seen is { HasDeliveryOff: true },
        Country = Country,
        Region = Region,
        Postcode = Postcode,
        EventDay = EventDayText,
        UseStoreCredit = UseStoreCredit,
        SeenStoreCreditMinor = credit?.Minor,
    };
}
