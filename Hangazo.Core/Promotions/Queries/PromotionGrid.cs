using Hangazo.Core.Data;
using Hangazo.Core.Promotions.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Promotions.Queries;

/// <summary>Promotions as staff see them: what they do, how often they were used and what they have given.</summary>
public sealed class PromotionGrid(HangazoDb db)
{
    private const int ShownCodes = 20;

    /// <param name="GivenMinor">Taken off orders that stand, in cents.</param>
    public sealed record Row(PromotionId Id, uint Version, PromotionSheet Sheet, int Uses, long GivenMinor, DateTimeOffset CreatedAt);

    public sealed record CodeRow(string Code, int? MostUses, int Uses);

    /// <param name="Codes">The newest ones.</param>
    public sealed record Details(Row Row, IReadOnlyList<CodeRow> Codes, int CodeCount);

    /// <summary>Those that are on first, then by priority and age.</summary>
    public async Task<IReadOnlyList<Row>> AllAsync(CancellationToken cancellationToken)
    {
        var rows = await Rows(db.Set<Promotion>()).ToListAsync(cancellationToken);
        return [.. rows.OrderByDescending(row => row.Sheet.IsOn).ThenBy(row => row.Sheet.Priority).ThenBy(row => row.Id.Value)];
    }

    public async Task<Details?> FindAsync(PromotionId id, CancellationToken cancellationToken)
    {
        if (await Rows(db.Set<Promotion>().Where(promotion => promotion.Id == id))
            .SingleOrDefaultAsync(cancellationToken) is not { } row) return null;
        var codes = db.Set<Coupon>().AsNoTracking().Where(coupon => coupon.PromotionId == id);
        return new(
            row,
            await codes.OrderByDescending(coupon => coupon.CreatedAt).ThenBy(coupon => coupon.Code).Take(ShownCodes)
                .Select(coupon => new CodeRow(coupon.Code, coupon.MostUses, coupon.Uses)).ToListAsync(cancellationToken),
            await codes.CountAsync(cancellationToken));
    }

    /// <summary>All its codes, for a file.</summary>
    public IAsyncEnumerable<CodeRow> CodesAsync(PromotionId id) => db.Set<Coupon>().AsNoTracking().Where(coupon => coupon.PromotionId == id)
        .OrderBy(coupon => coupon.CreatedAt).ThenBy(coupon => coupon.Code).Select(coupon => new CodeRow(coupon.Code, coupon.MostUses, coupon.Uses))
            .AsAsyncEnumerable();

    private IQueryable<Row> Rows(IQueryable<Promotion> promotions) =>
        from promotion in promotions.AsNoTracking()
        join tally in db.Set<Tally>() on promotion.Id equals tally.PromotionId
        select new Row(promotion.Id, promotion.Version, promotion.ToSheet(), tally.Uses, tally.GivenMinor, promotion.CreatedAt);
}
