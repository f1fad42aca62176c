using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;

namespace Hangazo.Core.Invoicing.Contracts;

/// <summary>An issued document.</summary>
public readonly record struct InvoiceId(Guid Value) : ITypedId<InvoiceId>
{
    public static InvoiceId From(Guid value) => new(value);

    public static InvoiceId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

[EventName("invoicing.invoice-issued.v1")]
public sealed record InvoiceIssued(InvoiceId InvoiceId, string Number, OrderId OrderId, string OrderNumber, Money Total, DateTimeOffset At) : IDomainEvent;

/// <summary>Money that came before all was paid has its receipt.</summary>
[EventName("invoicing.deposit-receipt-issued.v1")]
public sealed record DepositReceiptIssued(InvoiceId InvoiceId, string Number, OrderId OrderId, string OrderNumber, Money Total, DateTimeOffset At) : IDomainEvent
{
    /// <summary>Which of the order's payments' receipts it is for; null in old events.</summary>
    public Guid? ReceivedId { get; init; }
}

/// <summary>Some or all of an invoice or a deposit receipt is taken back. <paramref name="Cancelled"/>: because the whole order was cancelled.</summary>
[EventName("invoicing.credit-note-issued.v1")]
public sealed record CreditNoteIssued(
    InvoiceId InvoiceId, string Number, string OfInvoice, OrderId OrderId, string OrderNumber, OrderRefundId RefundId, Money Total, bool Cancelled, DateTimeOffset At) : IDomainEvent;

/// <summary>A document moved on its way to the tax office: screens show it. <paramref name="State"/> in one word.</summary>
[EventName("invoicing.fiscal-state-changed.v1")]
public sealed record FiscalStateChanged(InvoiceId InvoiceId, string Number, string State) : IDomainEvent;
