using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Inventory.Contracts;

/// <summary>So much of one variant.</summary>
public sealed record StockLine(VariantId VariantId, decimal Quantity);

/// <summary>
/// Stock as other modules see it. A holder (an order's id) first reserves, then allocates when paid, then ships; every step may be repeated
/// without harm. All methods but the reading ones run inside the caller's transaction and lock variants in id order.
/// <c>available = on_hand - allocated - reserved</c> is never negative.
/// </summary>
public interface IInventory
{
    /// <summary>What can be bought now. Variants without a stock row have none.</summary>
    Task<IReadOnlyDictionary<VariantId, decimal>> AvailableAsync(IReadOnlyCollection<VariantId> variants, CancellationToken cancellationToken);

    /// <summary>Holds all lines or none, until <paramref name="until"/>. Code: <c>stock.short</c>, its field is the first short variant's id.</summary>
    Task<Result> ReserveAsync(Guid holder, IReadOnlyCollection<StockLine> lines, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Keeps a holder's reservations alive while its payment is pending; never shortens them.</summary>
    Task ExtendAsync(Guid holder, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Turns reservations into allocations. Reserves anew what had already been released. Code: <c>stock.short</c>.</summary>
    Task<Result> AllocateAsync(Guid holder, CancellationToken cancellationToken);

    /// <summary>Gives everything the holder reserved or allocated (and did not ship) back to the shelf.</summary>
    Task ReleaseAsync(Guid holder, string reason, CancellationToken cancellationToken);

    /// <summary>What was allocated leaves the building: on hand goes down.</summary>
    Task ShipAsync(Guid holder, CancellationToken cancellationToken);

    /// <summary>
    /// Some of what the holder paid for is not (or no longer) the holder's. Restocked it can be sold again; otherwise what is still in the house is
    /// written off, and what had left it stays away. Not to be repeated.
    /// </summary>
    Task TakeBackAsync(Guid holder, IReadOnlyCollection<StockLine> lines, bool restock, string reason, CancellationToken cancellationToken);

    /// <summary>Sets what is on hand after a count or a delivery, with its reason. Code: <c>stock.below-committed</c>.</summary>
    Task<Result> SetOnHandAsync(VariantId variant, decimal onHand, string reason, string by, CancellationToken cancellationToken);
}
