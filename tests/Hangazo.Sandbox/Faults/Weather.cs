namespace Hangazo.Sandbox.Faults;

/// <summary>How badly the whole outside world behaves. Shares are in percent and decided by chance each time.</summary>
internal sealed record WeatherState
{
    /// <summary>Notifications that never leave; 100: nobody tells the shop anything.</summary>
    public int Dropped { get; init; }

    /// <summary>Notifications that come twice, byte for byte.</summary>
    public int Repeated { get; init; }

    /// <summary>Each notification waits a random time up to this many milliseconds, so that they overtake one another.</summary>
    public int LongestDelayMs { get; init; }

    /// <summary>Posts that are done and answered with an error 500.</summary>
    public int Lost { get; init; }

    /// <summary>Calls that are answered with a web page and not done.</summary>
    public int Html { get; init; }

    /// <summary>Providers that cut every call without an answer: <c>mpesa</c>, <c>stripe</c>, <c>paypal</c>.</summary>
    public IReadOnlyList<string> Out { get; init; } = [];
}

/// <summary>Holds the weather and throws the dice.</summary>
internal sealed class Weather(SandboxClock clock)
{
    private volatile WeatherState _now = new();

    public WeatherState Now
    {
        get => _now;
        set => _now = value;
    }

    /// <summary>Nothing leaves any more, a second try of what failed neither.</summary>
    public bool IsSilent => _now.Dropped >= 100;

    public static bool Happens(int percent) => percent > 0 && Random.Shared.Next(100) < percent;

    /// <summary>Holds a notification back for a while; how often it goes out then: 0, 1 or 2.</summary>
    public async Task<int> HoldBackAsync(CancellationToken cancellationToken)
    {
        if (_now.LongestDelayMs is > 0 and var longest) await clock.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(longest)), cancellationToken);
        return Happens(_now.Dropped) ? 0 : Happens(_now.Repeated) ? 2 : 1;
    }
}
