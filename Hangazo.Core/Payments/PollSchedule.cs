namespace Hangazo.Core.Payments;

/// <summary>When to ask M-Pesa about an attempt that it does not tell us about by itself. Times count from submission.</summary>
public static class PollSchedule
{
    /// <summary>A worker that posts has its answer by then; an attempt still submitting was left behind by a crash.</summary>
    public static readonly TimeSpan SubmissionLost = TimeSpan.FromSeconds(75);

    /// <summary>After this long without a final answer the attempt shows as expired; asking goes on.</summary>
    public static readonly TimeSpan SoftExpiry = TimeSpan.FromMinutes(10);

    /// <summary>Pull Transactions reaches back 48 hours: what it has not shown by then, staff must look up.</summary>
    public static readonly TimeSpan GiveUp = TimeSpan.FromHours(48);

    /// <summary>How long a payment that is confirmed without a receipt number waits for the number.</summary>
    public static readonly TimeSpan ReceiptPatience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan[] Queries =
    [
        TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(90), TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(5), SoftExpiry, TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(24),
    ];

    /// <summary>The post got no answer, so there is no id to query: look through the received payments. The first looks are for the shopper who waits.</summary>
    private static readonly TimeSpan[] Searches =
    [
        TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(6),
        TimeSpan.FromHours(24), TimeSpan.FromHours(47), GiveUp,
    ];

    /// <summary>The next time after <paramref name="now"/>; null when the schedule is over.</summary>
    public static DateTimeOffset? Next(DateTimeOffset submittedAt, bool canQuery, DateTimeOffset now)
    {
        foreach (var after in canQuery ? Queries : Searches)
            if (submittedAt + after > now) return submittedAt + after;
        return null;
    }
}
