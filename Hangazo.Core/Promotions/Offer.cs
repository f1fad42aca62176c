using System.Collections.Frozen;
using System.Globalization;
using Hangazo.Core.Kernel;
using Hangazo.Core.Promotions.Contracts;

namespace Hangazo.Core.Promotions;

/// <summary>A promotion made ready for the engine.</summary>
public sealed class Offer(PromotionId id, string name, PromotionRule rule, int priority, bool isExclusive)
{
    public PromotionId Id => id;

    public string Name => name;

    public PromotionRule Rule => rule;

    /// <summary>The lower comes first.</summary>
    public int Priority => priority;

    /// <summary>It is never used together with others.</summary>
    public bool IsExclusive => isExclusive;

    public bool AsksCategories => rule.Categories.Count > 0;

    /// <summary>It names neither products nor categories.</summary>
    public bool IsForAll => rule.Products.Count == 0 && rule.Categories.Count == 0;
}

/// <summary>Offers by the products and categories they name, so that each line finds its offers instead of being asked about by all of them.</summary>
public sealed class OfferIndex
{
    private readonly FrozenDictionary<Guid, Offer[]> _byTarget;

    public OfferIndex(IEnumerable<Offer> offers) => _byTarget = offers
        .SelectMany(offer => offer.Rule.Products.Concat(offer.Rule.Categories).Distinct().Select(target => (Target: target, Offer: offer)))
        .GroupBy(pair => pair.Target, pair => pair.Offer).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>For each offer that names something of a basket, the lines it is for. Offers for everything are not among them.</summary>
    public Dictionary<Offer, bool[]> Reach(OfferLine[] lines)
    {
        var reach = new Dictionary<Offer, bool[]>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < lines.Length; i++)
        {
            Mark(lines[i].Product, i);
            foreach (var category in lines[i].Categories) Mark(category, i);
        }

        return reach;

        void Mark(Guid target, int line)
        {
            if (!_byTarget.TryGetValue(target, out var offers)) return;
            foreach (var offer in offers)
            {
                if (!reach.TryGetValue(offer, out var mine)) reach[offer] = mine = new bool[lines.Length];
                mine[line] = true;
            }
        }
    }
}

/// <summary>A line as the engine sees it: cents and ids only.</summary>
/// <param name="Key">Tells lines apart whatever their order, such as the variant.</param>
/// <param name="Categories">Its own and all above them.</param>
/// <param name="Full">What it costs before any promotion.</param>
public readonly record struct OfferLine(Guid Key, Guid Product, IReadOnlyCollection<Guid> Categories, decimal Quantity, long Full);

/// <summary>An offer under its circumstances.</summary>
/// <param name="Code">The code it came with.</param>
/// <param name="BudgetLeft">In cents; null without a budget.</param>
/// <param name="Barred">Known before the basket is looked at, such as a group the buyer is not of.</param>
public sealed record Candidate(Offer Offer, string? Code = null, long? BudgetLeft = null, OfferMiss Barred = OfferMiss.None);

/// <summary>Why an offer takes nothing off.</summary>
public enum OfferMiss
{
    None,
    NotTheseGoods,
    MinimumNotReached,
    NotEnoughOfThem,
    NothingLeft,

    /// <summary>It takes off the delivery fee, which is not known yet.</summary>
    AwaitsDelivery,
    NotThisGroup,
    NotTheFirstOrder,
    UsedUp,
    UsedByCustomer,
    BudgetSpent,
    LessThanOthers,
}

/// <summary>What the engine says of one offer: what it takes off each line and off the delivery fee, or why nothing.</summary>
/// <param name="Missing">Of a minimum that is not reached: how much is missing.</param>
/// <param name="Base">What the goods it is for still cost before it.</param>
public sealed record OfferVerdict(Candidate Candidate, long[] PerLine, long Delivery, OfferMiss Miss, long Missing = 0, long Base = 0)
{
    public Offer Offer => Candidate.Offer;

    public long Goods => PerLine.Sum();

    public long Total => Goods + Delivery;

    /// <summary>How it came about, for staff.</summary>
    public string Words() => Miss switch
    {
        OfferMiss.None => Offer.Rule.Kind switch
        {
            PromotionKind.Percentage or PromotionKind.GroupPrice => $"{Percent(Offer.Rule.Percent)} off {Of(Base)}{Capped()}",
            PromotionKind.Amount => $"{Of(Offer.Rule.AmountMinor)} off {Of(Base)}",
            PromotionKind.BuyXGetY =>
                $"buy {Offer.Rule.Buy}, get {Offer.Rule.Get} {(Offer.Rule.Percent == 100 ? "free" : $"{Percent(Offer.Rule.Percent)} off")}{Capped()}",
            PromotionKind.Bundle => $"together for {Of(Offer.Rule.AmountMinor)} a set",
            PromotionKind.FreeDelivery => $"off the delivery fee{Capped()}",
            _ => "price by quantity",
        },
        OfferMiss.NotTheseGoods => "not for these goods",
        OfferMiss.MinimumNotReached => $"{Of(Missing)} short of {Of(Offer.Rule.MinimumMinor ?? 0)}",
        OfferMiss.NotEnoughOfThem => "not enough of them for it",
        OfferMiss.NothingLeft => "there is nothing left to take it off",
        OfferMiss.AwaitsDelivery => "taken off once a way of delivery is chosen",
        OfferMiss.NotThisGroup => $"only for the group “{Offer.Rule.Group}”",
        OfferMiss.NotTheFirstOrder => "only for a first order",
        OfferMiss.UsedUp => "all its uses are spent",
        OfferMiss.UsedByCustomer => "this customer has used it as often as it may be",
        OfferMiss.BudgetSpent => "its budget does not reach",
        _ => "not used together with the others, which take more off",
    };

    private string Capped() => Offer.Rule.MostOffMinor is { } most && Total == most ? $", at most {Of(most)}" : "";

    private static string Of(long minor) => new Money(minor, Money.Kes).ToString();

    private static string Percent(decimal percent) => string.Create(CultureInfo.InvariantCulture, $"{percent:0.##} %");
}
