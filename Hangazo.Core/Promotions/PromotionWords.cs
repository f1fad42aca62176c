using System.Globalization;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Promotions;

/// <summary>Promotions in words, for lists and the trail. Pure.</summary>
public static class PromotionWords
{
    public static string Kind(PromotionKind kind) => kind switch
    {
        PromotionKind.Percentage => "Percentage off",
        PromotionKind.Amount => "Amount off",
        PromotionKind.BuyXGetY => "Buy some, get some",
        PromotionKind.Bundle => "Bundle price",
        PromotionKind.FreeDelivery => "Free delivery",
        PromotionKind.QuantityTiers => "Price by quantity",
        _ => "Price for a group",
    };

    /// <summary>What it takes off: <c>10 % off, at most KSh 1,000</c>.</summary>
    public static string Benefit(PromotionRule rule)
    {
        var words = rule.Kind switch
        {
            PromotionKind.Percentage or PromotionKind.GroupPrice => $"{Percent(rule.Percent)} off",
            PromotionKind.Amount => $"{Of(rule.AmountMinor)} off",
            PromotionKind.BuyXGetY => $"buy {rule.Buy}, get {rule.Get} {(rule.Percent == 100 ? "free" : $"{Percent(rule.Percent)} off")}",
            PromotionKind.Bundle => $"{rule.Products.Count} products together for {Of(rule.AmountMinor)}",
            PromotionKind.FreeDelivery => "free delivery",
            _ => string.Join(", ",
                rule.Tiers.Select(tier => string.Create(CultureInfo.InvariantCulture, $"from {tier.From:0.##}: {Percent(tier.Percent)} off"))),
        };
        return rule.MostOffMinor is { } most ? $"{words}, at most {Of(most)}" : words;
    }

    /// <summary>For whom and for what: <c>from KSh 5,000; first order; with a code</c>.</summary>
    public static string Conditions(PromotionRule rule)
    {
        var words = new List<string>();
        if (rule.MinimumMinor is { } least) words.Add($"from {Of(least)}");
        if (rule.Products.Count > 0 && rule.Kind != PromotionKind.Bundle)
            words.Add(rule.Products.Count == 1 ? "1 product" : $"{rule.Products.Count} products");
        if (rule.Categories.Count > 0) words.Add(rule.Categories.Count == 1 ? "1 category" : $"{rule.Categories.Count} categories");
        if (rule.Group is { } group) words.Add($"group “{group}”");
        if (rule.FirstOrderOnly) words.Add("first order");
        if (rule.NeedsCode) words.Add("with a code");
        return words.Count == 0 ? "everything" : string.Join("; ", words);
    }

    public static string Summary(PromotionSheet sheet) => $"{sheet.Name}: {Benefit(sheet.Rule)}; {Conditions(sheet.Rule)}";

    /// <summary>What differs, for the trail.</summary>
    public static IEnumerable<AuditChange> Changes(PromotionSheet before, PromotionSheet after)
    {
        (string What, string? Before, string? After)[] all =
        [
            ("Name", before.Name, after.Name),
            ("Kind", Kind(before.Rule.Kind), Kind(after.Rule.Kind)),
            ("Takes off", Benefit(before.Rule), Benefit(after.Rule)),
            ("For", Conditions(before.Rule), Conditions(after.Rule)),
            ("Products", Ids(before.Rule.Products), Ids(after.Rule.Products)),
            ("Categories", Ids(before.Rule.Categories), Ids(after.Rule.Categories)),
            ("On", YesNo(before.IsOn), YesNo(after.IsOn)),
            ("From", Moment(before.From), Moment(after.From)),
            ("Until", Moment(before.Until), Moment(after.Until)),
            ("Priority", Number(before.Priority), Number(after.Priority)),
            ("Alone", YesNo(before.IsExclusive), YesNo(after.IsExclusive)),
            ("Uses in all", Number(before.MostUses), Number(after.MostUses)),
            ("Uses for each customer", Number(before.MostPerCustomer), Number(after.MostPerCustomer)),
            ("Budget", Amount(before.BudgetMinor), Amount(after.BudgetMinor)),
        ];
        return all.Where(each => each.Before != each.After).Select(each => new AuditChange(each.What, each.Before, each.After));
    }

    private static string Of(long minor) => new Money(minor, Money.Kes).ToString();

    private static string? Amount(long? minor) => minor is { } some ? Of(some) : null;

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Percent(decimal percent) => string.Create(CultureInfo.InvariantCulture, $"{percent:0.##} %");

    private static string YesNo(bool yes) => yes ? "yes" : "no";

    /// <summary>With the year, in shop time.</summary>
    public static string? Moment(DateTimeOffset? at) => at?.ToEat().ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Long lists are cut: the trail says that they changed.</summary>
    private static string? Ids(IReadOnlyList<Guid> ids) =>
        ids.Count == 0 ? null : string.Join(' ', ids.Take(8)) + (ids.Count > 8 ? $" and {ids.Count - 8} more" : "");
}
