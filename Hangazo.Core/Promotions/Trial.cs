using Hangazo.Core.Kernel;
using Hangazo.Core.Promotions.Contracts;

namespace Hangazo.Core.Promotions;

/// <summary>Tries one promotion on baskets of the past, one after the other, as if it had run then with nothing spent. Pure.</summary>
internal sealed class Trial(Promotion promotion, Offer offer)
{
    private readonly Dictionary<string, int> _usesOf = new(StringComparer.Ordinal);
    private int _uses;
    private long _given;

    /// <param name="linesOf">The engine's lines of a basket.</param>
    public List<Money> Run(IReadOnlyList<PastBasket> baskets, Func<PastBasket, List<OfferLine>> linesOf)
    {
        var taken = new List<Money>(baskets.Count);
        var index = new OfferIndex([offer]);
        foreach (var basket in baskets)
        {
            var candidate = new Candidate(offer, BudgetLeft: promotion.BudgetMinor - _given, Barred: Bar(basket));
            var off = PromotionEngine.Run([candidate], linesOf(basket), basket.Delivery.Minor, index)[0].Total;
            taken.Add(new(off, Money.Kes));
            if (off == 0) continue;
            _uses++;
            _given += off;
            _usesOf[basket.Who] = _usesOf.GetValueOrDefault(basket.Who) + 1;
        }

        return taken;
    }

    private OfferMiss Bar(PastBasket basket) =>
        offer.Rule.Group is { } group && !string.Equals(group, basket.Group, StringComparison.OrdinalIgnoreCase) ? OfferMiss.NotThisGroup
        : offer.Rule.FirstOrderOnly && !basket.IsFirst ? OfferMiss.NotTheFirstOrder
        : _usesOf.GetValueOrDefault(basket.Who) >= (promotion.MostPerCustomer ?? int.MaxValue) ? OfferMiss.UsedByCustomer
        : _uses >= (promotion.MostUses ?? int.MaxValue) ? OfferMiss.UsedUp
        : OfferMiss.None;
}
