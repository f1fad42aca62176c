using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Pricing.Contracts;

public sealed record BasketLine(VariantFacts Variant, decimal Quantity)
{
    /// <summary>The add-ons that were chosen with it, judged and priced.</summary>
    public IReadOnlyList<ChosenAddOn> Choices { get; init; } = [];
}

/// <param name="UnitPrice">The variant's price with that of its add-ons.</param>
/// <param name="Gross">What the buyer pays for the line, VAT included.</param>
public sealed record PricedLine(VariantFacts Variant, decimal Quantity, Money UnitPrice, Money Gross, decimal VatRate, Money Vat)
{
    public IReadOnlyList<ChosenAddOn> Choices { get; init; } = [];
}

/// <summary>VAT of one rate over a whole document: the sum of its lines' VAT.</summary>
public sealed record VatSummary(VatCategory Category, decimal Rate, Money Gross, Money Vat);

/// <summary>A basket with every amount the shop decides. <c>Total = Subtotal + DeliveryFee + Rounding</c>; all VAT included.</summary>
/// <param name="Rounding">To whole shillings, as M-Pesa needs; zero or less than one shilling either way.</param>
public sealed record PricedBasket(
    IReadOnlyList<PricedLine> Lines,
    Money Subtotal,
    Money DeliveryFee,
    Money DeliveryVat,
    Money Rounding,
    Money Total,
    Money Vat,
    IReadOnlyList<VatSummary> VatByRate);

public interface IPricing
{
    /// <summary>Prices a basket on the server at today's prices and VAT rates.</summary>
    Task<PricedBasket> PriceAsync(IReadOnlyList<BasketLine> lines, Money deliveryFee, CancellationToken cancellationToken);
}
