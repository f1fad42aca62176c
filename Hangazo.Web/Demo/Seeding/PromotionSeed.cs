using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog;
using Hangazo.Core.Data;
using Hangazo.Core.Promotions;
using Hangazo.Core.Promotions.Contracts;
using Hangazo.Core.Promotions.UseCases;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Web.Demo.Seeding;

/// <summary>Promotions to try: one that works by itself, one with a price by quantity, one with the code <c>KARIBU10</c>.</summary>
internal sealed class PromotionSeed(HangazoDb db, SavePromotion save, MakeCoupons coupons)
{
    private static readonly Actor Demo = new(null, "Demo");

    public async Task<bool> ExecuteAsync(CancellationToken cancellationToken)
    {
        await AddAsync(Sheet("Free delivery from KSh 15,000", new(PromotionKind.FreeDelivery) { MinimumMinor = 15_000_00, MostOffMinor = 1_000_00 }),
            cancellationToken);
        var cushions = await db.Set<Category>().Where(category => category.Slug == "cushions").Select(category => category.Id)
            .SingleAsync(cancellationToken);
        await AddAsync(
            Sheet("More cushions for less", new(PromotionKind.QuantityTiers) { Tiers = [new(4, 10), new(8, 15)], Categories = [cushions.Value] }),
                cancellationToken);
        var karibu = await AddAsync(
            Sheet("Karibu: 10 % off your first order",
                new(PromotionKind.Percentage) { Percent = 10, MostOffMinor = 2_000_00, FirstOrderOnly = true, NeedsCode = true }) with
            {
                MostPerCustomer = 1, BudgetMinor = 200_000_00,
            }, cancellationToken);
        var named = await coupons.NameAsync(karibu, "KARIBU10", mostUses: null, Demo, cancellationToken);
        return named.Succeeded ? true : throw new InvalidOperationException(named.Error.Message);
    }

    private static PromotionSheet Sheet(string name, PromotionRule rule) => new(
        name, rule, IsOn: true, From: null, Until: null, Priority: 100, IsExclusive: false, MostUses: null, MostPerCustomer: null, BudgetMinor: null);

    private async Task<PromotionId> AddAsync(PromotionSheet sheet, CancellationToken cancellationToken) =>
        await save.ExecuteAsync(null, 0, sheet, Demo, cancellationToken) is { Succeeded: true, Value: var id } ? id
            : throw new InvalidOperationException($"{sheet.Name} was refused.");
}
