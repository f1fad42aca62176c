using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Invoicing.Contracts;
using Hangazo.Core.Invoicing.UseCases;
using Hangazo.Core.Kernel;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Invoicing.Queries;

/// <summary>Documents on their way to the tax office, and what is printed of it.</summary>
public sealed class FiscalWorklist(HangazoDb db, IAuditTrail trail)
{
    public const int PageSize = 25;

    private const int ShownTrail = 20;

    public sealed record Row(
        string Number, DocumentType Type, string OrderNumber, Money Total, DateTimeOffset IssuedAt, FiscalDeviceKind Device, long? Serial, FiscalState State, int Tries,
        DateTimeOffset? NextTryAt, string? Problem, FiscalReceipt? Receipt);

    /// <param name="Answer">The device's last words as they came.</param>
    public sealed record Details(Row Document, string? Answer, IReadOnlyList<AuditView> Trail);

    /// <summary>What waits for staff: to be entered by hand, or failed.</summary>
    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        db.Set<FiscalRecord>().CountAsync(r => r.State == FiscalState.ToEnter || r.State == FiscalState.Failed, cancellationToken);

    /// <summary>What waits comes first, the oldest first; what is done the newest first.</summary>
    /// <param name="state">Null: all that are not done.</param>
    public async Task<Page<Row>> ListAsync(FiscalState? state, int page, CancellationToken cancellationToken)
    {
        var some = db.Set<FiscalRecord>().AsNoTracking().Where(r => state == null ? r.State != FiscalState.Transmitted : r.State == state);
        var total = await some.CountAsync(cancellationToken);
        page = Page<Row>.Clamp(page, PageSize, total);
        var sorted = state == FiscalState.Transmitted ? some.OrderByDescending(r => r.IssuedAt).ThenBy(r => r.Number) : some.OrderBy(r => r.IssuedAt).ThenBy(r => r.Number);
        return new((await sorted.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken)).ConvertAll(RowOf), page, PageSize, total);
    }

    public async Task<Details?> FindAsync(string number, CancellationToken cancellationToken) =>
        await db.Set<FiscalRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.Number == number, cancellationToken) is { } found
            ? new(RowOf(found), found.Answer, await trail.ReadAsync(EnterFiscalReceipt.SubjectOf(found.InvoiceId), ShownTrail, cancellationToken))
            : null;

    /// <summary>How documents stand with the tax office; those that it is not to hear of are missing.</summary>
    public async Task<IReadOnlyDictionary<InvoiceId, Row>> OfAsync(IReadOnlyCollection<InvoiceId> documents, CancellationToken cancellationToken) =>
        (await db.Set<FiscalRecord>().AsNoTracking().Where(r => documents.Contains(r.InvoiceId)).ToListAsync(cancellationToken)).ToDictionary(r => r.InvoiceId, RowOf);

    private static Row RowOf(FiscalRecord r) => new(
        r.Number, r.Type, r.OrderNumber, r.Total, r.IssuedAt, r.Device, r.Serial, r.State, r.Tries, r.NextTryAt, r.Problem, r.Receipt);
}
