using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Promotions;
using Hangazo.Core.Promotions.UseCases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Promotions;

public sealed class WritingPromotions(PromotedShop shop) : IClassFixture<PromotedShop>
{
    private static readonly PromotionSheet Good =
        PromotedShop.Sheet(new(PromotionKind.Percentage) { Percent = 10, MinimumMinor = 99_000_000 }) with { IsOn = false };

    public static TheoryData<string, PromotionSheet> Bad => new()
    {
        { "Name", Good with { Name = " " } },
        { "Name", Good with { Name = new string('x', 81) } },
        { "Until", Good with { From = DateTimeOffset.UnixEpoch.AddDays(1), Until = DateTimeOffset.UnixEpoch } },
        { "Priority", Good with { Priority = -1 } },
        { "MostUses", Good with { MostUses = 0 } },
        { "MostPerCustomer", Good with { MostPerCustomer = -1 } },
        { "Budget", Good with { BudgetMinor = 0 } },
        { "Percent", Good with { Rule = Good.Rule with { Percent = -10 } } },
        { "Percent", Good with { Rule = Good.Rule with { Percent = 100.5m } } },
        { "Percent", Good with { Rule = Good.Rule with { Percent = 0.001m } } },
        { "Minimum", Good with { Rule = Good.Rule with { MinimumMinor = -5 } } },
        { "MostOff", Good with { Rule = Good.Rule with { MostOffMinor = 0 } } },
        { "Amount", Good with { Rule = new(PromotionKind.Amount) { AmountMinor = -100_00 } } },
        { "Amount", Good with { Rule = new(PromotionKind.Amount) { AmountMinor = long.MaxValue } } },
        { "Buy", Good with { Rule = new(PromotionKind.BuyXGetY) { Percent = 100, Buy = 0, Get = 1 } } },
        { "Products", Good with { Rule = new(PromotionKind.Bundle) { AmountMinor = 100, Products = [Guid.Empty, Guid.Empty] } } },
        { "Group", Good with { Rule = new(PromotionKind.GroupPrice) { Percent = 5, Group = " " } } },
        { "Tiers", Good with { Rule = new(PromotionKind.QuantityTiers) } },
        { "Tiers", Good with { Rule = new(PromotionKind.QuantityTiers) { Tiers = [new(2, 10), new(5, 5)] } } },
        { "Tiers", Good with { Rule = new(PromotionKind.QuantityTiers) { Tiers = [new(2, 10), new(2, 20)] } } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Refuses_what_cannot_be_and_names_the_field(string field, PromotionSheet sheet)
    {
        var saved = await shop.TrySaveAsync(null, 0, sheet);
        Assert.Equal("form.invalid", saved.Error!.Code);
        Assert.Equal([field], saved.Error.Details.Select(error => error.Field));
    }

    [Fact]
    public async Task Is_changed_by_one_person_at_a_time_and_stands_in_the_trail()
    {
        var id = await shop.SaveAsync(Good);
        var version = (await shop.RowAsync(id)).Version;
        Assert.True((await shop.TrySaveAsync(id, version, Good with { Name = "Better", BudgetMinor = 5_000_00 })).Succeeded);

        Assert.Equal("promotion.changed-meanwhile", (await shop.TrySaveAsync(id, version, Good with { Name = "Worse" })).Error!.Code);
        Assert.Equal("Better", (await shop.RowAsync(id)).Sheet.Name);
        var trail =
            await shop.Shop.AskAsync(s => s.GetRequiredService<IAuditTrail>().ReadAsync(SavePromotion.Subject(id), 10, CancellationToken.None));
        Assert.Equal(["Budget", "Created", "Name"], trail.Select(entry => entry.What).Order());
        Assert.All(trail, entry => Assert.Equal(PromotedShop.Manager.Name, entry.By));
        Assert.Contains(trail, entry => entry is { What: "Budget", Before: null, After: "KSh 5,000" });
    }

    [Fact]
    public async Task Drops_what_a_kind_does_not_use()
    {
        var id = await shop.SaveAsync(Good with
        {
            IsExclusive = true,
            Rule = new(PromotionKind.QuantityTiers) { Percent = 99, AmountMinor = 5, Buy = 1, NeedsCode = true, Tiers = [new(5, 20), new(2, 10)],
                MinimumMinor = 99_000_000 },
        });
        var sheet = (await shop.RowAsync(id)).Sheet;

        Assert.Equal((0m, 0L, 0, false, false),
            (sheet.Rule.Percent, sheet.Rule.AmountMinor, sheet.Rule.Buy, sheet.Rule.NeedsCode, sheet.IsExclusive));
        Assert.Equal([2m, 5m], sheet.Rule.Tiers.Select(tier => tier.From));
    }
}
