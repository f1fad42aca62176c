using System.Text.Json.Serialization;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Shipping.Contracts;
using Hangazo.Web.Client.Carts;

namespace Hangazo.Web.Client.Checkout;

/// <param name="Options">What is offered to the county asked about, cheapest first.</param>
/// <param name="Delivery">The code of the option that the totals include.</param>
/// <param name="HoldMinutes">How long the things are held while the buyer pays.</param>
/// <param name="Methods">The ways to pay on offer for this total and county, in the shop's order.</param>
/// <param name="Method">The code of the chosen one, or of the first when the chosen one is not on offer (any more).</param>
public sealed record CheckoutModel(
    CartModel Cart, IReadOnlyList<County> Counties, IReadOnlyList<DeliveryOption> Options, string? Delivery, int HoldMinutes,
    IReadOnlyList<PaymentMethod> Methods, string? Method)
{
    /// <summary>What the buyer has of store credit; zero for who is not signed in.</summary>
    public Money StoreCredit { get; init; }

    /// <summary>What of it goes into what is paid when the order is placed, when it is used.</summary>
    public Money CreditUsed { get; init; }

    /// <summary>What is left to pay by the chosen method when the order is placed.</summary>
    [JsonIgnore]
    public Money ToPay => Now - CreditUsed;

    /// <summary>Things go to other countries too.</summary>
    public bool SellsAbroad { get; init; }

    /// <summary>The countries they do not go to, by their ISO codes.</summary>
    public IReadOnlyList<string> NotServed { get; init; } = [];

    /// <summary>Days in which the shop says what the delivery costs.</summary>
    public int QuoteDays { get; init; }

    [JsonIgnore]
    public string QuoteWithin => QuoteDays == 1 ? "within a day" : $"within {QuoteDays} days";

    /// <summary>It goes to another country: the fee is worked out, and paid with the rest, later.</summary>
    public bool IsAbroad { get; init; }

    /// <summary>Nothing is delivered: no address is asked for.</summary>
    public bool IsDownloadOnly => Delivery == DownloadDelivery.Code;

    /// <summary>In which parts it is paid, the first now.</summary>
    public IReadOnlyList<PlannedInstalment> Parts { get; init; } = [];

    /// <summary>Something is paid by the day of the event it is for, so that day is asked for.</summary>
    public bool NeedsEventDay { get; init; }

    /// <summary>What is paid when the order is placed.</summary>
    [JsonIgnore]
    public Money Now => Parts.Count > 0 ? Parts[0].Amount : Cart.Totals!.Total;

    /// <summary>Links or the fee go to the buyer's e-mail, so it is needed.</summary>
    public bool NeedsEmail => IsAbroad || Cart.Lines.Any(line => line.IsDigital);
}

/// <summary>How the checkout component reaches the shop.</summary>
public interface ICheckoutPort
{
    /// <summary>Prices the cart for a county and a delivery option; without one, the cheapest that is offered is taken, and of the ways to pay the first.</summary>
    /// <param name="phone">The buyer's as typed: some promotions depend on who buys.</param>
    /// <param name="eventDay">As typed.</param>
    /// <param name="useStoreCredit">The buyer's store credit goes into it.</param>
    /// <param name="country">As typed; nothing: Kenya.</param>
    Task<CheckoutModel> GetAsync(Shopper shopper, int? county, string? delivery, string? method, string? phone, string? eventDay = null, bool useStoreCredit = false,
        string? country = null);

    /// <summary>The buyer's details as far as the shop knows them.</summary>
    Task<CheckoutInput> RememberedAsync(Shopper shopper);

    /// <summary>Places the order, once per cart. Answers with the address of the order's page. Codes: those of placing an order.</summary>
    Task<Result<string>> PlaceAsync(Shopper shopper, CheckoutInput input);
}
