using System.Text.Json.Serialization;
using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Web.Client.Carts;

/// <param name="PriceBefore">Set when the price changed since the thing was put in.</param>
/// <param name="Problem">A sentence when the line cannot be bought as it is.</param>
public sealed record CartLineModel(
    VariantId VariantId, string Slug, string Name, string OptionText, string? PictureHash, decimal Quantity, QuantityRule Rule, Money UnitPrice, Money Gross,
    Money? PriceBefore, decimal Available, string? Problem)
{
    /// <summary>What it costs before promotions.</summary>
    public Money Full { get; init; } = Money.Zero();

    /// <summary>Tells it from lines of the same variant in another configuration.</summary>
    public string ConfigurationHash { get; init; } = "";

    /// <summary>The add-ons chosen with it; their prices are in the unit price.</summary>
    public IReadOnlyList<ChosenAddOn> Choices { get; init; } = [];

    public bool IsDigital { get; init; }

    [JsonIgnore]
    public CartLineId Id => new(VariantId, ConfigurationHash);
}

/// <summary>What one promotion takes off the goods and off the delivery fee.</summary>
public sealed record DiscountModel(string Name, string? Code, Money Goods, Money Delivery)
{
    [JsonIgnore]
    public Money Amount => Goods + Delivery;
}

/// <param name="Subtotal">The goods after promotions.</param>
/// <param name="Delivery">The fee after promotions; null while none is chosen.</param>
/// <param name="VatRate">Percent, when the whole cart has one rate.</param>
public sealed record TotalsModel(Money Subtotal, Money? Delivery, Money Rounding, Money Total, Money Vat, decimal? VatRate)
{
    public IReadOnlyList<DiscountModel> Discounts { get; init; } = [];

    /// <summary>The fee is worked out after the order is placed, and in no sum yet.</summary>
    public bool ByQuote { get; init; }

    /// <summary>The goods leave the country: they are sold without VAT.</summary>
    public bool LeavesKenya { get; init; }

    /// <summary>The VAT that is not charged for that, where it is known.</summary>
    public Money? VatTakenOff { get; init; }

    /// <summary>The goods before promotions.</summary>
    [JsonIgnore]
    public Money FullGoods => Subtotal + Money.Sum(Discounts.Select(discount => discount.Goods), Subtotal.Currency);

    /// <summary>The fee before promotions.</summary>
    [JsonIgnore]
    public Money? FullDelivery => Delivery + Money.Sum(Discounts.Select(discount => discount.Delivery), Subtotal.Currency);

    [JsonIgnore]
    public bool HasDeliveryOff => Discounts.Any(discount => !discount.Delivery.IsZero);
}

/// <summary>A discount code in the cart.</summary>
/// <param name="Problem">Why it takes nothing off now; null: it does, or will once delivery is chosen.</param>
public sealed record CodeModel(string Code, string? Problem);

public sealed record CartModel(IReadOnlyList<CartLineModel> Lines, TotalsModel? Totals, bool CanCheckOut)
{
    public static readonly CartModel Empty = new([], null, false);

    public CodeModel? Code { get; init; }
}

/// <summary>How the cart component reaches the shop. Each call stands alone; prices and stock are the server's.</summary>
public interface ICartPort
{
    Task<CartModel> GetAsync(Shopper shopper);

    /// <summary>Codes: those of a cart's line.</summary>
    Task<Result> SetQuantityAsync(Shopper shopper, CartLineId line, string? quantity);

    Task RemoveAsync(Shopper shopper, CartLineId line);

    Task ClearAsync(Shopper shopper);

    /// <summary>Puts a discount code into the cart. Codes: <c>coupon.*</c>.</summary>
    /// <param name="phone">The buyer's as typed, once it is asked for.</param>
    Task<Result> ApplyCodeAsync(Shopper shopper, string? code, string? phone);

    Task RemoveCodeAsync(Shopper shopper);
}
