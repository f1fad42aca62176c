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
            await storm.Staff.GiveBackWhatIsPaidAsync();
            await storm.Staff.LookAtTheStatementAsync();
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

    /// <summary>
    /// Attempts and refunds that are being posted, or were just asked about, are left alone. A refund that was refused is sent again, as staff would; a reversal that
    /// M-Pesa says nothing of, however often it is asked, is a day old at once.
    /// </summary>
    private static async Task MoveToNowAsync(Storm storm)
    {
        await using var command = storm.Database.CreateCommand("""
            update payments.attempt set next_poll_at = now()
            where next_poll_at > now() and coalesce(last_checked_at, '-infinity') < now() - interval '3 seconds'
                and (state <> 'Submitting' or submitted_at < now() - interval '10 seconds');
            update payments.pull_run set started_at = started_at - interval '15 minutes' where started_at > now() - interval '15 minutes';
            update payments.inbox set next_try_at = now() where next_try_at > now();
            update payments.refund f set next_step_at = now()
            where not by_hand and coalesce((select max(sent_at) from payments.refund_post p where p.refund_id = f.id), '-infinity') < now() - interval '3 seconds'
                and (state in ('Approved', 'Failed') or (state = 'Pending' and next_step_at > now())
                    or (state = 'Submitting' and sent_at < now() - interval '40 seconds'));
            update payments.refund f set sent_at = now() - interval '25 hours', next_step_at = now()
            where state = 'Pending' and gateway = 'mpesa-stk' and (select count(*) from payments.refund_post p where p.refund_id = f.id and is_question) > 3;
            update outbox.delivery set next_attempt_at = now() where state = 'Pending' and next_attempt_at > now();
            """);
        await command.ExecuteNonQueryAsync();
    }
}
