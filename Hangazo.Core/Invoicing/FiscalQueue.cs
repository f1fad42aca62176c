using Hangazo.Core.Kernel;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Invoicing;

/// <summary>
/// One device's turn. Its row is locked to spend a running number and to take the next document, and the lease keeps everybody else from
/// transmitting meanwhile, so that a device hears one document after the other; after a crash the lease runs out.
/// </summary>
public sealed class FiscalQueue
{
    /// <summary>Longer than a device may take to answer.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private FiscalQueue()
    {
    }

    public FiscalDeviceKind Device { get; private set; }

    public long LastSerial { get; private set; }

    public long LastItem { get; private set; }

    public Guid? LeaseId { get; private set; }

    public DateTimeOffset? LeasedUntil { get; private set; }

    internal long Spend() => LastSerial = checked(LastSerial + 1);

    internal long SpendItem() => LastItem = checked(LastItem + 1);

    /// <summary>Null while somebody else has it.</summary>
    internal Guid? Take(DateTimeOffset now)
    {
        if (LeasedUntil > now) return null;
        (LeaseId, LeasedUntil) = (Guid.CreateVersion7(), now + Lease);
        return LeaseId;
    }

    internal void Release(Guid lease)
    {
        if (LeaseId == lease) (LeaseId, LeasedUntil) = (null, null);
    }
}

/// <summary>What is sold, under the code by which a device knows it; registered there before it is first sold.</summary>
public sealed class FiscalItem
{
    private FiscalItem()
    {
    }

    /// <summary>Our SKU; a word of our own for what has none.</summary>
    public string Key { get; private set; } = "";

    /// <summary>From 1; part of its code, so that it never changes.</summary>
    public long Number { get; private set; }

    public StockUnit Unit { get; private set; }

    public VatCategory Category { get; private set; }

    public DateTimeOffset? RegisteredAt { get; private set; }

    /// <summary>Goods, or what is done for the buyer.</summary>
    public bool IsService { get; private set; }

    internal static FiscalItem Of(string key, long number, InvoiceLine line, VatCategory category) => new()
    {
        Key = key,
        Number = number,
        Unit = line.Unit,
        Category = category,
        IsService = line.Kind != InvoiceLineKind.Goods,
    };

    internal void Registered(DateTimeOffset now) => RegisteredAt ??= now;
}
