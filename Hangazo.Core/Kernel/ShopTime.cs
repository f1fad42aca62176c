using System.Globalization;

namespace Hangazo.Core.Kernel;

/// <summary>Kenya's wall clock: East Africa Time, UTC+3, no daylight saving. A shop day begins at 00:00 EAT.</summary>
public static class ShopTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(3);

    public static DateTimeOffset ToEat(this DateTimeOffset instant) => instant.ToOffset(Offset);

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant at which a shop day begins, in UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary><c>Sat 21 Nov</c>.</summary>
    public static string DayText(DateTimeOffset instant) => instant.ToOffset(Offset).ToString("ddd d MMM", CultureInfo.InvariantCulture);

    /// <summary><c>Sat 21 Nov, 14:05</c>.</summary>
    public static string MinuteText(DateTimeOffset instant) => instant.ToOffset(Offset).ToString("ddd d MMM, HH:mm", CultureInfo.InvariantCulture);
}
