using System.Diagnostics;

namespace Hangazo.Tests.Support.Faults;

/// <summary>
/// What the shop does by itself in hours, in minutes: nobody tells it anything, and the times at which it would ask are moved to now in its
/// database. What it asks, how often a second, and what it makes of the answers is the shop's own; nothing in the shop knows of this.
/// </summary>
internal static class Asking
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Until nothing differs, or the time is over. What was found last, and how long it took.</summary>
    /// <param name="meanwhileAsync">Each time, once the times are moved.</param>
    public static async Task<(IReadOnlyList<Finding> Findings, TimeSpan Took)> UntilAllAgreesAsync(
        Storm storm, TimeSpan within, Func<Task>? meanwhileAsync = null)
    {
        await storm.Outside.WeatherAsync(new(Dropped: 100));
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(Pause))
        {
            await MoveToNowAsync(storm);
            if (meanwhileAsync is not null) await meanwhileAsync();
            var quiet = !await storm.Outside.AnyPromptAsync();
            var findings = await Comparison.MakeAsync(storm);
            if ((quiet && findings.All(finding => finding.Holds)) || clock.Elapsed > within) return (findings, clock.Elapsed);
        }
    }

    /// <summary>Moves the times on and on until it is stopped, for a storm that has no hour to spare.</summary>
    public static async Task HurryAsync(Storm storm, CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            await MoveToNowAsync(storm);
            await Task.Delay(Pause, until).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Attempts that are being posted, or were just asked about, are left alone.</summary>
    private static async Task MoveToNowAsync(Storm storm)
    {
        await using var command = storm.Database.CreateCommand("""
            update payments.attempt set next_poll_at = now()
            where next_poll_at > now() and coalesce(last_checked_at, '-infinity') < now() - interval '3 seconds'
                and (state <> 'Submitting' or submitted_at < now() - interval '10 seconds');
            update payments.pull_run set started_at = started_at - interval '15 minutes' where started_at > now() - interval '15 minutes';
            update payments.inbox set next_try_at = now() where next_try_at > now();
            update outbox.delivery set next_attempt_at = now() where state = 'Pending' and next_attempt_at > now();
            """);
        await command.ExecuteNonQueryAsync();
    }
}
