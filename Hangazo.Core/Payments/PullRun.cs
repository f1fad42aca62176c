namespace Hangazo.Core.Payments;

/// <summary>One look at the provider's list of received payments, started by whichever node was first.</summary>
public sealed class PullRun
{
    private PullRun()
    {
    }

    public long Id { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>False while it is under way, and when the provider did not give the whole list.</summary>
    public bool Answered { get; private set; }

    /// <summary>Payments in the list.</summary>
    public int Found { get; private set; }

    /// <summary>Those that nobody had told us of.</summary>
    public int TakenIn { get; private set; }

    internal static PullRun Start(DateTimeOffset now) => new() { StartedAt = now };

    internal void Finish(bool answered, int found, int takenIn) => (Answered, Found, TakenIn) = (answered, found, takenIn);
}
