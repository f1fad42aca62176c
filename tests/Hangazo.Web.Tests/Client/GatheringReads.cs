using Hangazo.Web.Client;
using Xunit;

namespace Hangazo.Web.Tests.Client;

public sealed class GatheringReads
{
    [Fact]
    public async Task What_is_told_during_a_read_becomes_one_more_read_after_it()
    {
        var (started, running) = (0, 0);
        var first = new TaskCompletionSource();
        var gathered = new Gathered(async () =>
        {
            Assert.Equal(1, ++running);
            if (++started == 1) await first.Task;
            running--;
        });

        var reading = gathered.ReadAsync();
        await gathered.ReadAsync();
        await gathered.ReadAsync();
        Assert.Equal(1, started);
        first.SetResult();
        await reading;

        Assert.Equal(2, started);
    }

    [Fact]
    public async Task Nobody_reads_for_a_component_that_has_gone()
    {
        var started = 0;
        var gathered = new Gathered(() => Task.FromResult(++started), TimeSpan.FromMilliseconds(250));

        var reading = gathered.ReadAsync();
        gathered.Stop();
        await reading;

        Assert.Equal(0, started);
    }
}
