using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Wishlists.Contracts;

/// <summary>Somebody's wish to be told by SMS when a variant can be bought again.</summary>
public readonly record struct SmsWatchId(Guid Value) : ITypedId<SmsWatchId>
{
    public static SmsWatchId From(Guid value) => new(value);

    public static SmsWatchId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <param name="Code">To be entered; empty once it was.</param>
/// <param name="CodeUntil">From then on the code is no use.</param>
public sealed record SmsWatchSnapshot(
    SmsWatchId Id, VariantId Variant, PhoneNumber Phone, string Key, string Code, DateTimeOffset CodeUntil, StockWatchState State);

/// <summary>A phone number was left that must be confirmed with a code before anything else is sent to it.</summary>
[EventName("wishlists.sms-watch-asked.v1")]
public sealed record SmsWatchAsked(SmsWatchId WatchId) : IDomainEvent;

/// <summary>What somebody waited for can be bought again.</summary>
[EventName("wishlists.sms-watch-met.v1")]
public sealed record SmsWatchMet(SmsWatchId WatchId) : IDomainEvent;
