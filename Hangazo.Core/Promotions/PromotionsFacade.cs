using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Promotions.Contracts;
using Hangazo.Core.Promotions.Queries;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Promotions;

internal sealed class PromotionsFacade(
    HangazoDb db, PromotionBook book, ICatalog catalog, ICustomers customers, IPurchaseHistory history, TimeProvider clock) : IPromotions
{
    public async Task<PromotionOutcome> OffersAsync(PromotionBasket basket, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (all, index) = await book.GetAsync(cancellationToken);
        var coupon = basket.Code is null ? null : await FindCodeAsync(basket.Code, all, now, cancellationToken);
        var running = all.Values.Where(entry => entry.Promotion.Id == basket.Trial
            || (entry.Promotion.RunsAt(now) && (!entry.Offer.Rule.NeedsCode || entry == coupon?.Entry))).ToList();
        if (running.Count == 0) return coupon is null ? PromotionOutcome.None : new([], new(coupon.Code, coupon.Refusal));
        var candidates = await new Circumstances(db, customers, history).WeighAsync(running, coupon, basket.Buyer, cancellationToken);
        if (basket.Trial is { } trial) candidates = candidates.ConvertAll(each => each.Offer.Id == trial ? new(each.Offer) : each);
        var lines = await LinesAsync(basket.Lines, running, cancellationToken);
        var verdicts = PromotionEngine.Run(candidates, lines, basket.Delivery?.Minor, index);
        return OutcomeOf(verdicts, coupon);
    }

    public async Task<IReadOnlyList<Money>?> TryAsync(PromotionId id, IReadOnlyList<PastBasket> baskets, CancellationToken cancellationToken)
    {
        if ((await book.GetAsync(cancellationToken)).Entries.GetValueOrDefault(id) is not { } entry) return null;
        var categories = entry.Offer.AsksCategories
            ? await catalog.CategoriesOfAsync([.. baskets.SelectMany(basket => basket.Lines).Select(line => line.Product).Distinct()],
                cancellationToken)
            : null;
        return new Trial(entry.Promotion, entry.Offer).Run(baskets, basket => LinesOf(basket.Lines, categories));
    }

    public async Task<Result> RedeemAsync(
        Guid subject, PromotionBuyer buyer, IReadOnlyList<AppliedPromotion> applied, CancellationToken cancellationToken)
    {
        if (applied.Count == 0) return Result.Ok;
        var now = clock.GetUtcNow();
        var all = (await book.GetAsync(cancellationToken)).Entries;
        if (applied.Any(each => all.GetValueOrDefault(each.Id) is { } entry && Circumstances.AsksWhoBuys(entry)))
        {
            if (await CheckBuyerAsync(buyer, applied, all, cancellationToken) is { } refused) return refused;
        }

        foreach (var each in applied.OrderBy(each => each.Id.Value))
        {
            // The tally before the code, as releasing takes them: two that meet in another order would wait for each other.
            if (await SpendAsync(each, now, cancellationToken) == 0) return each.Code is null ? PromotionErrors.Ended : PromotionErrors.CodeUsedUp;
            if (each.Code is { } code && await SpendCodeAsync(code, cancellationToken) == 0) return PromotionErrors.CodeUsedUp;
            db.Add(Redemption.Of(subject, buyer, each, now));
        }

        return Result.Ok;
    }

    public async Task ReleaseAsync(Guid subject, CancellationToken cancellationToken)
    {
        var spent = await db.Set<Redemption>()
            .FromSql($"select * from promotions.redemption where subject_id = {subject} and released_at is null for update")
            .AsNoTracking().ToListAsync(cancellationToken);
        foreach (var each in spent.OrderBy(each => each.PromotionId.Value))
        {
            // Tally, then code: statement by statement, so that the order is certain.
            await db.Database.ExecuteSqlAsync($"""
                with gone as (
                    update promotions.redemption set released_at = {clock.GetUtcNow()}
                    where subject_id = {subject} and promotion_id = {each.PromotionId.Value} returning promotion_id, amount_minor)
                update promotions.tally t set uses = t.uses - 1, given_minor = t.given_minor - gone.amount_minor from gone
                where t.promotion_id = gone.promotion_id
                """, cancellationToken);
            if (each.Code is { } code)
                await db.Database.ExecuteSqlAsync($"update promotions.coupon set uses = uses - 1 where code = {code}", cancellationToken);
        }
    }

    private static PromotionOutcome OutcomeOf(IReadOnlyList<OfferVerdict> verdicts, BroughtCode? coupon)
    {
        var applied = verdicts.Where(verdict => verdict.Miss == OfferMiss.None).Select(verdict => new AppliedPromotion(
            verdict.Offer.Id, verdict.Offer.Name, verdict.Candidate.Code, Array.ConvertAll(verdict.PerLine, off => new Money(off, Money.Kes)),
            new(verdict.Delivery, Money.Kes), verdict.Words())).ToList();
        var brought = coupon is { Refusal: null } ? verdicts.FirstOrDefault(verdict => verdict.Candidate.Code is not null) : null;
        return new(applied, coupon is null ? null : new(coupon.Code, coupon.Refusal ?? (brought is null ? null : PromotionErrors.OfCode(brought))))
        {
            Passed = verdicts.Where(verdict => verdict.Miss != OfferMiss.None)
                .Select(verdict => new PassedPromotion(verdict.Offer.Id, verdict.Offer.Name, verdict.Words())),
        };
    }

    private async Task<BroughtCode> FindCodeAsync(
        string typed, IReadOnlyDictionary<PromotionId, PromotionBook.Entry> all, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (DiscountCode.Normalize(typed) is not { } code) return new("", null, DiscountCode.Unknown);
        var coupon = await db.Set<Coupon>().AsNoTracking().SingleOrDefaultAsync(c => c.Code == code, cancellationToken);
        if (coupon is null || all.GetValueOrDefault(coupon.PromotionId) is not { } entry) return new(code, null, DiscountCode.Unknown);
        var promotion = entry.Promotion;
        var refusal = !promotion.IsOn || !promotion.Rule.NeedsCode ? PromotionErrors.CodeOff
            : promotion.EndsAt is { } until && until <= now ? PromotionErrors.CodeExpired(until)
            : promotion.StartsAt is { } from && now < from ? PromotionErrors.CodeEarly(from)
            : coupon.MostUses is { } most && coupon.Uses >= most ? PromotionErrors.CodeUsedUp
            : null;
        return new(code, refusal is null ? entry : null, refusal);
    }

    private async Task<List<OfferLine>> LinesAsync(
        IReadOnlyList<PromotionLine> lines, List<PromotionBook.Entry> running, CancellationToken cancellationToken)
    {
        var categories = running.Exists(entry => entry.Offer.AsksCategories)
            ? await catalog.CategoriesOfAsync([.. lines.Select(line => line.Product).Distinct()], cancellationToken)
            : null;
        return LinesOf(lines, categories);
    }

    private static List<OfferLine> LinesOf(
        IReadOnlyList<PromotionLine> lines, IReadOnlyDictionary<ProductId, IReadOnlyCollection<Guid>>? categories) =>
        [.. lines.Select(line => new OfferLine(
            line.Variant.Value, line.Product.Value, categories?.GetValueOrDefault(line.Product) ?? [], line.Quantity, line.Full.Minor))];

    /// <summary>Orders of one phone or account wait for each other here, so that two at once do not both count as the first.</summary>
    private async Task<Error?> CheckBuyerAsync(
        PromotionBuyer buyer, IReadOnlyList<AppliedPromotion> applied, IReadOnlyDictionary<PromotionId, PromotionBook.Entry> all,
        CancellationToken cancellationToken)
    {
        foreach (var who in new[] { buyer.Phone?.E164, buyer.Customer?.ToString() }.OfType<string>())
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({who}, 7))", cancellationToken);
        var entries = applied.Where(each => all.ContainsKey(each.Id)).Select(each => all[each.Id]).ToList();
        var weighed = await new Circumstances(db, customers, history).WeighAsync(entries, null, buyer, cancellationToken);
        foreach (var each in weighed)
        {
            var isOfCode = each.Offer.Rule.NeedsCode;
            if (each.Barred == OfferMiss.NotTheFirstOrder) return isOfCode ? PromotionErrors.CodeFirstOrder : PromotionErrors.Ended;
            if (each.Barred == OfferMiss.UsedByCustomer) return isOfCode ? PromotionErrors.CodeOnce : PromotionErrors.Ended;
        }

        return null;
    }

    private Task<int> SpendCodeAsync(string code, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"update promotions.coupon set uses = uses + 1 where code = {code} and (most_uses is null or uses < most_uses)", cancellationToken);

    private Task<int> SpendAsync(AppliedPromotion applied, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
        update promotions.tally t set uses = t.uses + 1, given_minor = t.given_minor + {applied.Amount.Minor}
        from promotions.promotion p
        where t.promotion_id = {applied.Id.Value} and p.id = t.promotion_id and p.is_on
            and (p.starts_at is null or p.starts_at <= {now}) and (p.ends_at is null or p.ends_at > {now})
            and (p.most_uses is null or t.uses < p.most_uses) and (p.budget_minor is null or t.given_minor + {applied.Amount.Minor} <= p.budget_minor)
        """, cancellationToken);
}

/// <summary>A code that was put in: what it opens, or why nothing.</summary>
internal sealed record BroughtCode(string Code, PromotionBook.Entry? Entry, Error? Refusal);
