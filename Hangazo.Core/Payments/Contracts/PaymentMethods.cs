using Hangazo.Core.Kernel;

namespace Hangazo.Core.Payments.Contracts;

/// <summary>A way to pay, as the shopper chooses it.</summary>
/// <param name="Code">Stable, such as <c>mpesa</c>; in forms and settings.</param>
/// <param name="Name">Beside the radio button.</param>
/// <param name="Note">What happens when it is chosen.</param>
/// <param name="AsksPhone">Whether a Kenyan phone is asked to pay.</param>
/// <param name="Leaves">Whether the shopper goes to the provider's own page to pay.</param>
public sealed record PaymentMethod(string Code, string Name, string Note, bool AsksPhone = false, bool Leaves = false)
{
    /// <summary>Staff write down the money when they have it.</summary>
    public bool ByHand { get; init; }

    /// <summary>The things go out before the money comes.</summary>
    public bool AfterDelivery { get; init; }

    /// <summary>The currency the payer is charged in, where it is not the shilling.</summary>
    public string? ChargesIn { get; init; }

    /// <summary>Offered only when the owner wrote down how to pay, such as the bank account.</summary>
    public bool NeedsInstructions { get; init; }
}

/// <summary>The ways to pay that the shop knows. Which of them are offered is the owner's choice and the amount's and the county's.</summary>
public static class PaymentMethods
{
    public static readonly PaymentMethod Mpesa =
        new("mpesa", "M-Pesa", "We send a request to your phone. You enter your PIN there, never here.", AsksPhone: true);

    public static readonly PaymentMethod Card =
        new("card", "Card", "Visa or Mastercard, on the secure page of our card partner Stripe. We never see your card number.", Leaves: true);

    public static readonly PaymentMethod PayPal =
        new("paypal", "PayPal", "On PayPal's own page, in US dollars.", Leaves: true) { ChargesIn = "USD" };

    public static readonly PaymentMethod OnDelivery =
        new("on-delivery", "Pay on delivery", "In cash or by M-Pesa, when you get it.") { ByHand = true, AfterDelivery = true };

    public static readonly PaymentMethod BankTransfer =
        new("bank-transfer", "Bank transfer", "We tell you our account; we pack when the money is there.") { ByHand = true, NeedsInstructions = true };

    /// <summary>Spent beside a chosen method, and never chosen itself: not among <see cref="All"/>.</summary>
    public static readonly PaymentMethod StoreCredit = new("store-credit", "Store credit", "What the shop owes you, used for this order.");

    public static IReadOnlyList<PaymentMethod> All { get; } = [Mpesa, Card, PayPal, OnDelivery, BankTransfer];

    public static PaymentMethod? Find(string? code) => All.FirstOrDefault(method => method.Code == code);
}
