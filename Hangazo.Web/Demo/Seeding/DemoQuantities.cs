using Hangazo.Core.Kernel;
using Hangazo.Web.Demo.Catalogue;

namespace Hangazo.Web.Demo.Seeding;

internal static class DemoQuantities
{
    /// <summary>Cloth is cut from one metre on, everything else is sold by the piece.</summary>
    public static QuantityRule RuleOf(DemoUnit unit, decimal increment) => new(
        unit switch
        {
            DemoUnit.Metre => StockUnit.Metre,
            DemoUnit.Pair => StockUnit.Pair,
            DemoUnit.Set => StockUnit.Set,
            _ => StockUnit.Piece,
        },
        increment, Minimum: 1, Maximum: 100);
}
