using Hangazo.Core.Kernel;
using Hangazo.Core.Promotions.Contracts;

namespace Hangazo.Core.Promotions;

/// <summary>What a manager writes about a promotion.</summary>
/// <param name="Name">Shoppers read it.</param>
/// <param name="From">The first moment; null: at once.</param>
/// <param name="Until">The first moment after it; null: no end.</param>
/// <param name="MostUses">How many orders may have it in all.</param>
/// <param name="MostPerCustomer">How many orders of one account or phone may have it.</param>
/// <param name="BudgetMinor">What it may take off all orders together, in cents.</param>
public sealed record PromotionSheet(
    string Name, PromotionRule Rule, bool IsOn, DateTimeOffset? From, DateTimeOffset? Until, int Priority, bool IsExclusive, int? MostUses,
    int? MostPerCustomer, long? BudgetMinor);

/// <summary>A reason for which shoppers pay less: what it takes off, for which baskets, when and how often.</summary>
public sealed class Promotion : AggregateRoot
{
    public const int LongestName = 80;

    private Promotion()
    {
    }

    public PromotionId Id { get; private set; }

    public string Name { get; private set; } = "";

    public PromotionRule Rule { get; private set; } = new(PromotionKind.Percentage);

    /// <summary>A switch of its own, beside the dates.</summary>
    public bool IsOn { get; private set; }

    public DateTimeOffset? StartsAt { get; private set; }

    public DateTimeOffset? EndsAt { get; private set; }

    public int Priority { get; private set; }

    public bool IsExclusive { get; private set; }

    public int? MostUses { get; private set; }

    public int? MostPerCustomer { get; private set; }

    public long? BudgetMinor { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Codes: those of <see cref="PromotionRules.Check"/>.</summary>
    public static Result<Promotion> Create(PromotionId id, PromotionSheet sheet, DateTimeOffset now)
    {
        var promotion = new Promotion { Id = id, CreatedAt = now };
        var written = promotion.Write(sheet);
        return written.Succeeded ? promotion : written.Error;
    }

    internal Result Write(PromotionSheet sheet)
    {
        var clean = PromotionRules.Check(sheet);
        if (!clean.Succeeded) return clean;
        var s = clean.Value;
        (Name, Rule, IsOn, StartsAt, EndsAt) = (s.Name, s.Rule, s.IsOn, s.From?.ToUniversalTime(), s.Until?.ToUniversalTime());
        (Priority, IsExclusive, MostUses, MostPerCustomer, BudgetMinor) = (s.Priority, s.IsExclusive, s.MostUses, s.MostPerCustomer, s.BudgetMinor);
        Raise(new PromotionsChanged());
        return Result.Ok;
    }

    /// <summary>As it stands, to be edited.</summary>
    public PromotionSheet ToSheet() =>
        new(Name, Rule, IsOn, StartsAt, EndsAt, Priority, IsExclusive, MostUses, MostPerCustomer, BudgetMinor);

    public bool RunsAt(DateTimeOffset now) => IsOn && (StartsAt is not { } from || from <= now) && (EndsAt is not { } until || now < until);
}
