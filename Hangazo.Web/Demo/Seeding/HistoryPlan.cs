using Hangazo.Core.Kernel;
using Hangazo.Web.Demo.Catalogue;
using Hangazo.Web.Demo.Drawings;

namespace Hangazo.Web.Demo.Seeding;

/// <summary>How far an order of the past has come.</summary>
internal enum Ending
{
    Pending,
    Paid,
    Packed,
    Shipped,
    Delivered,
    CancelledUnpaid,
    CancelledPaid,
    Expired,
}

/// <param name="Place">Null: collected in the showroom.</param>
internal sealed record PlannedOrder(
    DateTimeOffset At, Ending Ending, DemoBuyer Buyer, DemoPlace? Place, string Delivery, IReadOnlyList<(string Sku, decimal Quantity)> Items);

/// <summary>Sixty orders of the last ninety days, the same whenever it is asked on the same day at the same time. Pure.</summary>
internal static class HistoryPlan
{
    private const int LatestHour = 20;

    /// <summary>Ages in days. Seven days ago has enough for today to be compared with.</summary>
    private static readonly (Ending Ending, int[] Days)[] Ages =
    [
        (Ending.Delivered, [7, 7, 7, 7, 7, 6, 8, 9, 11, 14, 14, 17, 20, 21, 24, 28, 31, 35, 39, 44, 49, 55, 61, 66, 71, 78, 84, 89]),
        (Ending.Shipped, [1, 2, 3, 4, 5]),
        (Ending.Packed, [0, 1, 2, 2, 3]),
        (Ending.Paid, [0, 0, 0, 1, 1, 2]),
        (Ending.CancelledPaid, [4, 12, 40]),
        (Ending.CancelledUnpaid, [0, 7, 26, 52]),
        (Ending.Expired, [1, 5, 15, 42, 70]),
    ];

    /// <summary>Not paid yet and still waiting for it: minutes ago, less than an order is kept.</summary>
    private static readonly int[] WaitingMinutes = [6, 13, 24, 37];

    public static IReadOnlyList<PlannedOrder> For(DateTimeOffset now)
    {
        var today = ShopTime.StartOf(ShopTime.DayOf(now));
        var dice = Dice.Of(ShopTime.DayOf(now).DayNumber, "history");
        var rail = new Rail();
        var times = new List<(DateTimeOffset At, Ending Ending)>();
        foreach (var (ending, days) in Ages)
            foreach (var age in days)
                times.Add((age == 0 ? today + ((now - today) * dice.Between(0.15, 0.9)) : today.AddDays(-age).AddMinutes(dice.Between(8 * 60, LatestHour * 60)), ending));
        times.AddRange(WaitingMinutes.Select(minutes => (now.AddMinutes(-minutes), Ending.Pending)));
        return times.OrderBy(time => time.At).Select((time, i) => Plan(time.At, time.Ending, i, (now - time.At).Days + 1, dice, rail)).ToList();
    }

    private static PlannedOrder Plan(DateTimeOffset at, Ending ending, int number, int age, Dice dice, Rail rail)
    {
        // Every other order is of somebody with an account.
        var known = HistoryPeople.Buyers.TakeWhile(buyer => buyer.Login is not null).Count();
        var buyer = number % 2 == 0
            ? HistoryPeople.Buyers[number / 2 % known]
            : HistoryPeople.Buyers[known + dice.Below(HistoryPeople.Buyers.Length - known)];
        var place = HistoryPeople.Places[number % HistoryPeople.Places.Length];
        var delivery = dice.Pick<string>(place.Deliveries);
        return new(at, ending, buyer, delivery == "showroom" ? null : place, delivery, rail.Pick(dice, age));
    }

    /// <summary>What could be bought: in the shop by then, and plenty of it, so that history empties no shelf.</summary>
    private sealed class Rail
    {
        private readonly List<(DemoProduct Product, DemoVariant Variant)> _plenty = DemoCatalogue.Products
            .SelectMany(product => product.Variants, (product, variant) => (product, variant)).Where(entry => entry.variant.OnHand >= 12).ToList();

        private readonly Dictionary<string, decimal> _taken = [];

        public List<(string Sku, decimal Quantity)> Pick(Dice dice, int age)
        {
            var items = new List<(string Sku, decimal Quantity)>();
            for (var wanted = dice.Next() switch { < 0.5 => 1, < 0.85 => 2, _ => 3 }; wanted > 0;)
            {
                var (product, variant) = _plenty[dice.Below(_plenty.Count)];
                var quantity = product.Unit is DemoUnit.Metre ? 2 + (dice.Below(5) * product.Increment) : dice.Chance(0.2) ? 2 : 1;
                var taken = _taken.GetValueOrDefault(variant.Sku) + quantity;
                if (product.AddedDaysAgo <= age || taken > variant.OnHand / 2 || items.Exists(item => item.Sku == variant.Sku)) continue;
                _taken[variant.Sku] = taken;
                items.Add((variant.Sku, quantity));
                wanted--;
            }

            return items;
        }
    }
}
