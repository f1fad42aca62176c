using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Carts.Contracts;

/// <summary>A basket, of a browser or of an account.</summary>
public readonly record struct CartId(Guid Value) : ITypedId<CartId>
{
    public static CartId From(Guid value) => new(value);

    public static CartId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>A line within its cart: a variant in one configuration.</summary>
/// <param name="Configuration">The hash of what was chosen with it; empty for a thing sold as it is.</param>
public readonly record struct CartLineId(VariantId Variant, string Configuration)
{
    public static implicit operator CartLineId(VariantId variant) => new(variant, "");

    public override string ToString() => Configuration.Length == 0 ? Variant.ToString() : $"{Variant}-{Configuration}";
}

public sealed record CartLineFacts(VariantId VariantId, decimal Quantity, Money PriceSeen)
{
    public Configuration Configuration { get; init; } = Configuration.None;
}

/// <param name="DiscountCode">The code that was put in, if any.</param>
public sealed record LockedCart(IReadOnlyList<CartLineFacts> Lines, string? DiscountCode);

public interface ICarts
{
    /// <summary>Locks a cart for placing it and returns what it holds; no lines when it was already ordered, emptied or never existed. Inside the
    /// caller's transaction.</summary>
    Task<LockedCart> LockForPlacingAsync(CartId cart, CancellationToken cancellationToken);

    /// <summary>The cart became an order and takes no more lines.</summary>
    Task MarkOrderedAsync(CartId cart, CancellationToken cancellationToken);
}
