using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Promotions.Contracts;

namespace Hangazo.Core.Pricing.Contracts;

public sealed record BasketLine(VariantFacts Variant, decimal Quantity)
{
    /// <summary>The add-ons that were chosen with it, judged and priced.</summary>
    public IReadOnlyList<ChosenAddOn> Choices { get; init; } = [];
}

/// <param name="UnitPrice">The variant's price with that of its add-ons, before promotions.</param>
/// <param name="Gross">What the buyer pays for the line, VAT included, after promotions.</param>
public sealed record PricedLine(VariantFacts Variant, decimal Quantity, Money UnitPrice, Money Gross, decimal VatRate, Money Vat)
{
    public IReadOnlyList<ChosenAddOn> Choices { get; init; } = [];

    private readonly VatCategory? _category;

    /// <summary>The product's own, unless the order makes it another.</summary>
    public VatCategory VatCategory { get => _category ?? Variant.Vat; init => _category = value; }

    /// <summary>The unit price before VAT was taken off it; null where none was.</summary>
    public Money? UnitPriceWithVat { get; init; }

    /// <summary>The VAT that was taken off before promotions; zero or more.</summary>
    public Money VatTakenOff => UnitPriceWithVat is { } price ? (price * Quantity) - Full : Money.Zero(UnitPrice.Currency);

    /// <summary>What it costs before promotions.</summary>
    public Money Full => UnitPrice * Quantity;

    /// <summary>What promotions take off it; zero or more.</summary>
    public Money Discount => Full - Gross;
}

/// <summary>VAT of one rate over a whole document: the sum of its lines' VAT.</summary>
public sealed record VatSummary(VatCategory Category, decimal Rate, Money Gross, Money Vat);

/// <summary>A basket with every amount the shop decides. <c>Total = Subtotal + DeliveryFee + Rounding</c>; all VAT included.</summary>
/// <param name="Subtotal">The lines' gross, so after promotions.</param>
/// <param name="DeliveryFee">After promotions.</param>
/// <param name="Rounding">To whole shillings, as M-Pesa needs; zero or less than one shilling either way.</param>
public sealed record PricedBasket(
    IReadOnlyList<PricedLine> Lines,
    Money Subtotal,
    Money DeliveryFee,
    Money DeliveryVat,
    Money Rounding,
    Money Total,
    Money Vat,
    IReadOnlyList<VatSummary> VatByRate)
{
    /// <summary>What each promotion takes off, in the order in which they did. Their parts are in the lines and in the fee already.</summary>
    public IReadOnlyList<AppliedPromotion> Promotions { get; init; } = [];

    /// <summary>The promotions that take nothing off, and why, for staff.</summary>
    public IEnumerable<PassedPromotion> Passed { get; init; } = [];

    /// <summary>The discount code that was brought, and whether it takes something off; null without one.</summary>
    public CodeStanding? Code { get; init; }

    public Money Discount => Money.Sum(Lines.Select(line => line.Discount), Total.Currency);

    /// <summary>VAT that is not charged because the goods leave the country; the lines' prices are without it.</summary>
    public Money VatTakenOff => Money.Sum(Lines.Select(line => line.VatTakenOff), Total.Currency);

    public Money DeliveryDiscount => Money.Sum(Promotions.Select(promotion => promotion.Delivery), Total.Currency);
}

/// <summary>What a price depends on beside the things themselves.</summary>
/// <param name="Code">The discount code that was put in, if any.</param>
public sealed record PricingContext(PromotionBuyer Buyer, string? Code)
{
    /// <summary>The goods are exported: they and their transport are zero-rated (VAT Act 2013, Second Schedule, Part A 1).</summary>
    public bool LeavesKenya { get; init; }

    /// <summary>A promotion that staff try out, whether it runs or not.</summary>
    public PromotionId? Trial { get; init; }
}

public interface IPricing
{
    /// <summary>Prices a basket on the server at today's prices, promotions and VAT rates.</summary>
    /// <param name="deliveryFee">Before promotions; null while no way of delivery is chosen, and then nothing is added for it.</param>
    Task<PricedBasket> PriceAsync(
        IReadOnlyList<BasketLine> lines, Money? deliveryFee, PricingContext context, CancellationToken cancellationToken);
}
