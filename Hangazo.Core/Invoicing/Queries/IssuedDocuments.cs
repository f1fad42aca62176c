using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Invoicing.Queries;

/// <summary>Every document that was issued, the newest first.</summary>
public sealed class IssuedDocuments(HangazoDb db)
{
    public const int PageSize = 50;

    /// <param name="Owed">On a deposit receipt: what was still owed then.</param>
    public sealed record Row(
        string Number, DocumentType Type, string OrderNumber, string BuyerName, DateTimeOffset IssuedAt, DateTimeOffset? TaxPoint, Money Total, Money Vat, string? OfNumber, Money? Owed);

    /// <param name="type">Null: all.</param>
    public async Task<Page<Row>> ListAsync(DocumentType? type, int page, CancellationToken cancellationToken)
    {
        var some = db.Set<Invoice>().AsNoTracking().Where(i => type == null || i.Type == type);
        var total = await some.CountAsync(cancellationToken);
        page = Page<Row>.Clamp(page, PageSize, total);
        var found = await some.OrderByDescending(i => i.IssuedAt).ThenByDescending(i => i.Number).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        return new(found.ConvertAll(RowOf), page, PageSize, total);
    }

    private static Row RowOf(Invoice i) => new(
        i.Number, i.Type, i.OrderNumber, i.BuyerName, i.IssuedAt, i.TaxPoint, i.Total, i.Vat, i.OfNumber, i.OwedMinor is { } owed ? new(owed, i.Total.Currency) : null);
}
