namespace Hangazo.Core.Ordering.Contracts;

/// <summary>What a buyer filled in, as typed. Field names of refusals are the names of these properties.</summary>
/// <param name="ExpectedTotalMinor">The total that was on the screen, in cents; a different one is shown again before anything is ordered.</param>
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
    long? ExpectedTotalMinor);
