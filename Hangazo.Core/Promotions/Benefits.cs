using Hangazo.Core.Kernel;

namespace Hangazo.Core.Promotions;

/// <summary>How much each kind of promotion takes off the lines it is for. Pure; cents; never more than a line still costs.</summary>
internal static class Benefits
{
    /// <param name="left">What each line still costs; 0 for lines the promotion is not for.</param>
    public static long[] Off(PromotionRule rule, OfferLine[] lines, long[] left) => rule.Kind switch
    {
        PromotionKind.Percentage or PromotionKind.GroupPrice => Spread(Part(left.Sum(), rule.Percent), left),
        PromotionKind.Amount => Spread(Math.Min(rule.AmountMinor, left.Sum()), left),
        PromotionKind.BuyXGetY => CheapestLess(rule, lines, left),
        PromotionKind.Bundle => Sets(rule, lines, left),
        PromotionKind.QuantityTiers => ByQuantity(rule, lines, left),
        _ => new long[lines.Length],
    };

    /// <summary>In proportion to <paramref name="weights"/>; the parts add up (largest remainder). No part is more than its weight as long as the
    /// amount is not more than their sum.</summary>
    public static long[] Spread(long amount, long[] weights) => amount <= 0
        ? new long[weights.Length]
        : Array.ConvertAll(new Money(amount, Money.Kes).Spread(weights), part => part.Minor);

    private static long Part(decimal of, decimal percent) =>
        (long)decimal.Round(of * Math.Clamp(percent, 0, 100) / 100, 0, MidpointRounding.AwayFromZero);

    /// <summary>Of every buy + get whole units, the cheapest are the ones that cost less.</summary>
    private static long[] CheapestLess(PromotionRule rule, OfferLine[] lines, long[] left)
    {
        var off = new long[lines.Length];
        if (rule.Buy < 1 || rule.Get < 1) return off;
        var mine = Enumerable.Range(0, lines.Length).Where(i => left[i] > 0).OrderBy(i => left[i] / lines[i].Quantity).ToList();
        var gifts = mine.Sum(i => Units(lines[i])) / (rule.Buy + rule.Get) * rule.Get;
        foreach (var i in mine)
        {
            var units = Math.Min(gifts, Units(lines[i]));
            gifts -= units;
            off[i] = Math.Min(left[i], Part(left[i] * units / lines[i].Quantity, rule.Percent));
        }

        return off;
    }

    /// <summary>One unit of each of its products makes a set, the dearest first; as many sets as are cheaper than their parts.</summary>
    private static long[] Sets(PromotionRule rule, OfferLine[] lines, long[] left)
    {
        var parts = rule.Products.Select(product => Enumerable.Range(0, lines.Length)
            .Where(i => left[i] > 0 && lines[i].Product == product)
            .SelectMany(i => Enumerable.Repeat((Line: i, Value: left[i] / lines[i].Quantity), Units(lines[i])))
            .OrderByDescending(unit => unit.Value).ToList()).ToList();
        var used = new decimal[lines.Length];
        var saved = 0m;
        var sets = parts.Count == 0 ? 0 : parts.Min(units => units.Count);
        for (var set = 0; set < sets; set++)
        {
            var worth = parts.Sum(units => units[set].Value);
            if (worth <= rule.AmountMinor) break;
            saved += worth - rule.AmountMinor;
            foreach (var units in parts) used[units[set].Line] += units[set].Value;
        }

        var weights = used.Select((value, i) => Math.Min(left[i], (long)decimal.Round(value, 0, MidpointRounding.AwayFromZero))).ToArray();
        return Spread(Math.Min((long)decimal.Round(saved, 0, MidpointRounding.AwayFromZero), weights.Sum()), weights);
    }

    /// <summary>How much of a product is bought, in all its sizes and colours together, decides its price.</summary>
    private static long[] ByQuantity(PromotionRule rule, OfferLine[] lines, long[] left)
    {
        var off = new long[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            if (left[i] == 0) continue;
            var bought = 0m;
            for (var j = 0; j < lines.Length; j++)
                if (left[j] > 0 && lines[j].Product == lines[i].Product) bought += lines[j].Quantity;
            if (rule.Tiers.LastOrDefault(tier => tier.From <= bought) is { } tier) off[i] = Part(left[i], tier.Percent);
        }

        return off;
    }

    private static int Units(OfferLine line) => (int)decimal.Floor(line.Quantity);
}
