using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Shipping.Contracts;

/// <summary>One parcel on its way.</summary>
public readonly record struct ShipmentId(Guid Value) : ITypedId<ShipmentId>
{
    public static ShipmentId From(Guid value) => new(value);

    public static ShipmentId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

public enum ShipmentState
{
    /// <summary>To be booked with its carrier, or being booked.</summary>
    Requested,

    /// <summary>The carrier expects it.</summary>
    Booked,

    /// <summary>The carrier has it.</summary>
    OnItsWay,

    /// <summary>Close to the buyer: with the rider, or in the office where it is collected.</summary>
    Near,

    Delivered,

    /// <summary>Nobody was there, or the address was wrong. It may be tried again.</summary>
    NotDelivered,

    /// <summary>Back in the shop.</summary>
    Returned,

    Cancelled,

    /// <summary>The carrier does not take it: staff look.</summary>
    Refused,
}

/// <param name="By">Who says so; null: the carrier.</param>
public sealed record ShipmentStep(ShipmentState? State, string Text, DateTimeOffset At, string? By);

/// <param name="Subject">What it is for; Shipping knows no orders.</param>
/// <param name="Method">The code of the delivery method, which says who the carrier is.</param>
/// <param name="Waybill">As typed, where staff write it down.</param>
public sealed record ShipmentAsk(Guid Subject, string Reference, string Method, ShipTo To, Parcel Parcel, Money Collect, string? Waybill, Actor By);

/// <param name="Link">Where anybody may follow it.</param>
/// <param name="Fee">What the carrier asks the shop for.</param>
/// <param name="Problem">For staff.</param>
/// <param name="Steps">Oldest first.</param>
public sealed record ShipmentSnapshot(
    ShipmentId Id, Guid Subject, string Carrier, CarrierManner Manner, ShipmentState State, string? Waybill, string? Link, Money? Fee, string? Problem, DateTimeOffset AskedAt,
    IReadOnlyList<ShipmentStep> Steps)
{
    /// <summary>Neither ended nor given up.</summary>
    public bool IsUnderWay => State is not (ShipmentState.Delivered or ShipmentState.Returned or ShipmentState.Cancelled or ShipmentState.Refused);

    /// <summary>Somebody has it, or expects it.</summary>
    public bool IsReal => State is not (ShipmentState.Requested or ShipmentState.Cancelled or ShipmentState.Refused);
}

/// <summary>Who brings what goes by a delivery method.</summary>
/// <param name="IsConfigured">False: nothing can be booked with it now.</param>
public sealed record MethodCarrier(string Code, string Name, CarrierManner Manner, bool IsConfigured);

public interface IShipments
{
    /// <summary>
    /// Books a parcel; where the carrier is asked over its interface, a worker asks it after the commit. Stages rows, does not save. Inside the caller's transaction.
    /// Codes: <c>shipment.no-carrier</c>, <c>shipment.under-way</c>, <c>shipment.waybill</c>.
    /// </summary>
    Task<Result<ShipmentId>> BookAsync(ShipmentAsk ask, CancellationToken cancellationToken);

    /// <summary>Every parcel of a subject, oldest first.</summary>
    Task<IReadOnlyList<ShipmentSnapshot>> OfSubjectAsync(Guid subject, CancellationToken cancellationToken);

    /// <summary>Null: nobody brings what goes by this method.</summary>
    Task<MethodCarrier?> CarrierOfAsync(string method, CancellationToken cancellationToken);

    /// <summary>What the carrier of a method asks for. Codes: <c>shipment.no-carrier</c>, <c>shipment.no-answer</c>, <c>shipment.refused</c>.</summary>
    Task<Result<Money?>> QuoteAsync(ShipmentAsk ask, CancellationToken cancellationToken);
}

/// <summary>A parcel moved.</summary>
[EventName("shipping.shipment-changed.v1")]
public sealed record ShipmentChanged(ShipmentId ShipmentId, Guid SubjectId, ShipmentState State, DateTimeOffset At) : IDomainEvent;
