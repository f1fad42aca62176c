using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Wishlists.Contracts;

/// <summary>Somebody's wish to be told when a variant can be bought again.</summary>
public readonly record struct StockWatchId(Guid Value) : ITypedId<StockWatchId>
{
    public static StockWatchId From(Guid value) => new(value);

    public static StockWatchId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

public enum StockWatchState
{
    /// <summary>The address has been written to and has not answered: it may be somebody else's.</summary>
    Unconfirmed,

    Waiting,

    /// <summary>It came back, and they were told.</summary>
    Met,

    Stopped,
}

/// <param name="Key">Who has it came by the mail, and may confirm or stop.</param>
public sealed record StockWatchSnapshot(StockWatchId Id, VariantId Variant, string Email, string Key, StockWatchState State);

/// <summary>An address was left that must say yes before anything else is sent to it.</summary>
[EventName("wishlists.stock-watch-asked.v1")]
public sealed record StockWatchAsked(StockWatchId WatchId) : IDomainEvent;

/// <summary>What somebody waited for can be bought again.</summary>
[EventName("wishlists.stock-watch-met.v1")]
public sealed record StockWatchMet(StockWatchId WatchId) : IDomainEvent;

/// <summary>Wishes as other modules see them.</summary>
public interface IWishlists
{
    Task<StockWatchSnapshot?> FindWatchAsync(StockWatchId id, CancellationToken cancellationToken);

    /// <summary>For whoever comes by the mail's link: null when there is no such wish or the key is not its own.</summary>
    Task<StockWatchSnapshot?> FindWatchAsync(StockWatchId id, string? key, CancellationToken cancellationToken);

    Task<SmsWatchSnapshot?> FindSmsWatchAsync(SmsWatchId id, CancellationToken cancellationToken);

    /// <summary>Whether the key is that of this wish.</summary>
    Task<bool> OpensSmsWatchAsync(SmsWatchId id, string? key, CancellationToken cancellationToken);
}
