namespace Hangazo.Core.Ordering.Contracts;

/// <summary>What a buyer filled in, as typed. Field names of refusals are the names of these properties.</summary>
/// <param name="ExpectedSubtotalMinor">What the things cost on the screen, in cents, without delivery, whose fee stands beside each choice;
/// when it is another by now, the new one is shown before anything is ordered.</param>
public sealed record CheckoutInput(
    string? FullName,
    string? Phone,
    string? Email,
    int? County,
    string? Town,
    string? Directions,
    string? Delivery,
    string? Note,
    string? KraPin,
    string? PaymentMethod,
    string? MpesaPhone,
    long? ExpectedSubtotalMinor)
{
    /// <summary>The screen showed something off the delivery fee; when that is over by now, the fee is shown before anything is ordered.</summary>
    public bool SawDeliveryOff { get; init; }

    /// <summary>The two letters of ISO 3166-1; nothing: Kenya.</summary>
    public string? Country { get; init; }

    /// <summary>A state or province, abroad.</summary>
    public string? Region { get; init; }

    public string? Postcode { get; init; }

    /// <summary>The day of the event, as <c>2027-03-14</c>, where something is paid by it.</summary>
    public string? EventDay { get; init; }

    /// <summary>The buyer's store credit goes into it as far as it reaches; only for those who are signed in.</summary>
    public bool UseStoreCredit { get; init; }

    /// <summary>The balance on the screen, in cents; when it is another by now, the new one is shown before anything is ordered.</summary>
    public long? SeenStoreCreditMinor { get; init; }
}
