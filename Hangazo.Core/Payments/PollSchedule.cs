namespace Hangazo.Core.Payments;

/// <summary>When to ask a gateway about an attempt that it does not tell us about by itself. Times count from submission.</summary>
public sealed record PollSchedule
{
    /// <summary>A worker that posts has its answer by then; an attempt still submitting was left behind by a crash.</summary>
    public static readonly TimeSpan SubmissionLost = TimeSpan.FromSeconds(75);

    /// <summary>Nobody to ask.</summary>
    public static readonly PollSchedule Never = new() { Queries = [], SoftExpiry = TimeSpan.MaxValue, GiveUp = TimeSpan.MaxValue };

    /// <summary>M-Pesa's prompts end within minutes; Pull Transactions reaches back 48 hours, and what it has not shown by then staff must look up.</summary>
    public static readonly PollSchedule Phone = new()
    {
        Queries = [.. Seconds(20, 40, 60, 90, 120, 300, 600, 900, 3_600, 21_600, 86_400)],
        Searches = [.. Seconds(30, 120, 300, 1_800, 21_600, 86_400, 169_200, 172_800)],
        SoftExpiry = TimeSpan.FromMinutes(10),
        GiveUp = TimeSpan.FromHours(48),
        ReceiptPatience = TimeSpan.FromSeconds(60),
    };

    /// <summary>
    /// A page of the provider that stands open for an hour. A post that got no answer is sent again with the same key while the payer waits,
    /// and not after the provider may have forgotten the key.
    /// </summary>
    public static readonly PollSchedule HostedPage = new()
    {
        Queries = [.. Seconds(120, 600, 1_800, 3_660, 86_400)],
        Searches = [.. Seconds(5, 15, 30, 120, 600, 1_500)],
        SoftExpiry = TimeSpan.FromMinutes(65),
        GiveUp = TimeSpan.FromHours(24),
    };

    /// <summary>An approval that lapses after about three hours; a capture may then be looked into for days.</summary>
    public static readonly PollSchedule Approval = new()
    {
        Queries = [.. Seconds(120, 600, 3_600, 10_800, 21_600), .. Enumerable.Range(1, 14).Select(day => TimeSpan.FromDays(day))],
        Searches = [.. Seconds(5, 15, 30, 120, 600, 1_500)],
        SoftExpiry = TimeSpan.FromHours(6),
        GiveUp = TimeSpan.FromHours(24),
    };

    /// <summary>Money that M-Pesa sends back: a result comes within seconds or hardly ever.</summary>
    public static readonly PollSchedule PhoneRefund = new()
    {
        Queries = [.. Seconds(300, 3_600, 21_600, 86_400)],
        SoftExpiry = TimeSpan.MaxValue,
        GiveUp = TimeSpan.FromHours(24),
    };

    /// <summary>Money that a card company or PayPal sends back: mostly at once, by some banks after days. What is not final in a month staff must look up.</summary>
    public static readonly PollSchedule ProviderRefund = new()
    {
        Queries = [.. Seconds(300, 3_600, 21_600), .. Enumerable.Range(1, 30).Select(day => TimeSpan.FromDays(day))],
        SoftExpiry = TimeSpan.MaxValue,
        GiveUp = TimeSpan.FromDays(30),
    };

    /// <summary>With the provider's id of the request in hand.</summary>
    public required IReadOnlyList<TimeSpan> Queries { get; init; }

    /// <summary>The post got no answer, so there is no id to ask with. The first looks are for the shopper who waits.</summary>
    public IReadOnlyList<TimeSpan> Searches { get; init; } = [];

    /// <summary>After this long without a final answer the attempt shows as expired; asking goes on.</summary>
    public required TimeSpan SoftExpiry { get; init; }

    /// <summary>After this long an attempt of unknown end goes to staff.</summary>
    public required TimeSpan GiveUp { get; init; }

    /// <summary>How long a payment that is confirmed without a receipt number waits for the number.</summary>
    public TimeSpan ReceiptPatience { get; init; }

    /// <summary>The next time after <paramref name="now"/>; null when the schedule is over.</summary>
    public DateTimeOffset? Next(DateTimeOffset submittedAt, bool canQuery, DateTimeOffset now)
    {
        foreach (var after in canQuery ? Queries : Searches)
            if (submittedAt + after > now) return submittedAt + after;
        return null;
    }

    internal static IEnumerable<TimeSpan> Seconds(params int[] times) => times.Select(seconds => TimeSpan.FromSeconds(seconds));
}
