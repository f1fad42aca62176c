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

    private readonly Remembered<Contents> _remembered = new(token => ReadAsync(databases, token), Keep, clock);

    /// <param name="Index">Finds which of them are for a line.</param>
    public sealed record Contents(IReadOnlyDictionary<PromotionId, Entry> Entries, OfferIndex Index);

    public sealed record Entry(Promotion Promotion, Offer Offer)
    {
        /// <summary>Its uses or its budget can come to an end.</summary>
        public bool IsCounted => Promotion.MostUses is not null || Promotion.BudgetMinor is not null;
    }

    public void Forget() => _remembered.Forget();

    public ValueTask<Contents> GetAsync(CancellationToken cancellationToken) => _remembered.GetAsync(cancellationToken);

    private static async Task<Contents> ReadAsync(IDbContextFactory<HangazoDb> databases, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var entries = await db.Set<Promotion>().AsNoTracking().ToDictionaryAsync(
            promotion => promotion.Id,
            promotion => new Entry(promotion, new(promotion.Id, promotion.Name, promotion.Rule, promotion.Priority, promotion.IsExclusive)),
            cancellationToken);
        return new(entries, new(entries.Values.Select(entry => entry.Offer)));
    }
}
