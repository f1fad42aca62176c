using System.Text.Json.Serialization;

namespace Hangazo.Core.Settings.Contracts;

/// <summary>How the tax office hears of documents (KRA's eTIMS).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FiscalDeviceKind>))]
public enum FiscalDeviceKind
{
    /// <summary>It does not, or outside the shop.</summary>
    None,

    /// <summary>Staff enter them in eTIMS Lite or *222# and write the receipt down.</summary>
    Manual,

    /// <summary>An online sales control unit: the shop transmits them by itself.</summary>
    Oscu,
}

/// <summary>When VAT of money falls due that comes before the invoice.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DepositVat>))]
public enum DepositVat
{
    /// <summary>With the money (VAT Act 2013 s.12): its receipt is a tax document, and the invoice holds the remainder.</summary>
    WithTheMoney,

    /// <summary>With the invoice, which holds all of it: what an accountant has agreed with KRA.</summary>
    WithTheInvoice,
}

/// <param name="Device">For documents that are issued from now on. Its address and keys are in the environment.</param>
public sealed record FiscalRules(FiscalDeviceKind Device)
{
    public DepositVat DepositVat { get; init; }
}
