using Hangazo.Core.Catalog.Contracts;

namespace Hangazo.Core.Inventory;

/// <summary>What there is of a variant. Changed only by one conditional UPDATE at a time; the database checks that nothing goes below zero.</summary>
public sealed class StockItem
{
    private StockItem()
    {
    }

    public VariantId VariantId { get; private set; }

    public decimal OnHand { get; private set; }

    /// <summary>Paid for and not yet gone.</summary>
    public decimal Allocated { get; private set; }

    /// <summary>Held for an order that is being paid.</summary>
    public decimal Reserved { get; private set; }
}

public enum HoldState
{
    Reserved,
    Allocated,
    Shipped,
    Released,
}

/// <summary>What one order holds of one variant.</summary>
public sealed class StockHold
{
    private StockHold()
    {
    }

    public Guid Holder { get; private set; }

    public VariantId VariantId { get; private set; }

    public decimal Quantity { get; private set; }

    public HoldState State { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }
}

/// <summary>The ledger: every change of a stock row with its reason and source. The sums of its deltas are the row.</summary>
public sealed class StockMovement
{
    private StockMovement()
    {
    }

    public long Id { get; private set; }

    public VariantId VariantId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public decimal OnHandDelta { get; private set; }

    public decimal AllocatedDelta { get; private set; }

    public decimal ReservedDelta { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>The order it was for, if any.</summary>
    public Guid? Holder { get; private set; }
}
