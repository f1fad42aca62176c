namespace Hangazo.Core.Data;

/// <summary>
/// What was read from the database, kept in memory until it is old or forgotten. What is read while it is being forgotten is used for that one
/// answer and not kept: it may be from before the change.
/// </summary>
public sealed class Remembered<T>(Func<CancellationToken, Task<T>> readAsync, TimeSpan keep, TimeProvider clock)
    where T : class
{
    private Held? _held;
    private int _version;

    public void Forget() => Interlocked.Increment(ref _version);

    public async ValueTask<T> GetAsync(CancellationToken cancellationToken)
    {
        var version = Volatile.Read(ref _version);
        if (_held is { } held && held.Version == version && held.Until > clock.GetUtcNow()) return held.What;
        var read = await readAsync(cancellationToken);
        _held = new(read, version, clock.GetUtcNow() + keep);
        return read;
    }

    private sealed record Held(T What, int Version, DateTimeOffset Until);
}
