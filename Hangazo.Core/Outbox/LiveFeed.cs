namespace Hangazo.Core.Outbox;

/// <summary>What live screens are told: the event's name and its payload (ids and states). They read the rest themselves.</summary>
public sealed record LiveEvent(string Name, string Payload)
{
    /// <summary>PostgreSQL's channel between web nodes.</summary>
    public const string Channel = "hangazo_live";

    /// <summary>The name of what a node tells itself when it begins to hear, or hears again: it may have missed events before.</summary>
    public const string Hearing = "live.hearing";
}

/// <summary>The events of every node, as they are committed. A handler must return quickly.</summary>
public interface ILiveFeed
{
    /// <summary>Calls <paramref name="handler"/> for each event until the returned subscription is disposed.</summary>
    IDisposable Subscribe(Func<LiveEvent, ValueTask> handler);
}
