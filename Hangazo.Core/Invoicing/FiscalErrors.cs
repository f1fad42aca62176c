using Hangazo.Core.Kernel;

namespace Hangazo.Core.Invoicing;

/// <summary>Every way in which documents on their way to the tax office say no.</summary>
internal static class FiscalErrors
{
    public static readonly Error NotFound = new("fiscal.not-found", "There is no such document here.", ErrorKind.NotFound);
    public static readonly Error NotFailed = new("fiscal.not-failed", "Only what has failed can be sent again.", ErrorKind.Conflict);
    public static readonly Error OnItsWay = new("fiscal.on-its-way", "It is being transmitted. Wait until that has worked or failed.", ErrorKind.Conflict);
    public static readonly Error ReceiptNumber = new("fiscal.receipt-number", "Enter the receipt number that eTIMS shows, up to 40 letters and digits.", Field: "number");
    public static readonly Error Signature = new("fiscal.signature", "The signature has up to 64 letters and digits.", Field: "signature");
    public static readonly Error InternalData = new("fiscal.internal-data", "The internal data has up to 64 letters and digits.", Field: "internalData");
    public static readonly Error Date = new("fiscal.date", "Enter the date and time that stand on the receipt, not before the document's own and not in the future.", Field: "at");
    public static readonly Error Link = new("fiscal.link", "The address in the QR code begins with https:// and kra.go.ke stands in it; leave it out if there is none.", Field: "link");

    public static Error HasReceipt(string number) => new("fiscal.has-receipt", $"Its receipt {number} is written down already, and is not changed.", ErrorKind.Conflict);

    public static Error ReceiptUsed(string document) => new("fiscal.receipt-used", $"That receipt belongs to {document} already.", ErrorKind.Conflict, "number");

    public static Error NotConfigured(string why) => new("fiscal.not-configured", why, Field: "device");
}
