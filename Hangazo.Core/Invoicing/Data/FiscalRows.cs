using Hangazo.Core.Data;
using Hangazo.Core.Invoicing.Contracts;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Invoicing.Data;

/// <summary>Loads what documents need on their way to the tax office, locked for change until the transaction ends.</summary>
internal static class FiscalRows
{
    public static async Task<FiscalQueue> LockQueueAsync(this HangazoDb db, FiscalDeviceKind device, CancellationToken cancellationToken)
    {
        var name = device.ToString();
        await db.Database.ExecuteSqlAsync(
            $"insert into invoicing.fiscal_queue (device, last_serial, last_item) values ({name}, 0, 0) on conflict do nothing", cancellationToken);
        return (await db.Set<FiscalQueue>().FromSql($"select * from invoicing.fiscal_queue where device = {name} for update").ToListAsync(cancellationToken)).Single();
    }

    public static async Task<FiscalRecord?> LockFiscalAsync(this HangazoDb db, InvoiceId document, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from invoicing.fiscal_record where invoice_id = {document.Value} for update", cancellationToken);
        return await db.Set<FiscalRecord>().SingleOrDefaultAsync(record => record.InvoiceId == document, cancellationToken);
    }

    /// <summary>By the document's number.</summary>
    public static async Task<FiscalRecord?> LockFiscalAsync(this HangazoDb db, string number, CancellationToken cancellationToken)
    {
        var ids = await db.Set<FiscalRecord>().AsNoTracking().Where(record => record.Number == number).Select(record => record.InvoiceId).ToListAsync(cancellationToken);
        return ids.Count == 0 ? null : await db.LockFiscalAsync(ids[0], cancellationToken);
    }
}
