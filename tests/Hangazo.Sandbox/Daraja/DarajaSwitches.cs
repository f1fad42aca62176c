using System.Diagnostics.CodeAnalysis;

namespace Hangazo.Sandbox.Daraja;

/// <summary>Where the switches of the played Safaricom stand.</summary>
public sealed record DarajaSwitchState
{
    /// <summary>Results are decided and can be asked for, but no callback leaves.</summary>
    public bool DropCallbacks { get; init; }

    /// <summary>Every callback is delivered twice, byte for byte.</summary>
    public bool DuplicateCallbacks { get; init; }

    /// <summary>Milliseconds between a result and its callback.</summary>
    public int DelayMs { get; init; }

    /// <summary><c>expires_in</c> as a JSON number (Daraja 3.0 pages) instead of a string (older pages, most captures).</summary>
    public bool NumericExpires { get; init; }

    /// <summary>The same amount to the same phone within two minutes ends in 17.</summary>
    public bool Codes17 { get; init; }

    /// <summary>Callback addresses with the words Safaricom forbids are refused.</summary>
    public bool CallbackWords { get; init; } = true;

    /// <summary>Insist on https for loopback callbacks too, as the real Daraja would.</summary>
    public bool LoopbackNeedsHttps { get; init; }

    /// <summary>A second push while a prompt stands on that phone is refused: "Unable to lock subscriber".</summary>
    public bool LockSubscriber { get; init; }

    /// <summary>Seconds the played Safaricom's clock is ahead of ours (negative: behind).</summary>
    public int ClockSkewSeconds { get; init; }

    /// <summary>PayBill confirmations tell the payer's whole number instead of a masked one.</summary>
    public bool PlainPayers { get; init; }

    public OutageKind Outage { get; init; }
}

/// <summary>How the whole of Daraja is down.</summary>
public enum OutageKind
{
    None,

    /// <summary>The connection is cut without an answer.</summary>
    Refuse,

    /// <summary>HTTP 500 with Daraja's JSON error.</summary>
    Error500,

    /// <summary>HTTP 503 with a web page, as a gateway in front would send.</summary>
    Html,

    /// <summary>No answer at all until the caller gives up or the outage ends.</summary>
    Hang,
}

/// <summary>An answer that the next calls get instead of the real one.</summary>
internal sealed record InjectedAnswer(int Status, string Body, string ContentType, string PathPrefix);

/// <summary>Holds the switches; reading is lock-free, changing replaces the whole state.</summary>
internal sealed class DarajaSwitches(SandboxOptions options, SandboxClock clock) : IDisposable
{
    private readonly Lock _gate = new();
    private CancellationTokenSource _outageEnds = new();
    private InjectedAnswer? _injected;
    private int _injectedLeft;
    private volatile DarajaSwitchState _now = options.Daraja.Switches;

    public DarajaSwitchState Now => _now;

    public int InjectedLeft
    {
        get { lock (_gate) return _injectedLeft; }
    }

    /// <summary>Cancelled when the present outage is over, so that hanging calls end with it.</summary>
    public CancellationToken OutageEnds
    {
        get { lock (_gate) return _outageEnds.Token; }
    }

    public void Change(Func<DarajaSwitchState, DarajaSwitchState> change)
    {
        CancellationTokenSource? ended = null;
        lock (_gate)
        {
            var state = change(_now);
            if (state.Outage != _now.Outage)
            {
                ended = _outageEnds;
                _outageEnds = new CancellationTokenSource();
            }
            _now = state;
            clock.Skew = TimeSpan.FromSeconds(state.ClockSkewSeconds);
        }
        ended?.Cancel();
        ended?.Dispose();
    }

    public void Inject(InjectedAnswer? answer, int count)
    {
        lock (_gate)
        {
            _injected = answer;
            _injectedLeft = answer is null ? 0 : count;
        }
    }

    public bool TryTakeInjected(PathString path, [NotNullWhen(true)] out InjectedAnswer? answer)
    {
        lock (_gate)
        {
            answer = _injected;
            if (answer is null || _injectedLeft == 0 || !path.Value!.StartsWith(answer.PathPrefix, StringComparison.OrdinalIgnoreCase))
            {
                answer = null;
                return false;
            }
            _injectedLeft--;
            return true;
        }
    }

    public void Reset()
    {
        Inject(null, 0);
        Change(_ => options.Daraja.Switches);
    }

    public void Dispose() => _outageEnds.Dispose();
}
