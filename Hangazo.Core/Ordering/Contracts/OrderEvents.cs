using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Ordering.Contracts;

[EventName("ordering.order-placed.v1")]
public sealed record OrderPlaced(OrderId OrderId, string Number, CustomerId? CustomerId, Money Total, DateTimeOffset At) : IDomainEvent;

/// <summary>The first of several parts is paid, and its stock is allocated: the work may begin.</summary>
/// <param name="Amount">What came.</param>
[EventName("ordering.order-confirmed.v1")]
public sealed record OrderConfirmed(OrderId OrderId, string Number, Money Amount, DateTimeOffset At) : IDomainEvent;

/// <summary>Paid in full, and its stock is allocated.</summary>
[EventName("ordering.order-paid.v1")]
public sealed record OrderPaid(OrderId OrderId, string Number, Money Total, DateTimeOffset At) : IDomainEvent;

[EventName("ordering.order-cancelled.v1")]
public sealed record OrderCancelled(OrderId OrderId, string Number, Money Total, bool WasPaid, string Reason, DateTimeOffset At) : IDomainEvent;

/// <summary>Nobody paid in time; its stock went back.</summary>
[EventName("ordering.order-expired.v1")]
public sealed record OrderExpired(OrderId OrderId, string Number, DateTimeOffset At) : IDomainEvent;

/// <summary>The shop says what bringing an order to another country costs, or says it anew: it can be paid now.</summary>
/// <param name="QuoteId">Of this quote, of which there may be a newer one by now.</param>
[EventName("ordering.delivery-quoted.v1")]
public sealed record DeliveryQuoted(OrderId OrderId, string Number, Guid QuoteId, Money Total, DateTimeOffset At) : IDomainEvent;

/// <summary>What is ordered from now on is paid in other parts.</summary>
[EventName("ordering.payment-plans-changed.v1")]
public sealed record PaymentPlansChanged : IDomainEvent;

[EventName("ordering.fulfilment-changed.v1")]
public sealed record FulfilmentChanged(OrderId OrderId, string Number, FulfilmentState State, DateTimeOffset At) : IDomainEvent;
