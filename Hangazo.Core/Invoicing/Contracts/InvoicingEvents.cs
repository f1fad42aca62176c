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
