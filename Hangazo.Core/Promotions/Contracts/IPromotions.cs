using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Promotions.Contracts;

/// <summary>Who buys, as far as it is known: a visitor's phone only once the checkout form names it.</summary>
public sealed record PromotionBuyer(CustomerId? Customer, PhoneNumber? Phone)
{
    public static readonly PromotionBuyer Unknown = new(null, null);
}

/// <param name="Price">Of one unit, before any promotion.</param>
public sealed record PromotionLine(VariantId Variant, ProductId Product, decimal Quantity, Money Price)
{
    public Money Full => Price * Quantity;
}

/// <param name="Delivery">The fee before any promotion; null while no way of delivery is chosen.</param>
/// <param name="Code">The discount code that was put in, as typed; null without one.</param>
public sealed record PromotionBasket(IReadOnlyList<PromotionLine> Lines, Money? Delivery, PromotionBuyer Buyer, string? Code)
{
    /// <summary>A promotion to be tried: it counts as running, opened by its code and fit for the buyer, whatever it really is. For staff
    /// only.</summary>
    public PromotionId? Trial { get; init; }
}

/// <summary>A basket that was really bought, to try a promotion on.</summary>
/// <param name="Group">The customer's group now, if any.</param>
/// <param name="IsFirst">It was the buyer's first order.</param>
/// <param name="Who">The same for all orders of one buyer.</param>
public sealed record PastBasket(IReadOnlyList<PromotionLine> Lines, Money Delivery, string? Group, bool IsFirst, string Who);

/// <summary>What one promotion takes off a basket.</summary>
/// <param name="Name">What shoppers read.</param>
/// <param name="Code">The discount code it came with, null for one that works by itself.</param>
/// <param name="PerLine">Off each line, in the basket's order; never more than the line costs.</param>
/// <param name="Delivery">Off the delivery fee.</param>
/// <param name="Words">How it came about, for staff.</param>
public sealed record AppliedPromotion(PromotionId Id, string Name, string? Code, IReadOnlyList<Money> PerLine, Money Delivery, string Words)
{
    public Money Goods => Money.Sum(PerLine, Delivery.Currency);

    public Money Amount => Goods + Delivery;
}

/// <summary>A promotion that takes nothing off this basket, and why, for staff.</summary>
public sealed record PassedPromotion(PromotionId Id, string Name, string Words);

/// <param name="Refusal">Why the code takes nothing off now; null: it does. Codes: <c>coupon.*</c>.</param>
public sealed record CodeStanding(string Code, Error? Refusal);

/// <summary>All that promotions do to a basket.</summary>
public sealed record PromotionOutcome(IReadOnlyList<AppliedPromotion> Applied, CodeStanding? Code)
{
    public static readonly PromotionOutcome None = new([], null);

    /// <summary>Those that were considered and take nothing off, in their order.</summary>
    public IEnumerable<PassedPromotion> Passed { get; init; } = [];
}

public interface IPromotions
{
    /// <summary>What the promotions that run now take off a basket. Reads only.</summary>
    Task<PromotionOutcome> OffersAsync(PromotionBasket basket, CancellationToken cancellationToken);

    /// <summary>
    /// What one promotion alone would have taken off baskets of the past, in their order, with its limits and its budget, whatever its dates and
    /// codes. Zero where it would not have applied; null when there is no such promotion. Reads only.
    /// </summary>
    Task<IReadOnlyList<Money>?> TryAsync(PromotionId id, IReadOnlyList<PastBasket> baskets, CancellationToken cancellationToken);

    /// <summary>
    /// Spends a use of each promotion (and its code) for an order, each by one conditional update, so that the last use is granted once.
    /// Inside the caller's transaction; stages rows, does not save. Codes: <c>coupon.used-up</c>, <c>coupon.once-per-customer</c>,
    /// <c>coupon.first-order</c>, <c>promotion.ended</c>.
    /// </summary>
    Task<Result> RedeemAsync(Guid subject, PromotionBuyer buyer, IReadOnlyList<AppliedPromotion> applied, CancellationToken cancellationToken);

    /// <summary>The order expired or was cancelled: its uses and what it was given go back. Said twice it is heard once. Inside the caller's
    /// transaction.</summary>
    Task ReleaseAsync(Guid subject, CancellationToken cancellationToken);
}
