namespace Hangazo.Core.Shipping;

/// <summary>When a method brings what is ordered now. Nobody delivers on Sundays. Pure.</summary>
public static class DeliveryDates
{
    /// <param name="now">In shop time.</param>
    /// <param name="leastDays">Working days; 0: on the day of the order itself, when that is a working day before the cut-off.</param>
    public static (DateOnly From, DateOnly To) Of(DateTime now, int leastDays, int mostDays, TimeOnly? cutOff)
    {
        var day = DateOnly.FromDateTime(now);
        if (IsWorkingDay(day) && cutOff is { } end && TimeOnly.FromDateTime(now) >= end) day = day.AddDays(1);
        while (!IsWorkingDay(day)) day = day.AddDays(1);
        var from = After(day, leastDays);
        return (from, After(from, mostDays - leastDays));
    }

    private static bool IsWorkingDay(DateOnly day) => day.DayOfWeek != DayOfWeek.Sunday;

    private static DateOnly After(DateOnly day, int workingDays)
    {
        while (workingDays > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day)) workingDays--;
        }

        return day;
    }
}
