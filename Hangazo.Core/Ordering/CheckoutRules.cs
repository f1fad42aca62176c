using System.Globalization;
using System.Text.RegularExpressions;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Core.Shipping.Contracts;

namespace Hangazo.Core.Ordering;

/// <summary>What a checkout form must hold. Pure; every refusal names its field.</summary>
public static partial class CheckoutRules
{
    private const int MostYearsAhead = 3;
    private const int LongestRegion = 80;
    private const int LongestPostcode = 20;
    private const string ChoosePayment = "Choose how you want to pay.";

    /// <summary>What kind of things an order is of.</summary>
    public enum Goods
    {
        Delivered,

        /// <summary>Some are delivered and some downloaded.</summary>
        Both,

        Downloaded,
    }

    /// <param name="PayerPhone">The phone that is asked to pay, where the method asks one; else the contact's.</param>
    /// <param name="Method">Null: chosen when the fee is known.</param>
    public sealed record Checked(
        Contact Contact, DeliveryOption Delivery, DeliveryAddress? Address, string? Note, string? KraPin, PhoneNumber PayerPhone, PaymentMethod? Method)
    {
        public DateOnly? EventDay { get; init; }
    }

    public static Goods GoodsOf(IEnumerable<VariantFacts> variants) => variants.Select(variant => variant.IsDigital).Distinct().ToList() switch
    {
        [true] => Goods.Downloaded,
        [_, _] => Goods.Both,
        _ => Goods.Delivered,
    };

    /// <summary>Whether something that is delivered goes to another country.</summary>
    public static bool IsAbroad(string? country) =>
        !string.IsNullOrWhiteSpace(country) && !string.Equals(country.Trim(), Countries.Home, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where in the world, as it was chosen; null where it was not, or where nothing goes.</summary>
    public static Country? CountryOf(string? typed, DeliveryAbroad? abroad) => abroad?.Find(typed?.Trim());

    /// <param name="options">What is offered to the chosen county.</param>
    /// <param name="abroad">How things go to other countries; null: they do not.</param>
    /// <param name="eventAfter">Where something is paid by the day of an event: today; null: that day is not asked for.</param>
    public static Result<Checked> Check(
        CheckoutInput input, IReadOnlyList<County> counties, IReadOnlyList<DeliveryOption> options, Goods goods = Goods.Delivered, DateOnly? eventAfter = null,
        DeliveryAbroad? abroad = null)
    {
        var errors = new List<Error>();
        var name = Text(nameof(input.FullName), input.FullName, 2, 120, "Enter your full name.", errors);
        var phone = PhoneNumber.Parse(input.Phone);
        if (!phone.Succeeded) errors.Add(OrderingErrors.Field(nameof(input.Phone), phone.Error.Message));
        var leaves = goods != Goods.Downloaded && IsAbroad(input.Country);
        var email = Email(input.Email, leaves ? "we write there what the delivery costs." : goods != Goods.Delivered ? "your download links go there." : null, errors);
        var delivery = leaves ? abroad?.Option : goods == Goods.Downloaded ? DownloadDelivery.Option : options.FirstOrDefault(option => option.Code == input.Delivery);
        if (delivery is null && !leaves) errors.Add(OrderingErrors.Field(nameof(input.Delivery), "Choose how you want to get your order."));
        var address = leaves ? AddressAbroad(input, abroad, errors) : delivery is null or { NeedsAddress: true } ? Address(input, counties, errors) : null;
        var note = string.IsNullOrWhiteSpace(input.Note) ? null : Text(nameof(input.Note), input.Note, 0, 500, "Keep the note under 500 characters.", errors);
        var pin = string.IsNullOrWhiteSpace(input.KraPin) ? null : input.KraPin.Trim().ToUpperInvariant();
        if (pin is not null && !KraPinPattern().IsMatch(pin))
            errors.Add(OrderingErrors.Field(nameof(input.KraPin), "A KRA PIN is a letter, nine digits and a letter, such as A001234567Z."));
        var method = leaves ? null : PaymentMethods.Find(input.PaymentMethod);
        if (method is null && !leaves) errors.Add(OrderingErrors.Field(nameof(input.PaymentMethod), ChoosePayment));
        var payer = phone;
        if (!leaves && method is not { AsksPhone: false })
        {
            payer = PhoneNumber.ParseKenyan(string.IsNullOrWhiteSpace(input.MpesaPhone) ? input.Phone : input.MpesaPhone);
            if (!payer.Succeeded) errors.Add(OrderingErrors.Field(nameof(input.MpesaPhone), payer.Error.Message));
        }

        var eventDay = eventAfter is { } today ? EventDay(input.EventDay, today) : null;
        if (eventAfter is not null && eventDay is null)
            errors.Add(OrderingErrors.Field(nameof(input.EventDay), "Enter the day of the event: a day to come, within three years."));
        return errors.Count > 0
            ? Error.Form(errors)
            : new Checked(new(name!, phone.Value, email), delivery!, address, note, pin, payer.Value, method) { EventDay = eventDay };
    }

    /// <summary>A day to come; null for anything else.</summary>
    public static DateOnly? EventDay(string? typed, DateOnly today) =>
        DateOnly.TryParseExact(typed?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day > today && day <= today.AddYears(MostYearsAhead) ? day : null;

    /// <summary>The chosen method must be on offer for what is due now and the county. Code: <c>form.invalid</c>.</summary>
    public static Result CheckMethod(PaymentMethod chosen, DeliveryOption delivery, IReadOnlyList<PaymentMethod> offered, bool inParts = false) => Fitting(offered, delivery, inParts).Any(method => method.Code == chosen.Code)
        ? Result.Ok
        : Error.Form([OrderingErrors.Field(nameof(CheckoutInput.PaymentMethod), $"{chosen.Name} is not available for this order. Please choose another way to pay.")]);

    /// <summary>What is downloaded comes to nobody's door, so it is not paid there.</summary>
    /// <param name="inParts">What is made to order is not begun before its first part is paid, so it is not paid at the door either.</param>
    public static IReadOnlyList<PaymentMethod> Fitting(IReadOnlyList<PaymentMethod> offered, DeliveryOption delivery, bool inParts = false) =>
        inParts || delivery.Code == DownloadDelivery.Code ? [.. offered.Where(method => !method.AfterDelivery)] : offered;

    /// <summary>When an unpaid order ends, null: not by itself; and until when its things are held.</summary>
    public static (DateTimeOffset? Due, DateTimeOffset HeldUntil) Due(PaymentMethod method, PaymentRules payments, OrderingRules ordering, DateTimeOffset now)
    {
        if (method.AfterDelivery) return (null, now.AddYears(1));
        var due = payments.Of(method.Code)?.Days is { } days ? now.AddDays(days) : now.AddMinutes(ordering.UnpaidOrderMinutes);
        return (due, due);
    }

    private static string? Text(string field, string? text, int least, int most, string message, List<Error> errors)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length >= least && trimmed.Length <= most && !trimmed.Any(c => char.IsControl(c) && c is not ('\n' or '\r'))) return trimmed;
        errors.Add(OrderingErrors.Field(field, message));
        return null;
    }

    /// <param name="why">What it is needed for; null: it is not.</param>
    private static string? Email(string? text, string? why, List<Error> errors)
    {
        if (string.IsNullOrWhiteSpace(text) && why is null) return null;
        if (EmailAddress.Clean(text ?? "") is { } email) return email;
        errors.Add(OrderingErrors.Field(
            nameof(CheckoutInput.Email),
            why is not null ? $"Enter your e-mail address, such as wanjiku@example.com: {why}" : "Enter an e-mail address such as wanjiku@example.com, or leave it empty."));
        return null;
    }

    private static DeliveryAddress? Address(CheckoutInput input, IReadOnlyList<County> counties, List<Error> errors)
    {
        var county = counties.FirstOrDefault(c => c.Code == input.County);
        if (county is null) errors.Add(OrderingErrors.Field(nameof(input.County), "Choose your county."));
        var town = Text(nameof(input.Town), input.Town, 2, 80, "Enter your town or area.", errors);
        var directions = Text(nameof(input.Directions), input.Directions, 5, 400, "Say how to find you: a road, a building, a landmark.", errors);
        return county is null || town is null || directions is null ? null : new(county.Code, county.Name, town, directions);
    }

    private static DeliveryAddress? AddressAbroad(CheckoutInput input, DeliveryAbroad? abroad, List<Error> errors)
    {
        var country = CountryOf(input.Country, abroad);
        if (country is null)
        {
            errors.Add(OrderingErrors.Field(
                nameof(input.Country),
                abroad is null ? "At the moment we deliver in Kenya only."
                    : Countries.Find(input.Country?.Trim()) is { } known ? $"We do not send to {known.Name}. Please choose another country." : "Choose your country."));
        }

        var town = Text(nameof(input.Town), input.Town, 2, 80, "Enter your town or city.", errors);
        var region = Text(nameof(input.Region), input.Region, 0, LongestRegion, "Keep the state or region under 80 characters.", errors);
        var postcode = Text(nameof(input.Postcode), input.Postcode, 0, LongestPostcode, "Enter a postcode of up to 20 characters, or leave it empty.", errors);
        var street = Text(nameof(input.Directions), input.Directions, 5, 400, "Enter the street and the number of the house.", errors);
        return country is null || town is null || street is null
            ? null
            : new(null, "", town, street) { Country = country.Code, Region = OrNull(region), Postcode = OrNull(postcode) };
    }

    private static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;

    [GeneratedRegex("^[A-Z][0-9]{9}[A-Z]$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex KraPinPattern();
}
