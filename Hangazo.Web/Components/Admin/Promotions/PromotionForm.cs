using System.Globalization;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Promotions;
using Hangazo.Web.Components.Admin.Catalog;

namespace Hangazo.Web.Components.Admin.Promotions;

/// <summary>A promotion as it stands in its form: what was typed, before anybody judges it.</summary>
public sealed class PromotionForm
{
    private const NumberStyles Digits = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    public sealed class Tier
    {
        public string From { get; set; } = "";

        public string Percent { get; set; } = "";
    }

    public string Name { get; set; } = "";

    public PromotionKind Kind { get; set; } = PromotionKind.Percentage;

    public string Percent { get; set; } = "10";

    public string Amount { get; set; } = "";

    public string MostOff { get; set; } = "";

    public string Buy { get; set; } = "2";

    public string Get { get; set; } = "1";

    public List<Tier> Tiers { get; } = [new()];

    public List<ProductForEditing.Pick> Products { get; } = [];

    public HashSet<CategoryId> Categories { get; } = [];

    public string Minimum { get; set; } = "";

    public string Group { get; set; } = "";

    public bool FirstOrderOnly { get; set; }

    public bool NeedsCode { get; set; }

    public bool IsOn { get; set; }

    /// <summary>Shop time.</summary>
    public DateTime? From { get; set; }

    /// <summary>Shop time.</summary>
    public DateTime? Until { get; set; }

    public string Priority { get; set; } = "100";

    public bool IsExclusive { get; set; }

    public string MostUses { get; set; } = "";

    public string MostPerCustomer { get; set; } = "";

    public string Budget { get; set; } = "";

    public static PromotionForm Of(PromotionSheet sheet, IReadOnlyList<ProductForEditing.Pick> products)
    {
        var rule = sheet.Rule;
        var form = new PromotionForm
        {
            Name = sheet.Name, Kind = rule.Kind, Percent = Number(rule.Percent), Amount = Shillings.Write(rule.AmountMinor),
            MostOff = Shillings.Write(rule.MostOffMinor), Buy = Number(rule.Buy), Get = Number(rule.Get),
            Minimum = Shillings.Write(rule.MinimumMinor),
            Group = rule.Group ?? "", FirstOrderOnly = rule.FirstOrderOnly, NeedsCode = rule.NeedsCode, IsOn = sheet.IsOn,
            From = sheet.From?.ToEat().DateTime, Until = sheet.Until?.ToEat().DateTime, Priority = $"{sheet.Priority}",
            IsExclusive = sheet.IsExclusive,
            MostUses = $"{sheet.MostUses}", MostPerCustomer = $"{sheet.MostPerCustomer}", Budget = Shillings.Write(sheet.BudgetMinor),
        };
        form.Products.AddRange(products);
        form.Categories.UnionWith(rule.Categories.Select(id => new CategoryId(id)));
        if (rule.Tiers.Count > 0)
        {
            form.Tiers.Clear();
            form.Tiers.AddRange(rule.Tiers.Select(tier => new Tier { From = Number(tier.From), Percent = Number(tier.Percent) }));
        }

        return form;
    }

    /// <summary>What is no number becomes one that the rules refuse.</summary>
    public PromotionSheet ToSheet() => new(
        Name,
        new(Kind)
        {
            Percent = Read(Percent) ?? -1, AmountMinor = Shillings.Read(Amount) ?? 0, MostOffMinor = Shillings.Read(MostOff), Buy = Whole(Buy) ?? -1,
            Get = Whole(Get) ?? -1,
            Tiers = [.. Tiers.Where(tier => tier.From.Trim().Length + tier.Percent.Trim().Length > 0)
                .Select(tier => new QuantityTier(Read(tier.From) ?? -1, Read(tier.Percent) ?? -1))],
            Products = [.. Products.Select(product => product.Id.Value)], Categories = [.. Categories.Select(category => category.Value)],
            MinimumMinor = Shillings.Read(Minimum), Group = Group, FirstOrderOnly = FirstOrderOnly, NeedsCode = NeedsCode,
        },
        IsOn, Instant(From), Instant(Until), Whole(Priority) ?? -1, IsExclusive, Whole(MostUses), Whole(MostPerCustomer), Shillings.Read(Budget));

    public void Place(CategoryId category, bool stands)
    {
        if (stands) Categories.Add(category);
        else Categories.Remove(category);
    }

    private static DateTimeOffset? Instant(DateTime? shopTime) =>
        shopTime is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Unspecified), ShopTime.Offset) : null;

    private static string Number(decimal number) => number == 0 ? "" : number.ToString("0.##", CultureInfo.InvariantCulture);

    internal static decimal? Read(string text) =>
        text.Length <= 12 && decimal.TryParse(text, Digits, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Null for nothing typed; -1 for what is no whole number.</summary>
    internal static int? Whole(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : int.TryParse(text.Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : -1;
}
