using Hangazo.Core.Data;
using Hangazo.Core.Invoicing.Contracts;
using Hangazo.Core.Invoicing.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Invoicing.UseCases;

/// <summary>
/// Transmits the next document of a device, in the order of its running numbers. Claimed and committed first, so that of any number of nodes one
/// transmits; who is ended half-way leaves a lease that runs out, and the same number is sent again.
/// </summary>
public sealed class TransmitDocuments(HangazoDb db, FiscalDevices devices, TimeProvider clock)
{
    /// <summary>Words under which a device knows what has no SKU.</summary>
    private static readonly Dictionary<InvoiceLineKind, string> Services = new() { [InvoiceLineKind.Delivery] = "delivery", [InvoiceLineKind.Fee] = "fee", [InvoiceLineKind.Deposit] = "part-payment" };

    /// <summary>False when nothing is due, or somebody else does it.</summary>
    public async Task<bool> ExecuteDueAsync(CancellationToken cancellationToken)
    {
        foreach (var device in devices.Transmitting)
        {
            db.ChangeTracker.Clear();
            if (await ClaimAsync(device.Kind, cancellationToken) is not { } claim) continue;
            db.ChangeTracker.Clear();
            // Not to be cancelled half-way: the answer would be lost.
            var answer = await device.TransmitAsync(claim.Sale, CancellationToken.None);
            await WriteDownAsync(device.Kind, claim, answer);
            return true;
        }

        return false;
    }

    private async Task<Claim?> ClaimAsync(FiscalDeviceKind device, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!await db.Set<FiscalRecord>().AnyAsync(r => r.Device == device && r.State == FiscalState.Queued && r.NextTryAt <= now, cancellationToken)) return null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var queue = await db.LockQueueAsync(device, cancellationToken);
        if (await HeadAsync(device, cancellationToken) is not { } head || head.NextTryAt > now || queue.Take(now) is not { } lease) return null;
        head.Try();
        var sale = await SaleAsync(queue, head, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(lease, sale);
    }

    /// <summary>The lowest number that waits. A credit note waits for its invoice; others need not wait for it then.</summary>
    private Task<FiscalRecord?> HeadAsync(FiscalDeviceKind device, CancellationToken cancellationToken) => db.Set<FiscalRecord>()
        .Where(r => r.Device == device && r.State == FiscalState.Queued)
        .Where(r => r.OfInvoiceId == null || !db.Set<FiscalRecord>().Any(of => of.InvoiceId == r.OfInvoiceId && of.State != FiscalState.Transmitted))
        .OrderBy(r => r.Serial).FirstOrDefaultAsync(cancellationToken);

    private async Task<FiscalSale> SaleAsync(FiscalQueue queue, FiscalRecord record, CancellationToken cancellationToken)
    {
        var document = await DocumentAsync(record.InvoiceId, cancellationToken);
        var original = document.OfInvoiceId is { } of ? await DocumentAsync(of, cancellationToken) : null;
        var originalSerial = document.OfInvoiceId is { } id
            ? await db.Set<FiscalRecord>().Where(r => r.InvoiceId == id).Select(r => r.Serial).SingleOrDefaultAsync(cancellationToken) : null;
        var paidBy = (original ?? document).Receipts.OrderByDescending(receipt => receipt.Amount.Minor).Select(receipt => receipt.Method).ToList();
        return new(document, record.Serial!.Value, originalSerial, paidBy, await ItemsAsync(queue, document, cancellationToken));
    }

    private Task<Invoice> DocumentAsync(InvoiceId id, CancellationToken cancellationToken) => db.Set<Invoice>().AsNoTracking()
        .Include(i => i.Lines.OrderBy(l => l.Position)).Include(i => i.VatByRate).Include(i => i.Receipts).AsSplitQuery().SingleAsync(i => i.Id == id, cancellationToken);

    /// <summary>The items of the document's lines; what is sold for the first time gets the next number.</summary>
    private async Task<IReadOnlyList<FiscalItem>> ItemsAsync(FiscalQueue queue, Invoice document, CancellationToken cancellationToken)
    {
        var lines = document.FiscalLines.ToList();
        var keys = lines.ConvertAll(KeyOf);
        var known = await db.Set<FiscalItem>().Where(item => keys.Contains(item.Key)).ToDictionaryAsync(item => item.Key, cancellationToken);
        foreach (var (line, key) in lines.Zip(keys))
        {
            if (known.ContainsKey(key)) continue;
            known[key] = FiscalItem.Of(key, queue.SpendItem(), line, line.VatCategory);
            db.Add(known[key]);
        }

        return keys.ConvertAll(key => known[key]);
    }

    /// <summary>With the tax category, which an item is registered with.</summary>
    private static string KeyOf(InvoiceLine line) => $"{(line.Sku.Length > 0 ? line.Sku : Services.GetValueOrDefault(line.Kind, "other"))} {(char)line.VatCategory}";

    private async Task WriteDownAsync(FiscalDeviceKind device, Claim claim, FiscalAnswer answer)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var queue = await db.LockQueueAsync(device, CancellationToken.None);
        var record = (await db.LockFiscalAsync(claim.Sale.Document.Id, CancellationToken.None))!;
        var now = clock.GetUtcNow();
        record.Hear(answer, now);
        var registered = answer.Registered;
        foreach (var item in await db.Set<FiscalItem>().Where(item => registered.Contains(item.Key)).ToListAsync(CancellationToken.None)) item.Registered(now);
        queue.Release(claim.Lease);
        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private sealed record Claim(Guid Lease, FiscalSale Sale);
}
