using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.UseCases;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.Queries;

/// <summary>PayBill money that belongs to nobody yet, and money whose account number was only nearly right.</summary>
public sealed class UnallocatedReceipts(HangazoDb db, IAuditTrail trail)
{
    public const int PageSize = 25;

    private const int ShownTrail = 20;
    private const int ShownNear = 25;

    /// <param name="Account">As the payer typed it.</param>
    /// <param name="SuggestedSubject">Whose it may be.</param>
    public sealed record Row(
        Guid Id, string TransactionId, Money Amount, Money Left, string Account, string Payer, string? PayerName,
        DateTimeOffset PaidAt, HeardBy HeardBy,
        Matching Matching, Guid? SuggestedSubject, string? Note);

    public sealed record Details(Row Receipt, IReadOnlyList<AuditView> Trail);

    public Task<int> CountAsync(CancellationToken cancellationToken) => Open.CountAsync(cancellationToken);

    /// <summary>The sum that is owed to payers who cannot be told apart yet.</summary>
    public async Task<Money> SumAsync(CancellationToken cancellationToken) =>
        new(await Open.SumAsync(r => r.Amount.Minor - r.AllocatedMinor, cancellationToken), Money.Kes);

    /// <summary>Oldest first.</summary>
    public async Task<Page<Row>> ListAsync(int page, CancellationToken cancellationToken)
    {
        var total = await CountAsync(cancellationToken);
        page = Page<Row>.Clamp(page, PageSize, total);
        var items = await Open.OrderBy(r => r.HeardAt).ThenBy(r => r.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        return new(items.ConvertAll(RowOf), page, PageSize, total);
    }

    /// <summary>The latest that were matched although the account number was one slip away.</summary>
    public async Task<IReadOnlyList<Row>> NearAsync(CancellationToken cancellationToken) =>
        (await db.Set<PayBillReceipt>().AsNoTracking().Where(r => r.Matching == Matching.NearReference)
            .OrderByDescending(r => r.HeardAt).Take(ShownNear).ToListAsync(cancellationToken)).ConvertAll(RowOf);

    public async Task<Details?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<PayBillReceipt>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is { } found
            ? new(RowOf(found), await trail.ReadAsync(MatchReceipt.SubjectOf(id), ShownTrail, cancellationToken))
            : null;

    private IQueryable<PayBillReceipt> Open => db.Set<PayBillReceipt>().AsNoTracking().Where(r => r.AllocatedMinor < r.Amount.Minor);

    private static Row RowOf(PayBillReceipt r) => new(
        r.Id, r.TransactionId, r.Amount, r.Left, r.Account, r.PayerMasked, r.PayerName, r.PaidAt, r.HeardBy, r.Matching, r.SuggestedSubject, r.Note);
}
