using System.Globalization;
using Hangazo.Core.Shipping;
using Xunit;

namespace Hangazo.Core.Tests.Shipping;

public sealed class PromisingDays
{
    // 21 November 2026 is a Saturday.
    [Theory]
    [InlineData("2026-11-20 11:59", 0, 0, "12:00", "2026-11-20", "2026-11-20")]
    [InlineData("2026-11-20 12:00", 0, 0, "12:00", "2026-11-21", "2026-11-21")]
    [InlineData("2026-11-21 12:00", 0, 0, "12:00", "2026-11-23", "2026-11-23")]
    [InlineData("2026-11-22 08:00", 0, 0, "12:00", "2026-11-23", "2026-11-23")]
    [InlineData("2026-11-20 23:00", 1, 3, null, "2026-11-21", "2026-11-24")]
    [InlineData("2026-11-22 09:00", 1, 1, null, "2026-11-24", "2026-11-24")]
    [InlineData("2026-12-30 09:00", 2, 4, null, "2027-01-01", "2027-01-04")]
    public void Counts_working_days_after_the_cut_off_and_never_promises_a_sunday(string now, int least, int most, string? cutOff, string from, string to)
    {
        var end = cutOff is null ? (TimeOnly?)null : TimeOnly.Parse(cutOff, CultureInfo.InvariantCulture);

        var days = DeliveryDates.Of(DateTime.Parse(now, CultureInfo.InvariantCulture), least, most, end);

        Assert.Equal((DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture)), days);
    }
}
