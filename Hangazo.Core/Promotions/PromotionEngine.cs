using Hangazo.Core.Kernel;

namespace Hangazo.Core.Promotions;

/// <summary>
/// Decides what offers take off a basket. Pure, in cents, and always ends: prices by quantity and by group once, then each offer once.
/// First, of the offers that make a price the lowest price holds for each line. Then the offers that stack take off one after the other, by
/// priority and id, each from what the ones before it left; an exclusive offer is tried alone. Whichever takes the most off wins; when two take
/// the same, those that stack, then the lower priority and id. Nothing falls below zero, and the order of the lines makes no difference.
/// </summary>
public static class PromotionEngine
{
    /// <summary>One verdict for each candidate, by priority and id.</summary>
    /// <param name="delivery">The fee; null while no way of delivery is chosen.</param>
    /// <param name="index">Of the candidates' offers, and maybe of others; null: made for this once.</param>
    public static IReadOnlyList<OfferVerdict> Run(
        IEnumerable<Candidate> candidates, IReadOnlyList<OfferLine> lines, long? delivery, OfferIndex? index = null)
    {
        var ordered = candidates.OrderBy(candidate => candidate.Offer.Priority).ThenBy(candidate => candidate.Offer.Id.Value).ToList();
        var places = Enumerable.Range(0, lines.Count).OrderBy(i => lines[i].Key).ThenBy(i => lines[i].Full).ThenBy(i => lines[i].Quantity).ToArray();
        var sorted = Array.ConvertAll(places, place => lines[place]);
        var verdicts = new Dictionary<Candidate, OfferVerdict>(ordered.Count, ReferenceEqualityComparer.Instance);
        var basket = new Goods(sorted, (index ?? new(ordered.Select(candidate => candidate.Offer))).Reach(sorted), new long[sorted.Length]);
        var left = MakePrices(ordered, basket, verdicts);
        TakeOff(ordered.Where(candidate => !candidate.Offer.Rule.MakesPrice), basket, left, delivery, verdicts);
        return ordered.ConvertAll(candidate => verdicts[candidate] is { Miss: OfferMiss.None } taken
            ? taken with { PerLine = Back(taken.PerLine, places) }
            : verdicts[candidate]);
    }

    private static long[] MakePrices(List<Candidate> ordered, Goods basket, Dictionary<Candidate, OfferVerdict> verdicts)
    {
        var lines = basket.Lines;
        var full = Array.ConvertAll(lines, line => line.Full);
        var makers = ordered.Where(candidate => candidate.Offer.Rule.MakesPrice).Select(candidate => Judge(candidate, basket, full, delivery: 0))
            .ToList();
        var open = makers.Where(maker => maker.Miss == OfferMiss.None).ToList();
        var left = (long[])full.Clone();
        var best = Enumerable.Range(0, open.Count == 0 ? 0 : lines.Length).Select(i => open.MaxBy(maker => maker.PerLine[i])!).ToArray();
        for (var i = 0; i < best.Length; i++) left[i] -= best[i].PerLine[i];
        foreach (var maker in makers)
        {
            verdicts[maker.Candidate] = maker;
            if (maker.Miss != OfferMiss.None) continue;
            var kept = maker.PerLine.Select((off, i) => best[i] == maker ? off : 0).ToArray();
            verdicts[maker.Candidate] = kept.Sum() > 0
                ? maker with { PerLine = kept }
                : Passed(maker.Candidate, basket, OfferMiss.LessThanOthers);
        }

        return left;
    }

    private static void TakeOff(
        IEnumerable<Candidate> candidates, Goods basket, long[] left, long? delivery, Dictionary<Candidate, OfferVerdict> verdicts)
    {
        var (stacking, best) = (new List<OfferVerdict>(), (OfferVerdict?)null);
        var (goods, fee) = ((long[])left.Clone(), delivery);
        foreach (var candidate in candidates)
        {
            if (candidate.Offer.IsExclusive)
            {
                var alone = verdicts[candidate] = Judge(candidate, basket, left, delivery);
                if (alone.Miss == OfferMiss.None && (best is null || alone.Total > best.Total)) best = alone;
                continue;
            }

            var next = verdicts[candidate] = Judge(candidate, basket, goods, fee);
            if (next.Miss != OfferMiss.None) continue;
            stacking.Add(next);
            for (var i = 0; i < goods.Length; i++) goods[i] -= next.PerLine[i];
            fee -= next.Delivery;
        }

        var together = stacking.Sum(verdict => verdict.Total);
        var aloneWins = best is not null && best.Total > together;
        foreach (var verdict in verdicts.Values.Where(verdict => verdict.Miss == OfferMiss.None && !verdict.Offer.Rule.MakesPrice).ToList())
            if (aloneWins ? verdict != best : verdict.Offer.IsExclusive)
                verdicts[verdict.Candidate] = Passed(verdict.Candidate, basket, OfferMiss.LessThanOthers);
    }

    private static OfferVerdict Judge(Candidate candidate, Goods basket, long[] left, long? delivery)
    {
        var lines = basket.Lines;
        var (offer, rule) = (candidate.Offer, candidate.Offer.Rule);
        if (candidate.Barred != OfferMiss.None) return Passed(candidate, basket, candidate.Barred);
        var reach = basket.Reach.GetValueOrDefault(offer);
        if (lines.Length == 0 || (reach is null && !offer.IsForAll)) return Passed(candidate, basket, OfferMiss.NotTheseGoods);
        var (mine, full, rest) = (new long[lines.Length], 0L, 0L);
        for (var i = 0; i < lines.Length; i++)
        {
            if (reach is not null && !reach[i]) continue;
            mine[i] = left[i];
            full += lines[i].Full;
            rest += left[i];
        }

        if (rule.MinimumMinor is { } least && full < least)
            return Passed(candidate, basket, OfferMiss.MinimumNotReached) with { Missing = least - full };
        if (rule.Kind == PromotionKind.FreeDelivery && delivery is null) return Passed(candidate, basket, OfferMiss.AwaitsDelivery);
        var fee = delivery ?? 0;
        var taken = rule.Kind == PromotionKind.FreeDelivery
            ? new OfferVerdict(candidate, new long[lines.Length], Math.Min(fee, rule.MostOffMinor ?? fee), OfferMiss.None)
            : new OfferVerdict(candidate, Capped(Benefits.Off(rule, lines, mine), rule.MostOffMinor), 0, OfferMiss.None, Base: rest);
        if (taken.Total == 0)
        {
            var isByUnits = rule.Kind is PromotionKind.BuyXGetY or PromotionKind.Bundle or PromotionKind.QuantityTiers;
            return Passed(candidate, basket, isByUnits ? OfferMiss.NotEnoughOfThem : OfferMiss.NothingLeft);
        }

        return candidate.BudgetLeft is { } budget && taken.Total > budget ? Passed(candidate, basket, OfferMiss.BudgetSpent) : taken;
    }

    private static OfferVerdict Passed(Candidate candidate, Goods basket, OfferMiss why) => new(candidate, basket.Nothing, 0, why);

    private static long[] Capped(long[] off, long? most) => most is { } cap && off.Sum() > cap ? Benefits.Spread(cap, off) : off;

    /// <param name="Reach">Of offers that are not for everything: the lines each is for.</param>
    /// <param name="Nothing">What those take off that take nothing off: all of them the same.</param>
    private readonly record struct Goods(OfferLine[] Lines, Dictionary<Offer, bool[]> Reach, long[] Nothing);

    private static long[] Back(long[] sorted, int[] places)
    {
        var back = new long[sorted.Length];
        for (var i = 0; i < sorted.Length; i++) back[places[i]] = sorted[i];
        return back;
    }
}
