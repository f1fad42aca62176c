using System.Text.Json.Serialization;

namespace Hangazo.Core.Promotions;

/// <summary>How a promotion takes something off.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PromotionKind>))]
public enum PromotionKind
{
    /// <summary>So many percent off the goods it is for.</summary>
    Percentage,

    /// <summary>An amount off the goods it is for.</summary>
    Amount,

    /// <summary>Of so many bought, the cheapest ones cost less or nothing.</summary>
    BuyXGetY,

    /// <summary>Certain products together for one price.</summary>
    Bundle,

    /// <summary>The delivery fee, or some of it.</summary>
    FreeDelivery,

    /// <summary>So many percent off a product from a quantity on.</summary>
    QuantityTiers,

    /// <summary>So many percent off for a group of customers.</summary>
    GroupPrice,
}

/// <summary>From this quantity of a product on, so many percent off.</summary>
public sealed record QuantityTier(decimal From, decimal Percent);

/// <summary>What a promotion does and for which baskets. Amounts in cents of a shilling; what a kind does not use stays empty.</summary>
public sealed record PromotionRule(PromotionKind Kind)
{
    /// <summary>Of percentages, group prices, and of the goods one gets in a buy-X-get-Y (100: free).</summary>
    public decimal Percent { get; init; }

    /// <summary>Of amounts: what is taken off; of bundles: what one set costs.</summary>
    public long AmountMinor { get; init; }

    /// <summary>No more than this is taken off one order.</summary>
    public long? MostOffMinor { get; init; }

    public int Buy { get; init; }

    public int Get { get; init; }

    /// <summary>By quantity, the smallest first.</summary>
    public IReadOnlyList<QuantityTier> Tiers { get; init; } = [];

    /// <summary>The products it is for, beside those of <see cref="Categories"/>; both empty: all. Of a bundle: the parts of a set.</summary>
    public IReadOnlyList<Guid> Products { get; init; } = [];

    /// <summary>With all categories below them.</summary>
    public IReadOnlyList<Guid> Categories { get; init; } = [];

    /// <summary>What the goods it is for must cost, before any promotion.</summary>
    public long? MinimumMinor { get; init; }

    /// <summary>Only for customers of this group.</summary>
    public string? Group { get; init; }

    public bool FirstOrderOnly { get; init; }

    /// <summary>It works only with one of its discount codes.</summary>
    public bool NeedsCode { get; init; }

    /// <summary>It makes a price instead of taking something off a basket; of several, the lowest price holds for each line.</summary>
    [JsonIgnore]
    public bool MakesPrice => Kind is PromotionKind.QuantityTiers or PromotionKind.GroupPrice;
}
