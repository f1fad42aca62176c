using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Invoicing;

/// <summary>
/// How documents reach the tax office. One implementation per way; states, numbers, order and repetition are not its business, and nobody outside
/// branches on which one it is.
/// </summary>
public interface IFiscalDevice
{
    FiscalDeviceKind Kind { get; }

    /// <summary>Whether the shop's environment knows its address and keys.</summary>
    bool IsConfigured { get; }

    /// <summary>Whether documents are to reach the tax office at all.</summary>
    bool Wants { get; }

    /// <summary>Whether it takes them by itself, in the order of its running numbers.</summary>
    bool Transmits { get; }

    /// <summary>Why it cannot serve this business; null when it can.</summary>
    string? Problem(ShopProfile shop) => null;

    /// <summary>
    /// Transmits one document. May be repeated with the same running number, and then brings the same receipt. Never throws for what the
    /// other side may do: an outage is <see cref="FiscalResult.NoAnswer"/>.
    /// </summary>
    Task<FiscalAnswer> TransmitAsync(FiscalSale sale, CancellationToken cancellationToken);
}

/// <param name="Document">With its lines and rates.</param>
/// <param name="Serial">Its running number.</param>
/// <param name="OriginalSerial">On a credit note: the running number of its invoice.</param>
/// <param name="PaidBy">Words of the receipts, the largest first.</param>
/// <param name="Items">By the document's <see cref="Invoice.FiscalLines"/>, in their order.</param>
public sealed record FiscalSale(Invoice Document, long Serial, long? OriginalSerial, IReadOnlyList<string> PaidBy, IReadOnlyList<FiscalItem> Items);

public enum FiscalResult
{
    Stored,

    /// <summary>This very document is not taken; to send it again changes nothing by itself.</summary>
    Refused,

    /// <summary>Nobody knows: an outage, a lost answer, somebody else's page. It is sent again.</summary>
    NoAnswer,
}

/// <param name="Text">For staff, when there is no receipt.</param>
/// <param name="Body">The answer as it came.</param>
public sealed record FiscalAnswer(FiscalResult Result, FiscalReceipt? Receipt, string? Text, string? Body)
{
    /// <summary>Keys of the items it has taken on.</summary>
    public IReadOnlyList<string> Registered { get; init; } = [];
}

/// <summary>The tax office hears nothing from the shop.</summary>
internal sealed class NoFiscalDevice : IFiscalDevice
{
    public FiscalDeviceKind Kind => FiscalDeviceKind.None;

    public bool IsConfigured => true;

    public bool Wants => false;

    public bool Transmits => false;

    public Task<FiscalAnswer> TransmitAsync(FiscalSale sale, CancellationToken cancellationToken) => throw new InvalidOperationException("Nothing is transmitted.");
}

/// <summary>Staff are the device: they enter documents in eTIMS Lite or *222# and write the receipts down (<c>EnterFiscalReceipt</c>).</summary>
internal sealed class ManualFiscalDevice : IFiscalDevice
{
    public FiscalDeviceKind Kind => FiscalDeviceKind.Manual;

    public bool IsConfigured => true;

    public bool Wants => true;

    public bool Transmits => false;

    public Task<FiscalAnswer> TransmitAsync(FiscalSale sale, CancellationToken cancellationToken) => throw new InvalidOperationException("Staff enter it.");
}
