using Hangazo.Tests.Support;
using Xunit;

namespace Hangazo.Core.Tests.Support;

public sealed class ManualClocks
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_delay_ends_when_the_clock_reaches_it_and_not_before()
    {
        var delay = Task.Delay(TimeSpan.FromMinutes(15), _clock, CancellationToken.None);

        _clock.Advance(TimeSpan.FromMinutes(14));
        Assert.False(delay.IsCompleted);

        _clock.Advance(TimeSpan.FromMinutes(1));
        await delay.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Timers_fire_in_order_of_their_due_times_and_see_that_time()
    {
        var start = _clock.GetUtcNow();
        var fired = new List<(string Name, TimeSpan After)>();
        using var late = Timer("late", 3, Timeout.InfiniteTimeSpan);
        using var early = Timer("early", 1, Timeout.InfiniteTimeSpan);
        using var beating = Timer("beat", 2, TimeSpan.FromSeconds(2));

        _clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(["early 1", "beat 2", "late 3", "beat 4"], fired.Select(f => $"{f.Name} {f.After.TotalSeconds}"));

        ITimer Timer(string name, int seconds, TimeSpan period) =>
            _clock.CreateTimer(_ => fired.Add((name, _clock.GetUtcNow() - start)), null, TimeSpan.FromSeconds(seconds), period);
    }

    [Fact]
    public void A_disposed_timer_stays_silent()
    {
        var fired = 0;
        _clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)).Dispose();

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(0, fired);
    }

    [Fact]
    public void Time_does_not_go_back() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Advance(TimeSpan.FromSeconds(-1)));
}
