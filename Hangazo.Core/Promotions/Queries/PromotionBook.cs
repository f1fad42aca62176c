using Hangazo.Core.Data;
using Hangazo.Core.Promotions.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Promotions.Queries;

/// <summary>
/// All promotions, held in memory until <see cref="Forget"/> or half a minute has passed. What may be spent up (uses, budgets) is never held;
/// redeeming looks at the rows themselves, so that a book that is old by a moment gives nothing away.
/// </summary>
public sealed class PromotionBook(IDbContextFactory<HangazoDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(30);

    private IReadOnlyDictionary<PromotionId, Entry>? _held;
    private DateTimeOffset _until;

    public sealed record Entry(Promotion Promotion, Offer Offer)
    {
        /// <summary>Its uses or its budget can come to an end.</summary>
        public bool IsCounted => Promotion.MostUses is not null || Promotion.BudgetMinor is not null;
    }

    public void Forget() => _until = default;

    public async ValueTask<IReadOnlyDictionary<PromotionId, Entry>> GetAsync(CancellationToken cancellationToken)
    {
        if (_held is { } held && _until > clock.GetUtcNow()) return held;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        _held = await db.Set<Promotion>().AsNoTracking().ToDictionaryAsync(
            promotion => promotion.Id,
            promotion => new Entry(promotion, new(promotion.Id, promotion.Name, promotion.Rule, promotion.Priority, promotion.IsExclusive)),
            cancellationToken);
        _until = clock.GetUtcNow() + Keep;
        return _held;
    }
}
