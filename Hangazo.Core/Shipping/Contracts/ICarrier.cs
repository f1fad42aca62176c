using Hangazo.Core.Kernel;

namespace Hangazo.Core.Shipping.Contracts;

/// <summary>How staff and a carrier share the work.</summary>
public enum CarrierManner
{
    /// <summary>Our own people bring it, and say how far they are.</summary>
    ByHand,

    /// <summary>Somebody else brings it; staff hand it in, write the waybill number down and say how far it is.</summary>
    ByWaybill,

    /// <summary>It is booked and followed over the carrier's own interface.</summary>
    ByItself,
}

/// <summary>
/// Who brings parcels. One implementation per carrier: states, repetition and the order of news are not its business, and nobody outside branches on which
/// one it is. Never throws for what the other side may do: an outage is <see cref="CarrierResult.NoAnswer"/>.
/// </summary>
public interface ICarrier
{
    /// <summary>Stable, at most 12 letters.</summary>
    string Code { get; }

    string Name { get; }

    CarrierManner Manner { get; }

    /// <summary>Whether the shop's environment knows its address and keys.</summary>
    bool IsConfigured { get; }

    /// <summary>What it asks the shop for bringing a parcel.</summary>
    Task<CarrierAnswer> QuoteAsync(CarrierParcel parcel, CancellationToken cancellationToken);

    /// <summary>May be repeated with the same key, and then brings the same waybill.</summary>
    Task<CarrierAnswer> BookAsync(CarrierParcel parcel, CancellationToken cancellationToken);

    /// <summary>Every step of a parcel that it knows.</summary>
    Task<CarrierTracking> TrackAsync(string waybill, CancellationToken cancellationToken);

    /// <summary>May be repeated.</summary>
    Task<CarrierAnswer> CancelAsync(string waybill, CancellationToken cancellationToken);

    /// <summary>News that it posts to the shop; null where it posts none, or this is not from it.</summary>
    /// <param name="header">A header by its name.</param>
    /// <param name="body">As it came.</param>
    CarrierNews? Read(Func<string, string?> header, ReadOnlyMemory<byte> body, DateTimeOffset now) => null;
}

/// <param name="Place">Town and county.</param>
public sealed record ShipTo(string Name, string Phone, string Place, string Directions);

/// <param name="Key">Of this booking, so that it is done once.</param>
/// <param name="Reference">What people call it: the order's number.</param>
/// <param name="Collect">What is to be collected at the door; zero: nothing.</param>
/// <param name="Waybill">As staff typed it, where they write it down.</param>
/// <param name="LinkTemplate">Where a parcel is followed, with <c>{waybill}</c> in it; null: nowhere.</param>
public sealed record CarrierParcel(string Key, string Reference, ShipTo To, Parcel Parcel, Money Collect, string? Waybill, string? LinkTemplate);

public enum CarrierResult
{
    Done,

    /// <summary>It says no; to ask again changes nothing by itself.</summary>
    Refused,

    /// <summary>Nobody knows whether it was done. It is asked again.</summary>
    NoAnswer,
}

/// <param name="Link">Where the parcel is followed.</param>
/// <param name="Fee">What it asks the shop for; null where it does not say.</param>
/// <param name="Text">For staff, when it is not done.</param>
public sealed record CarrierAnswer(CarrierResult Result, string? Waybill = null, string? Link = null, Money? Fee = null, string? Text = null);

/// <param name="State">Null: the step says nothing about where it stands.</param>
/// <param name="At">By the carrier's clock.</param>
public sealed record CarrierStep(ShipmentState? State, string Text, DateTimeOffset At);

public sealed record CarrierTracking(CarrierResult Result, IReadOnlyList<CarrierStep> Steps, string? Text = null);

/// <summary>Steps of one parcel, from a message that is genuine.</summary>
public sealed record CarrierNews(string Waybill, IReadOnlyList<CarrierStep> Steps);
