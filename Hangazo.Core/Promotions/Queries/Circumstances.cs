using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Promotions.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Promotions.Queries;

/// <summary>What promotions depend on beside the basket: who buys, how often they were used, what is left of their budgets. Asks only what some
/// promotion asks for.</summary>
internal sealed class Circumstances(HangazoDb db, ICustomers customers, IPurchaseHistory history)
{
    private static readonly Func<HangazoDb, PromotionId[], IAsyncEnumerable<Spent>> SpentBy = EF.CompileAsyncQuery((HangazoDb db, PromotionId[] ids) =>
        db.Set<Tally>().AsNoTracking().Where(tally => ids.Contains(tally.PromotionId)).Select(tally => new Spent(tally.PromotionId, tally.Uses, tally.GivenMinor)));

    public static bool AsksWhoBuys(PromotionBook.Entry entry) => entry.Offer.Rule.FirstOrderOnly || entry.Promotion.MostPerCustomer is not null;

    public async Task<List<Candidate>> WeighAsync(
        List<PromotionBook.Entry> entries, BroughtCode? brought, PromotionBuyer buyer, CancellationToken cancellationToken)
    {
        var group = buyer.Customer is { } customer && entries.Exists(entry => entry.Offer.Rule.Group is not null)
            ? await customers.FindGroupAsync(customer, cancellationToken)
            : null;
        var hasBought = entries.Exists(entry => entry.Offer.Rule.FirstOrderOnly) && await history.HasBoughtAsync(buyer, cancellationToken);
        var tallies = await TalliesAsync([.. entries.Where(entry => entry.IsCounted).Select(entry => entry.Promotion.Id)], cancellationToken);
        var uses = await UsesAsync(
            [.. entries.Where(entry => entry.Promotion.MostPerCustomer is not null).Select(entry => entry.Promotion.Id)], buyer, cancellationToken);
        return entries.ConvertAll(entry =>
        {
            var (promotion, tally) = (entry.Promotion, tallies.GetValueOrDefault(entry.Promotion.Id));
            var barred = entry.Offer.Rule.Group is { } wanted && !string.Equals(wanted, group, StringComparison.OrdinalIgnoreCase)
                ? OfferMiss.NotThisGroup
                : entry.Offer.Rule.FirstOrderOnly && hasBought ? OfferMiss.NotTheFirstOrder
                : promotion.MostPerCustomer is { } each && uses.GetValueOrDefault(promotion.Id) >= each ? OfferMiss.UsedByCustomer
                : promotion.MostUses is { } most && tally?.Uses >= most ? OfferMiss.UsedUp
                : OfferMiss.None;
            return new Candidate(entry.Offer, entry == brought?.Entry ? brought.Code : null, promotion.BudgetMinor - (tally?.GivenMinor ?? 0),
                barred);
        });
    }

    private async Task<Dictionary<PromotionId, Spent>> TalliesAsync(PromotionId[] ids, CancellationToken cancellationToken)
    {
        var spent = new Dictionary<PromotionId, Spent>(ids.Length);
        if (ids.Length == 0) return spent;
        await foreach (var each in SpentBy(db, ids).WithCancellation(cancellationToken)) spent[each.Promotion] = each;
        return spent;
    }

    private async Task<Dictionary<PromotionId, int>> UsesAsync(PromotionId[] ids, PromotionBuyer buyer, CancellationToken cancellationToken)
    {
        if (ids.Length == 0 || buyer == PromotionBuyer.Unknown) return [];
        var (me, phone) = (buyer.Customer, buyer.Phone);
        return await db.Set<Redemption>().AsNoTracking()
            .Where(r => ids.Contains(r.PromotionId) && r.ReleasedAt == null
                && ((me != null && r.CustomerId == me) || (phone != null && r.Phone == phone)))
            .GroupBy(r => r.PromotionId).Select(group => new { group.Key, Uses = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Uses, cancellationToken);
    }

    private sealed record Spent(PromotionId Promotion, int Uses, long GivenMinor);
}
