using System.Globalization;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Reporting.Queries;

/// <summary>How today goes beside the same day last week, and what sells. Reads a few dozen rows, however many orders there are.</summary>
public sealed class DashboardNumbers(HangazoDb db)
{
    private const int BestSellerDays = 7;

    /// <param name="Net">Paid, less what was paid and cancelled.</param>
    public sealed record Figures(int Placed, int Paid, Money Net, int Cancelled);

    /// <summary>One hour of the day; net of cancellations.</summary>
    public sealed record Hour(int Number, Money Today, Money LastWeek)
    {
        /// <summary><c>09</c>.</summary>
        public string Name { get; } = Number.ToString("00", CultureInfo.InvariantCulture);
    }

    public sealed record Product(string Slug, string Name, decimal Quantity, Money Revenue);

    /// <param name="LastWeekSoFar">The same day last week up to the end of the present hour.</param>
    public sealed record View(DateOnly Day, Figures Today, Figures LastWeekSoFar, Figures LastWeek, IReadOnlyList<Hour> Hours, IReadOnlyList<Product> Sellers);

    public async Task<View> ExecuteAsync(DateTimeOffset now, int sellers, CancellationToken cancellationToken)
    {
        var today = ShopTime.DayOf(now);
        var lastWeek = today.AddDays(-7);
        var thisHour = now.ToEat().Hour;
        var rows = await db.Set<SalesHour>().AsNoTracking().Where(h => h.Day == today || h.Day == lastWeek).ToListAsync(cancellationToken);
        var todays = rows.FindAll(h => h.Day == today);
        var lasts = rows.FindAll(h => h.Day == lastWeek);
        var best = await db.Set<ProductSales>().AsNoTracking().Where(s => s.Day > today.AddDays(-BestSellerDays) && s.Day <= today)
            .GroupBy(s => s.Slug)
            .Select(group => new { Slug = group.Key, Name = group.Max(s => s.Name)!, Quantity = group.Sum(s => s.Quantity), Minor = group.Sum(s => s.RevenueMinor) })
            .Where(product => product.Minor > 0)
            .OrderByDescending(product => product.Minor).ThenBy(product => product.Slug).Take(sellers).ToListAsync(cancellationToken);
        return new(
            today, Sum(todays), Sum(lasts.Where(h => h.Hour <= thisHour)), Sum(lasts),
            [.. Enumerable.Range(0, 24).Select(hour => new Hour(hour, NetOf(todays, hour), NetOf(lasts, hour)))],
            best.ConvertAll(product => new Product(product.Slug, product.Name, product.Quantity, Kes(product.Minor))));
    }

    private static Figures Sum(IEnumerable<SalesHour> hours)
    {
        var list = hours.ToList();
        return new(list.Sum(h => h.OrdersPlaced), list.Sum(h => h.OrdersPaid), Kes(list.Sum(Net)), list.Sum(h => h.OrdersCancelled));
    }

    private static Money NetOf(List<SalesHour> hours, int hour) => Kes(hours.Where(h => h.Hour == hour).Sum(Net));

    private static long Net(SalesHour hour) => hour.RevenueMinor - hour.CancelledMinor;

    private static Money Kes(long minor) => new(minor, Money.Kes);
}
