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
    /// <summary>Tells it from lines of the same variant in another configuration.</summary>
    public string ConfigurationHash { get; init; } = "";

    /// <summary>The add-ons chosen with it; their prices are in the unit price.</summary>
    public IReadOnlyList<ChosenAddOn> Choices { get; init; } = [];

    public bool IsDigital { get; init; }

    [JsonIgnore]
    public CartLineId Id => new(VariantId, ConfigurationHash);
}

/// <param name="VatRate">Percent, when the whole cart has one rate.</param>
public sealed record TotalsModel(Money Subtotal, Money? Delivery, Money Rounding, Money Total, Money Vat, decimal? VatRate);

public sealed record CartModel(IReadOnlyList<CartLineModel> Lines, TotalsModel? Totals, bool CanCheckOut)
{
    public static readonly CartModel Empty = new([], null, false);
}

/// <summary>How the cart component reaches the shop. Each call stands alone; prices and stock are the server's.</summary>
public interface ICartPort
{
    Task<CartModel> GetAsync(Shopper shopper);

    /// <summary>Codes: those of a cart's line.</summary>
    Task<Result> SetQuantityAsync(Shopper shopper, CartLineId line, string? quantity);

    Task RemoveAsync(Shopper shopper, CartLineId line);

    Task ClearAsync(Shopper shopper);
}
