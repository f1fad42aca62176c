using System.Text.Json.Serialization;

namespace Hangazo.Core.Settings.Contracts;

/// <summary>How the tax office hears of invoices and credit notes (KRA's eTIMS).</summary>
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

/// <param name="Device">For documents that are issued from now on. Its address and keys are in the environment.</param>
public sealed record FiscalRules(FiscalDeviceKind Device);
