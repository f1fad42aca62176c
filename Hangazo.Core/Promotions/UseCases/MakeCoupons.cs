using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Promotions.Contracts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hangazo.Core.Promotions.UseCases;

/// <summary>
/// Makes the codes of a promotion that needs one: a word that many may use, or many codes for one order each. Codes: <c>promotion.not-found</c>,
/// <c>promotion.no-codes</c>, <c>promotion.code-invalid</c>, <c>promotion.code-taken</c>, <c>promotion.count-invalid</c>.
/// </summary>
public sealed class MakeCoupons(HangazoDb db, IAuditTrail trail, TimeProvider clock)
{
    public const int MostAtOnce = 5_000;
    private const int LongestPrefix = 12;

    /// <param name="mostUses">Null: as many as the promotion allows.</param>
    public async Task<Result<string>> NameAsync(PromotionId id, string? code, int? mostUses, Actor by, CancellationToken cancellationToken)
    {
        if (DiscountCode.Normalize(code) is not { } word) return PromotionErrors.CodeInvalid;
        if (mostUses is < 1 or > 1_000_000)
            return PromotionErrors.Field("MostUses", "Uses of the code: 1 to 1,000,000, or empty for no limit of its own.");
        if (await RefuseAsync(id, cancellationToken) is { } refused) return refused;
        db.Add(Coupon.Of(word, id, mostUses, clock.GetUtcNow()));
        trail.Note(SavePromotion.Subject(id), by, [new("Code", null, mostUses is null ? word : $"{word}, {mostUses} uses")]);
        return await SaveAsync(cancellationToken) ? word : PromotionErrors.CodesTaken;
    }

    /// <summary>Each code for one order. Answers with them.</summary>
    /// <param name="prefix">Begins each code; may be empty.</param>
    public async Task<Result<IReadOnlyList<string>>> DrawAsync(PromotionId id, int count, string? prefix, Actor by,
        CancellationToken cancellationToken)
    {
        if (count is < 1 or > MostAtOnce) return PromotionErrors.CountInvalid;
        var begin = string.IsNullOrWhiteSpace(prefix) ? "" : DiscountCode.Normalize(prefix);
        if (begin is null or { Length: > LongestPrefix })
            return PromotionErrors.Field("Prefix", "A beginning has 3 to 12 letters and digits, or is left empty.");
        if (await RefuseAsync(id, cancellationToken) is { } refused) return refused;
        var codes = new HashSet<string>(StringComparer.Ordinal);
        while (codes.Count < count) codes.Add(Coupon.Draw(begin));
        var now = clock.GetUtcNow();
        db.AddRange(codes.Select(code => Coupon.Of(code, id, mostUses: 1, now)));
        trail.Note(SavePromotion.Subject(id), by,
            [new("Codes", null, $"{count} codes for one order each{(begin.Length > 0 ? $", {begin}-…" : "")}")]);
        return await SaveAsync(cancellationToken) ? Result.Of<IReadOnlyList<string>>([.. codes]) : PromotionErrors.CodesTaken;
    }

    private async Task<Error?> RefuseAsync(PromotionId id, CancellationToken cancellationToken)
    {
        var found = await db.Set<Promotion>().AsNoTracking().SingleOrDefaultAsync(promotion => promotion.Id == id, cancellationToken);
        return found is null ? PromotionErrors.NotFound : found.Rule.NeedsCode ? null : PromotionErrors.NoCodesHere;
    }

    private async Task<bool> SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
