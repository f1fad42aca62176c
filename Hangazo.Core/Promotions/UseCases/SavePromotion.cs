using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Promotions.Contracts;
using Hangazo.Core.Promotions.Queries;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Promotions.UseCases;

/// <summary>
/// Writes a promotion, new or known, with its trail. Codes: <c>form.invalid</c> with <c>promotion.*-invalid</c> for each field,
/// <c>promotion.not-found</c>, <c>promotion.changed-meanwhile</c>, <c>promotion.too-many</c>.
/// </summary>
public sealed class SavePromotion(HangazoDb db, IAuditTrail trail, PromotionBook book, TimeProvider clock)
{
    private const int Most = 500;

    public static AuditSubject Subject(PromotionId id) => new("promotion", id.Value);

    /// <param name="id">Null: a new one.</param>
    /// <param name="version">What the person looked at.</param>
    public async Task<Result<PromotionId>> ExecuteAsync(PromotionId? id, uint version, PromotionSheet sheet, Actor by,
        CancellationToken cancellationToken)
    {
        var saved = id is { } known ? await RewriteAsync(known, version, sheet, by, cancellationToken) : await AddAsync(sheet, by, cancellationToken);
        if (saved.Succeeded) book.Forget();
        return saved;
    }

    private async Task<Result<PromotionId>> AddAsync(PromotionSheet sheet, Actor by, CancellationToken cancellationToken)
    {
        if (await db.Set<Promotion>().CountAsync(cancellationToken) >= Most) return PromotionErrors.TooMany;
        var made = Promotion.Create(PromotionId.New(), sheet, clock.GetUtcNow());
        if (!made.Succeeded) return made.Error;
        db.Add(made.Value);
        db.Add(Tally.Of(made.Value.Id));
        trail.Note(Subject(made.Value.Id), by, [new("Created", null, PromotionWords.Summary(made.Value.ToSheet()))]);
        await db.SaveChangesAsync(cancellationToken);
        return made.Value.Id;
    }

    private async Task<Result<PromotionId>> RewriteAsync(PromotionId id, uint version, PromotionSheet sheet, Actor by,
        CancellationToken cancellationToken)
    {
        if (await db.Set<Promotion>()
            .SingleOrDefaultAsync(promotion => promotion.Id == id, cancellationToken) is not { } found) return PromotionErrors.NotFound;
        if (found.Version != version) return PromotionErrors.Changed;
        var before = found.ToSheet();
        var written = found.Write(sheet);
        if (!written.Succeeded) return written.Error;
        trail.Note(Subject(id), by, PromotionWords.Changes(before, found.ToSheet()));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return id;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return PromotionErrors.Changed;
        }
    }
}
