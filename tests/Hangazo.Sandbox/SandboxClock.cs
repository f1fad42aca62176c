namespace Hangazo.Sandbox;

/// <summary>The sandbox's wall clock: the machine's, moved by the skew a test asks for. Delays are not skewed.</summary>
internal sealed class SandboxClock(SandboxOptions options)
{
    /// <summary>Kenya keeps UTC+3 all year; M-Pesa dates are in it.</summary>
    public static readonly TimeSpan EastAfrica = TimeSpan.FromHours(3);

    private long _skewTicks;

    public TimeProvider Source { get; } = options.Clock;

    public TimeSpan Skew
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _skewTicks));
        set => Interlocked.Exchange(ref _skewTicks, value.Ticks);
    }

    public DateTimeOffset UtcNow => Source.GetUtcNow() + Skew;

    public Task Delay(TimeSpan delay, CancellationToken cancellationToken) => Task.Delay(delay, Source, cancellationToken);
}
