using Hangazo.Core.Payments.Daraja;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Payments;

/// <summary>Keeps this node's questions to the gateway evenly apart, and silent for a while after it said "too many".</summary>
public sealed class QueryPace(IOptions<DarajaOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan BackOff = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private DateTimeOffset _next;

    /// <summary>Waits for this question's turn. False when the gateway wants none for now.</summary>
    public async Task<bool> TurnAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_next < now) _next = now;
            wait = _next - now;
            if (wait > patience) return false;
            _next += TimeSpan.FromSeconds(1) / options.Value.QueriesPerSecond;
        }

        if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, cancellationToken);
        return true;
    }

    public void TooMany()
    {
        lock (_gate) _next = clock.GetUtcNow() + BackOff;
    }
}
