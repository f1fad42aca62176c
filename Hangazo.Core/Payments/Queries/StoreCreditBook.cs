using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.StoreCredit;
using Hangazo.Core.Payments.UseCases;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.Queries;

/// <summary>Store credit: what customers have, how it came to that, and what waits for a second person.</summary>
public sealed class StoreCreditBook(HangazoDb db, IAuditTrail trail)
{
    public const int PageSize = 25;

    private const int ShownEntries = 100;
    private const int ShownTrail = 20;

    public sealed record Entry(StoreCreditKind Kind, Money Amount, Money Balance, string Reference, string Reason, string By, DateTimeOffset At);

    /// <param name="Entries">Newest first.</param>
    public sealed record View(Money Balance, IReadOnlyList<Entry> Entries);

    public sealed record Grant(Guid Id, Guid Holder, Money Amount, string Reason, string By, DateTimeOffset At);

    public sealed record Account(Guid Holder, Money Balance, DateTimeOffset Since);

    /// <summary>A balance that may be spent; zero for who has no account.</summary>
    public async Task<Money> BalanceAsync(Guid holder, CancellationToken cancellationToken) => new(
        await db.Set<StoreCreditAccount>().AsNoTracking().Where(a => a.Holder == holder).Select(a => a.Balance.Minor).SingleOrDefaultAsync(cancellationToken), Money.Kes);

    public async Task<View> OfAsync(Guid holder, CancellationToken cancellationToken) => new(
        await BalanceAsync(holder, cancellationToken),
        await db.Set<StoreCreditEntry>().AsNoTracking().Where(e => e.Holder == holder).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(ShownEntries)
            .Select(e => new Entry(e.Kind, e.Amount, e.Balance, e.Reference, e.Reason, e.By, e.At)).ToListAsync(cancellationToken));

    public Task<IReadOnlyList<AuditView>> TrailAsync(Guid holder, CancellationToken cancellationToken) => trail.ReadAsync(ChangeStoreCredit.SubjectOf(holder), ShownTrail, cancellationToken);

    /// <summary>Oldest first.</summary>
    /// <param name="holder">Null: everybody's.</param>
    public Task<List<Grant>> ToApproveAsync(Guid? holder, CancellationToken cancellationToken) => db.Set<StoreCreditGrant>().AsNoTracking()
        .Where(g => g.State == GrantState.Requested && (holder == null || g.Holder == holder)).OrderBy(g => g.RequestedAt)
        .Select(g => new Grant(g.Id, g.Holder, g.Amount, g.Reason, g.RequestedBy, g.RequestedAt)).ToListAsync(cancellationToken);

    /// <summary>Those with a balance, the largest first.</summary>
    public async Task<Page<Account>> ListAsync(int page, CancellationToken cancellationToken)
    {
        var some = db.Set<StoreCreditAccount>().AsNoTracking().Where(a => a.Balance.Minor > 0);
        var total = await some.CountAsync(cancellationToken);
        page = Page<Account>.Clamp(page, PageSize, total);
        return new(
            await some.OrderByDescending(a => a.Balance.Minor).ThenBy(a => a.Holder).Skip((page - 1) * PageSize).Take(PageSize)
                .Select(a => new Account(a.Holder, a.Balance, a.Since)).ToListAsync(cancellationToken),
            page, PageSize, total);
    }

    /// <summary>What the shop owes in goods altogether.</summary>
    public async Task<Money> SumAsync(CancellationToken cancellationToken) =>
        new(await db.Set<StoreCreditAccount>().SumAsync(a => a.Balance.Minor, cancellationToken), Money.Kes);
}
