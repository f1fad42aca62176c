using Hangazo.Core.Kernel;

namespace Hangazo.Core.Ordering.Contracts;

/// <summary>What of an order is taken back, and what its buyer gets for it.</summary>
public readonly record struct OrderRefundId(Guid Value) : ITypedId<OrderRefundId>
{
    public static OrderRefundId From(Guid value) => new(value);

    public static OrderRefundId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

public enum OrderRefundState
{
    /// <summary>A second person must approve it first.</summary>
    Requested,

    /// <summary>Decided: the buyer is owed the money, stock went back, the credit note follows.</summary>
    Decided,

    /// <summary>Not approved, or the order was cancelled meanwhile.</summary>
    Withdrawn,
}

/// <summary>What is taken back of one line, VAT included. A kept fee has amounts below zero.</summary>
/// <param name="Line">Null: delivery, or a kept fee.</param>
public sealed record OrderRefundPart(
    OrderRefundPartKind Kind, OrderLineId? Line, string Name, decimal Quantity, Money Gross, VatCategory VatCategory, decimal VatRate, Money Vat, bool Restock);

public enum OrderRefundPartKind
{
    Goods,
    Delivery,
    Fee,
}

/// <param name="Rounding">To whole shillings; no part of any VAT. Over all refunds of an order that is given back whole it is the order's.</param>
/// <param name="Parts">Empty: some of what was paid before all was; nothing comes back, and its VAT is what its credit note says.</param>
/// <param name="Whole">Nothing of the order is left with the buyer.</param>
public sealed record OrderRefundSnapshot(
    OrderRefundId Id, OrderId OrderId, OrderRefundState State, string Reason, string By, DateTimeOffset At, IReadOnlyList<OrderRefundPart> Parts, Money Rounding,
    Money Total, Money Vat, bool Whole);

/// <summary>Decided: what was taken back is owed to the buyer. <paramref name="Cancelled"/>: because the order was cancelled.</summary>
[EventName("ordering.order-refunded.v1")]
public sealed record OrderRefunded(OrderRefundId RefundId, OrderId OrderId, string Number, Money Amount, bool Cancelled, DateTimeOffset At) : IDomainEvent
{
    /// <summary>Some of a deposit goes back, and is owed again: nothing of what was sold.</summary>
    public bool OfDeposit { get; init; }
}
