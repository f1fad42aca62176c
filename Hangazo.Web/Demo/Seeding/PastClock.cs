namespace Hangazo.Web.Demo.Seeding;

/// <summary>The clock of a shop whose past is being told: it stands still until it is moved on, and never goes back.</summary>
internal sealed class PastClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start.ToUniversalTime();

    public override DateTimeOffset GetUtcNow() => _now;

    public void MoveTo(DateTimeOffset then)
    {
        if (then > _now) _now = then.ToUniversalTime();
    }
}
