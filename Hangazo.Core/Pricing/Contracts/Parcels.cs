using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Shipping.Contracts;

namespace Hangazo.Core.Pricing.Contracts;

/// <summary>What there is to deliver of a basket.</summary>
public static class Parcels
{
    /// <summary>Weight and worth of what is no file; light and cheap where all are files.</summary>
    public static Parcel Of(IEnumerable<(VariantFacts Variant, decimal Quantity)> lines)
    {
        var things = lines.Where(line => !line.Variant.IsDigital).ToList();
        return new(
            (int)Math.Min(int.MaxValue, decimal.Ceiling(things.Sum(line => line.Variant.WeightGrams * line.Quantity))),
            Money.Sum(things.Select(line => line.Variant.Price * line.Quantity), Money.Kes));
    }
}
