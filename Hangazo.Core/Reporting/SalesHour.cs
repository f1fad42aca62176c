namespace Hangazo.Core.Reporting;

/// <summary>What happened in one hour of one shop day. Amounts are in minor units of the shop's currency.</summary>
public sealed class SalesHour
{
    public DateOnly Day { get; private set; }

    /// <summary>0 to 23, East Africa Time.</summary>
    public int Hour { get; private set; }

    public int OrdersPlaced { get; private set; }

    public int OrdersPaid { get; private set; }

    /// <summary>Paid in this hour.</summary>
    public long RevenueMinor { get; private set; }

    public int OrdersCancelled { get; private set; }

    /// <summary>Given back of what was paid, perhaps on another day: of orders cancelled in this hour, and refunds decided in it.</summary>
    public long CancelledMinor { get; private set; }
}

/// <summary>How much of one product was paid for on one shop day, less what was cancelled that day.</summary>
public sealed class ProductSales
{
    public DateOnly Day { get; private set; }

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    public decimal Quantity { get; private set; }

    public long RevenueMinor { get; private set; }
}

/// <summary>An event that is already in the figures, so that hearing it again changes nothing.</summary>
public sealed class CountedEvent
{
    public Guid OrderId { get; private set; }

    public SalesEvent Event { get; private set; }
}

public enum SalesEvent
{
    Placed,
    Paid,
    Cancelled,

    /// <summary>Known by the refund's id instead of the order's: an order may have several.</summary>
    Refunded,
}
