using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;

namespace Hangazo.Core.Ordering;

/// <summary>What of an order is taken back and given back, as it was worked out. Made under the order's lock; its money goes by Payments.</summary>
public sealed class OrderRefund : AggregateRoot
{
    private readonly List<OrderRefundLine> _lines = [];

    private OrderRefund()
    {
    }

    public OrderRefundId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public string OrderNumber { get; private set; } = "";

    public OrderRefundState State { get; private set; }

    /// <summary>It was made because the order was cancelled.</summary>
    public bool Cancelled { get; private set; }

    public bool Whole { get; private set; }

    public string Reason { get; private set; } = "";

    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public Money Rounding { get; private set; }

    public Money Total { get; private set; }

    public Money Vat { get; private set; }

    public IReadOnlyList<OrderRefundLine> Lines => _lines;

    internal static OrderRefund Request(OrderRefundId id, OrderSnapshot order, RefundSheet.Worked worked, string reason, string by, DateTimeOffset now)
    {
        var refund = new OrderRefund
        {
            Id = id,
            OrderId = order.Id,
            OrderNumber = order.Number,
            Whole = worked.Whole,
            Reason = reason,
            By = by,
            At = now,
            Rounding = worked.Rounding,
            Total = worked.Total,
            Vat = worked.Vat,
        };
        refund._lines.AddRange(worked.Parts.Select((part, index) => OrderRefundLine.Of(id, index + 1, part)));
        return refund;
    }

    /// <summary>The rest of a cancelled order. Its money is turned into credits as a whole, so it is decided at once.</summary>
    internal static OrderRefund OfCancelled(OrderSnapshot order, RefundSheet.Worked rest, string reason, string by, DateTimeOffset now)
    {
        var refund = Request(OrderRefundId.New(), order, rest, reason, by, now);
        refund.Cancelled = true;
        refund.Decide(now);
        return refund;
    }

    /// <summary>Some of what was paid before all was, or all of it because the order is cancelled: nothing comes back. Its money was approved before, so it is decided at once.</summary>
    internal static OrderRefund OfDeposit(OrderRefundId id, Order order, Money amount, string reason, string by, DateTimeOffset now, bool cancelled = false)
    {
        var refund = new OrderRefund
        {
            Id = id, OrderId = order.Id, OrderNumber = order.Number, Cancelled = cancelled, Whole = cancelled, Reason = reason, By = by, At = now,
            Rounding = Money.Zero(amount.Currency), Total = amount, Vat = Money.Zero(amount.Currency),
        };
        refund.Decide(now);
        return refund;
    }

    /// <summary>False when it was decided or withdrawn before.</summary>
    internal bool Decide(DateTimeOffset now)
    {
        if (State != OrderRefundState.Requested) return false;
        (State, DecidedAt) = (OrderRefundState.Decided, now);
        Raise(new OrderRefunded(Id, OrderId, OrderNumber, Total, Cancelled, now) { OfDeposit = Lines.Count == 0 });
        return true;
    }

    internal bool Withdraw(DateTimeOffset now)
    {
        if (State != OrderRefundState.Requested) return false;
        (State, DecidedAt) = (OrderRefundState.Withdrawn, now);
        return true;
    }

    internal OrderRefundSnapshot Snapshot() => new(
        Id, OrderId, State, Reason, By, At, [.. _lines.OrderBy(line => line.Position).Select(line => line.Part)], Rounding, Total, Vat, Whole);
}

/// <summary>One line of what is taken back, or delivery, or the fee that is kept.</summary>
public sealed class OrderRefundLine
{
    private OrderRefundLine()
    {
    }

    public OrderRefundId RefundId { get; private set; }

    public int Position { get; private set; }

    public OrderRefundPartKind Kind { get; private set; }

    public OrderLineId? OrderLineId { get; private set; }

    public string Name { get; private set; } = "";

    public decimal Quantity { get; private set; }

    public Money Gross { get; private set; }

    public VatCategory VatCategory { get; private set; }

    public decimal VatRate { get; private set; }

    public Money Vat { get; private set; }

    public bool Restock { get; private set; }

    internal OrderRefundPart Part => new(Kind, OrderLineId, Name, Quantity, Gross, VatCategory, VatRate, Vat, Restock);

    internal static OrderRefundLine Of(OrderRefundId refund, int position, OrderRefundPart part) => new()
    {
        RefundId = refund,
        Position = position,
        Kind = part.Kind,
        OrderLineId = part.Line,
        Name = part.Name,
        Quantity = part.Quantity,
        Gross = part.Gross,
        VatCategory = part.VatCategory,
        VatRate = part.VatRate,
        Vat = part.Vat,
        Restock = part.Restock,
    };
}
