using Hangazo.Core.Data;
using Hangazo.Tests.Support;
using Xunit;

namespace Hangazo.Core.Tests.Kernel;

public sealed class Remembering
{
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(30);

    private readonly ManualClock _clock = new();
    private int _reads;

    [Fact]
    public async Task Reads_once_until_it_is_old_or_forgotten()
    {
        var remembered = new Remembered<string>(_ => Task.FromResult($"{++_reads}"), Keep, _clock);
        Assert.Equal("1", await remembered.GetAsync(default));
        Assert.Equal("1", await remembered.GetAsync(default));
        remembered.Forget();
        Assert.Equal("2", await remembered.GetAsync(default));
        _clock.Advance(Keep);
        Assert.Equal("3", await remembered.GetAsync(default));
    }

    [Fact]
    public async Task Does_not_keep_what_was_forgotten_while_it_was_read()
    {
        Remembered<string>? remembered = null;
        remembered = new(
            _ =>
            {
                // The rows are read, then somebody saves.
                var read = $"{++_reads}";
                if (_reads == 1) remembered!.Forget();
                return Task.FromResult(read);
            },
            Keep, _clock);
        Assert.Equal("1", await remembered.GetAsync(default));
        Assert.Equal("2", await remembered.GetAsync(default));
        Assert.Equal("2", await remembered.GetAsync(default));
    }
}
