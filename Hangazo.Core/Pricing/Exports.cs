using Hangazo.Core.Kernel;
using Hangazo.Core.Pricing.Contracts;
using Hangazo.Core.Promotions.Contracts;
using Hangazo.Core.Tax.Contracts;

namespace Hangazo.Core.Pricing;

/// <summary>
/// Takes the VAT off the prices of goods that leave the country: exported goods are zero-rated (VAT Act 2013, Second Schedule, Part A 1). Pure. What is
/// downloaded is no export of goods and keeps its VAT, and so does what is outside VAT. What promotions take off shrinks with the prices, so that lines and
/// promotions still add up.
/// </summary>
public static class Exports
{
    /// <param name="zeroRate">Percent.</param>
    public static (IReadOnlyList<PricedLine> Lines, IReadOnlyList<AppliedPromotion> Promotions) TakeVatOff(
        IReadOnlyList<PricedLine> lines, IReadOnlyList<AppliedPromotion> promotions, decimal zeroRate)
    {
        var exported = lines.Select(line => IsExport(line) ? Export(line, zeroRate) : line).ToList();
        var perLine = promotions.Select(promotion => promotion.PerLine.ToArray()).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            if (ReferenceEquals(lines[i], exported[i]) || lines[i].Discount.Minor <= 0) continue;
            var parts = exported[i].Discount.Spread([.. perLine.Select(promotion => promotion[i].Minor)]);
            for (var p = 0; p < parts.Length; p++) perLine[p][i] = parts[p];
        }

        return (exported, [.. promotions.Zip(perLine, (promotion, parts) => promotion with { PerLine = parts })]);
    }

    private static bool IsExport(PricedLine line) => line.Variant is { IsDigital: false, Vat: not VatCategory.OutsideVat };

    private static PricedLine Export(PricedLine line, decimal zeroRate)
    {
        var price = line.UnitPrice - Vat.Included(line.UnitPrice, line.VatRate);
        var full = price * line.Quantity;
        var paid = line.Gross - Vat.Included(line.Gross, line.VatRate);
        var gross = line.Discount.IsZero || paid > full ? full : paid;
        return line with
        {
            UnitPrice = price, Gross = gross, VatRate = zeroRate, Vat = Vat.Included(gross, zeroRate), VatCategory = VatCategory.ZeroRated,
            UnitPriceWithVat = line.UnitPrice,
        };
    }
}
