using Hangazo.Core.Kernel;

namespace Hangazo.Core.Promotions;

/// <summary>What a promotion must be. Pure; every refusal names its field.</summary>
public static class PromotionRules
{
    /// <summary>KSh 10,000,000, in cents.</summary>
    public const long MostMinor = 10_000_000_00;

    public const int MostTiers = 10;
    public const int MostTargets = 200;
    public const int MostParts = 6;
    public const int LongestGroup = 40;

    /// <summary>Cleans what was written; what its kind does not use is dropped. Code: <c>form.invalid</c> with <c>promotion.*-invalid</c> for each
    /// field.</summary>
    public static Result<PromotionSheet> Check(PromotionSheet sheet)
    {
        var errors = new List<Error>();
        var name = sheet.Name.Trim();
        Must(name.Length is > 0 and <= Promotion.LongestName && !name.Any(char.IsControl), "Name",
            "Give it a name of at most 80 letters. Shoppers read it.");
        Must(sheet.From is null || sheet.Until is null || sheet.From < sheet.Until, "Until", "It must end after it begins.");
        Must(sheet.Priority is >= 0 and <= 1000, "Priority", "Priority is a number from 0 (first) to 1000.");
        Must(sheet.MostUses is null or (>= 1 and <= 1_000_000), "MostUses", "Uses in all: 1 to 1,000,000, or empty for no limit.");
        Must(sheet.MostPerCustomer is null or (>= 1 and <= 1_000), "MostPerCustomer", "Uses for each customer: 1 to 1,000, or empty for no limit.");
        Must(IsAmountOrNone(sheet.BudgetMinor), "Budget", "A budget is an amount up to KSh 10,000,000, or empty.");
        var rule = Fit(sheet.Rule, errors);
        return errors.Count > 0
            ? Error.Form(errors)
            : sheet with { Name = name, Rule = rule, IsExclusive = sheet.IsExclusive && !rule.MakesPrice };

        void Must(bool holds, string field, string message)
        {
            if (!holds) errors.Add(PromotionErrors.Field(field, message));
        }
    }

    private static PromotionRule Fit(PromotionRule rule, List<Error> errors)
    {
        var group = rule.Group?.Trim() is { Length: > 0 } text ? text : null;
        var kind = rule.Kind;
        Must(IsAmountOrNone(rule.MinimumMinor), "Minimum", "The least amount is up to KSh 10,000,000, or empty.");
        Must(IsAmountOrNone(rule.MostOffMinor), "MostOff", "At most this much off: an amount up to KSh 10,000,000, or empty.");
        Must(group is null || (group.Length <= LongestGroup && !group.Any(char.IsControl)), "Group", "The name of a group has at most 40 letters.");
        Must(rule.Products.Count + rule.Categories.Count <= MostTargets, "Products", "Name at most 200 products and categories.");
        var hasPercent = kind is PromotionKind.Percentage or PromotionKind.BuyXGetY or PromotionKind.GroupPrice;
        Must(!hasPercent || IsPercent(rule.Percent), "Percent", "Percent is more than 0, at most 100, with at most two decimals.");
        var hasAmount = kind is PromotionKind.Amount or PromotionKind.Bundle;
        Must(!hasAmount || rule.AmountMinor is > 0 and <= MostMinor, "Amount", "The amount is more than 0 and at most KSh 10,000,000.");
        var isByUnits = kind == PromotionKind.BuyXGetY;
        Must(!isByUnits || (rule.Buy is >= 1 and <= 50 && rule.Get is >= 1 and <= 50), "Buy", "Buy 1 to 50, get 1 to 50.");
        Must(kind != PromotionKind.Bundle || rule.Products.Distinct().Count() is >= 2 and <= MostParts, "Products",
            "A bundle has 2 to 6 different products.");
        Must(kind != PromotionKind.GroupPrice || group is not null, "Group", "Say which group of customers has this price.");
        var isTiered = kind == PromotionKind.QuantityTiers;
        var tiers = isTiered ? rule.Tiers.OrderBy(tier => tier.From).ToList() : [];
        Must(!isTiered || AreTiers(tiers), "Tiers", "Name 1 to 10 quantities, each with its percent: the more one buys, the more is taken off.");
        return new(kind)
        {
            Percent = hasPercent ? rule.Percent : 0,
            AmountMinor = hasAmount ? rule.AmountMinor : 0,
            MostOffMinor = kind is PromotionKind.Amount or PromotionKind.Bundle || rule.MakesPrice ? null : rule.MostOffMinor,
            Buy = isByUnits ? rule.Buy : 0,
            Get = isByUnits ? rule.Get : 0,
            Tiers = tiers,
            Products = [.. rule.Products.Distinct()],
            Categories = kind == PromotionKind.Bundle ? [] : [.. rule.Categories.Distinct()],
            MinimumMinor = rule.MinimumMinor,
            Group = group,
            FirstOrderOnly = rule.FirstOrderOnly,
            NeedsCode = rule.NeedsCode && !rule.MakesPrice,
        };

        void Must(bool holds, string field, string message)
        {
            if (!holds) errors.Add(PromotionErrors.Field(field, message));
        }
    }

    private static bool IsAmountOrNone(long? minor) => minor is null or (> 0 and <= MostMinor);

    private static bool IsPercent(decimal percent) => percent is > 0 and <= 100 && decimal.Round(percent, 2) == percent;

    private static bool AreTiers(List<QuantityTier> tiers) => tiers.Count is >= 1 and <= MostTiers
        && tiers.TrueForAll(tier => tier.From is > 0 and <= 10_000 && IsPercent(tier.Percent))
        && tiers.Zip(tiers.Skip(1)).All(pair => pair.First.From < pair.Second.From && pair.First.Percent < pair.Second.Percent);
}
