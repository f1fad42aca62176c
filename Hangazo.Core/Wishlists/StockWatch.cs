using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Wishlists.Contracts;

namespace Hangazo.Core.Wishlists;

/// <summary>One address waits for one variant: asked, confirmed by mail (double opt-in), told once.</summary>
public sealed class StockWatch : AggregateRoot
{
    /// <summary>How long a question stands before the same address may be asked again.</summary>
    public static readonly TimeSpan AskAgain = TimeSpan.FromHours(1);

    private StockWatch()
    {
    }

    public StockWatchId Id { get; private set; }

    public VariantId VariantId { get; private set; }

    /// <summary>In lower case: one person, one wish.</summary>
    public string Email { get; private set; } = "";

    public string Key { get; private set; } = "";

    public StockWatchState State { get; private set; }

    /// <summary>When it came into its state.</summary>
    public DateTimeOffset Since { get; private set; }

    public static StockWatch Ask(VariantId variant, string email, DateTimeOffset now)
    {
        var watch = new StockWatch
        {
            Id = StockWatchId.New(), VariantId = variant, Email = email, Key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)), Since = now,
        };
        watch.Raise(new StockWatchAsked(watch.Id));
        return watch;
    }

    /// <summary>Whether another asking changes nothing: the answer is awaited, or was yes.</summary>
    public bool Stands(DateTimeOffset now) =>
        State == StockWatchState.Waiting || (State == StockWatchState.Unconfirmed && now - Since < AskAgain);

    public bool IsOpenedBy(string? key) => Opens(key, Key);

    /// <summary>Compares in a time that tells nothing of the key.</summary>
    internal static bool Opens(string? key, string own) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key ?? ""), Encoding.UTF8.GetBytes(own));

    /// <summary>The address says yes; also when it had said no.</summary>
    public void Confirm(DateTimeOffset now)
    {
        if (State is StockWatchState.Unconfirmed or StockWatchState.Stopped) (State, Since) = (StockWatchState.Waiting, now);
    }

    public void Stop(DateTimeOffset now)
    {
        if (State is StockWatchState.Unconfirmed or StockWatchState.Waiting) (State, Since) = (StockWatchState.Stopped, now);
    }

    /// <summary>It can be bought again: whoever waits is told, once.</summary>
    public void Meet(DateTimeOffset now)
    {
        if (State != StockWatchState.Waiting) return;
        (State, Since) = (StockWatchState.Met, now);
        Raise(new StockWatchMet(Id));
    }
}
