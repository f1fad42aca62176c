using Hangazo.Core.Data;
using Hangazo.Core.Invoicing.Data;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Invoicing.UseCases;

/// <summary>
/// Puts a document that is being issued on its way to the tax office, in the same transaction: what was issued is never forgotten. Saves nothing by itself.
/// </summary>
internal sealed class QueueForTaxOffice(HangazoDb db, FiscalDevices devices, ISettings settings, TimeProvider clock)
{
    private const string InvoiceUntold = "Its invoice did not go through this device, so the device cannot take this credit note.";

    public async Task ExecuteAsync(Invoice document, CancellationToken cancellationToken)
    {
        var device = devices[(await settings.FiscalAsync(cancellationToken)).Device];
        if (!device.Wants) return;
        var untold = device.Transmits && document.OfInvoiceId is { } of
            && !await db.Set<FiscalRecord>().AnyAsync(record => record.InvoiceId == of && record.Device == device.Kind && record.Serial != null, cancellationToken);
        var serial = device.Transmits && !untold ? (await db.LockQueueAsync(device.Kind, cancellationToken)).Spend() : (long?)null;
        db.Add(FiscalRecord.Begin(document, device.Kind, serial, untold ? InvoiceUntold : null, clock.GetUtcNow()));
    }
}
