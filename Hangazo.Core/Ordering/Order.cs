using System.Buffers.Text;
using System.Security.Cryptography;
using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Pricing.Contracts;

namespace Hangazo.Core.Ordering;

/// <summary>What somebody ordered, frozen as it was placed, and how far it has come on three independent axes: order, payment, fulfilment.</summary>
public sealed partial class Order : AggregateRoot
{
    private readonly List<OrderLine> _lines = [];
    private readonly List<OrderEntry> _entries = [];

    private Order()
    {
    }

    public OrderId Id { get; private set; }

    public string Number { get; private set; } = "";

    /// <summary>128 random bits: who knows them may see the order without an account.</summary>
    public string AccessKey { get; private set; } = "";

    /// <summary>The cart it came from; a cart becomes one order.</summary>
    public CartId CartId { get; private set; }

    public CustomerId? CustomerId { get; private set; }

    public string ContactName { get; private set; } = "";

    public PhoneNumber ContactPhone { get; private set; }

    public string? ContactEmail { get; private set; }

    public string? BuyerKraPin { get; private set; }

    public string DeliveryCode { get; private set; } = "";

    public string DeliveryName { get; private set; } = "";

    public int? CountyCode { get; private set; }

    public string? County { get; private set; }

    public string? Town { get; private set; }

    public string? Directions { get; private set; }

    public string? Note { get; private set; }

    /// <summary>What the buyer chose when ordering, a code of <see cref="PaymentMethods"/>; null in orders from before there was a choice, and where
    /// nothing is to be paid.</summary>
    public string? PaymentMethod { get; private set; }

    /// <summary>It goes out before the money comes.</summary>
    public bool PaysOnDelivery => PaymentMethods.Find(PaymentMethod) is { AfterDelivery: true };

    public Money Subtotal { get; private set; }

    public Money DeliveryFee { get; private set; }

    public decimal DeliveryVatRate { get; private set; }

    public Money DeliveryVat { get; private set; }

    public Money Rounding { get; private set; }

    public Money Total { get; private set; }

    public Money Vat { get; private set; }

    /// <summary>What promotions took off, in words and amounts; their parts are in the lines' gross and in the fee.</summary>
    public IReadOnlyList<OrderDiscount> Discounts { get; private set; } = [];

    public DateTimeOffset PlacedAt { get; private set; }

    public DateTimeOffset? PaidAt { get; private set; }

    /// <summary>Until when its stock is held without payment; null once paid, cancelled or expired.</summary>
    public DateTimeOffset? PaymentDueAt { get; private set; }

    public OrderState State { get; private set; }

    public OrderPaymentState PaymentState { get; private set; }

    public FulfilmentState Fulfilment { get; private set; }

    /// <summary>The one word for people, kept for lists and filters.</summary>
    public OrderStatus Status { get; private set; }

    /// <summary>Paid, but the stock was no longer there: staff must call the buyer.</summary>
    public bool StockMissing { get; private set; }

    public IReadOnlyList<OrderLine> Lines => _lines;

    public IReadOnlyList<OrderEntry> Entries => _entries;

    public DeliveryAddress? Address => CountyCode is null && Country is null
        ? null
        : new(CountyCode, County ?? "", Town!, Directions!) { Country = Country, Region = Region, Postcode = Postcode };

    public static Order Place(
        OrderId id, string number, CartId cart, CustomerId? customer, CheckoutRules.Checked form, PricedBasket basket, decimal deliveryVatRate,
        DateTimeOffset? paymentDueAt, DateTimeOffset now)
    {
        var order = new Order
        {
            Id = id,
            Number = number,
            AccessKey = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            CartId = cart,
            CustomerId = customer,
            ContactName = form.Contact.Name,
            ContactPhone = form.Contact.Phone,
            ContactEmail = form.Contact.Email,
            BuyerKraPin = form.KraPin,
            DeliveryCode = form.Delivery.Code,
            DeliveryName = form.Delivery.Name,
            CountyCode = form.Address?.CountyCode,
            County = form.Address is { Country: null } inKenya ? inKenya.County : null,
            Town = form.Address?.Town,
            Directions = form.Address?.Directions,
            Note = form.Note,
            Country = form.Address?.Country,
            Region = form.Address?.Region,
            Postcode = form.Address?.Postcode,
            PaymentMethod = basket.Total.IsZero ? null : form.Method?.Code,
            Subtotal = basket.Subtotal,
            DeliveryFee = basket.DeliveryFee,
            DeliveryVatRate = deliveryVatRate,
            DeliveryVat = basket.DeliveryVat,
            Rounding = basket.Rounding,
            Total = basket.Total,
            Vat = basket.Vat,
            Discounts = [.. basket.Promotions.Select(applied => new OrderDiscount(
                applied.Id.Value, applied.Name, applied.Code, applied.Goods, applied.Delivery, applied.Words))],
            EventDay = form.EventDay,
            PlacedAt = now,
            PaymentDueAt = paymentDueAt,
        };
        for (var i = 0; i < basket.Lines.Count; i++) order._lines.Add(OrderLine.Of(id, basket.Lines[i], i));
        order.Write(OrderEntryKind.Placed, "Order placed", null, now);
        if (!basket.VatTakenOff.IsZero) order.Write(OrderEntryKind.Placed, $"VAT taken off: goods leave Kenya, {basket.VatTakenOff}", null, now);
        order.Derive();
        order.Raise(new OrderPlaced(id, number, customer, basket.Total, now));
        return order;
    }

    /// <summary>Money covers it. Said twice it is heard once.</summary>
    public void MarkPaid(string method, string receipt, bool stockMissing, DateTimeOffset now)
    {
        if (PaymentState == OrderPaymentState.Paid || State != OrderState.Open) return;
        (PaymentState, PaidAt, PaymentDueAt, StockMissing) = (OrderPaymentState.Paid, now, null, stockMissing);
        Write(OrderEntryKind.Paid, Total.IsZero ? "Nothing to pay" : $"Paid with {method} {receipt}".TrimEnd(), null, now);
        if (Fulfilment == FulfilmentState.Delivered) State = OrderState.Completed;
        if (DeliveryCode == DownloadDelivery.Code)
        {
            // There is nothing to pack: what was paid for can be fetched.
            (Fulfilment, State) = (FulfilmentState.Delivered, OrderState.Completed);
            Write(OrderEntryKind.Fulfilment, "Ready to download", null, now);
        }

        if (stockMissing) Write(OrderEntryKind.Problem, "Paid, but some of it is no longer in stock", null, now);
        Raise(new OrderPaid(Id, Number, Total, now));
        Derive();
    }

    /// <summary>The buyer's store credit went into it as it was placed.</summary>
    internal void NoteStoreCredit(Money amount, DateTimeOffset now) => Write(OrderEntryKind.Paid, $"{amount} of store credit used", null, now);

    /// <summary>Some of the money is here. The order still waits for the rest.</summary>
    public void MarkPartlyPaid(string method, string receipt, Money amount, DateTimeOffset now)
    {
        if (PaymentState is not (OrderPaymentState.Unpaid or OrderPaymentState.PartlyPaid) || State != OrderState.Open) return;
        PaymentState = OrderPaymentState.PartlyPaid;
        Write(OrderEntryKind.Paid, $"{amount} received with {method} {receipt}", null, now);
    }

    /// <summary>The payment is still being worked on: hold the stock a little longer.</summary>
    public void AwaitPaymentUntil(DateTimeOffset until)
    {
        if (PaymentDueAt is { } due && until > due) PaymentDueAt = until;
    }

    public void Expire(DateTimeOffset now)
    {
        if (State != OrderState.Open || PaymentState != OrderPaymentState.Unpaid)
            throw new InvalidOperationException($"{Number} cannot expire: {State}, {PaymentState}.");
        (State, PaymentDueAt) = (OrderState.Expired, null);
        Write(OrderEntryKind.Expired, AwaitsQuote ? "No delivery fee was said in time; the items went back to the shelf" : "Not paid in time; the items went back to the shelf", null, now);
        Raise(new OrderExpired(Id, Number, now));
        Derive();
    }

    /// <summary>Codes: <c>order.not-possible</c> once it has left the house or ended.</summary>
    public Result Cancel(string reason, string? by, DateTimeOffset now)
    {
        if (State != OrderState.Open || Fulfilment >= FulfilmentState.Shipped) return OrderingErrors.NotPossible;
        var wasPaid = PaymentState == OrderPaymentState.Paid && !Total.IsZero;
        (State, PaymentDueAt) = (OrderState.Cancelled, null);
        if (wasPaid || PaymentState == OrderPaymentState.PartlyPaid) PaymentState = OrderPaymentState.CreditDue;
        Write(OrderEntryKind.Cancelled, $"Cancelled: {reason}", by, now);
        Raise(new OrderCancelled(Id, Number, Total, wasPaid, reason, now));
        Derive();
        return Result.Ok;
    }

    /// <summary>
    /// Waiting -> Packed -> Shipped -> Delivered, one step at a time, only when paid; what is paid at the door may go out first, but ends
    /// only with its money; what the owner lets go before its balance is paid ends with that. Codes: <c>order.not-possible</c>,
    /// <c>order.not-paid</c>, <c>order.balance-due</c>.
    /// </summary>
    public Result Fulfil(FulfilmentState next, string? by, DateTimeOffset now)
    {
        if (Fulfilment == next) return Result.Ok;
        var paid = PaymentState == OrderPaymentState.Paid;
        if (State != OrderState.Open || next != Fulfilment + 1) return OrderingErrors.NotPossible;
        if (!paid && !PaysOnDelivery && ReleaseReason is null) return ConfirmedAt is null ? OrderingErrors.NotPossible : OrderingErrors.BalanceDue;
        if (!paid && ReleaseReason is null && next == FulfilmentState.Delivered) return OrderingErrors.NotPaid;
        Fulfilment = next;
        Write(OrderEntryKind.Fulfilment, next switch
        {
            FulfilmentState.Packed => "Packed",
            FulfilmentState.Shipped when Address is null => "Ready to collect in the showroom",
            FulfilmentState.Shipped => "On its way",
            _ when Address is null => "Collected",
            _ => "Delivered",
        }, by, now);
        if (paid && next == FulfilmentState.Delivered) State = OrderState.Completed;
        Raise(new FulfilmentChanged(Id, Number, next, now));
        Derive();
        return Result.Ok;
    }

    private void Write(OrderEntryKind kind, string text, string? by, DateTimeOffset now) => _entries.Add(OrderEntry.Of(Id, kind, text, by, now));

    private void Derive() => Status = State switch
    {
        OrderState.Cancelled => OrderStatus.Cancelled,
        OrderState.Expired => OrderStatus.Expired,
        _ when AwaitsQuote => OrderStatus.AwaitingQuote,
        _ when PaymentState != OrderPaymentState.Paid && Fulfilment == FulfilmentState.Waiting => ConfirmedAt is null ? OrderStatus.Pending : OrderStatus.Confirmed,
        _ => Fulfilment switch
        {
            FulfilmentState.Waiting => OrderStatus.Paid,
            FulfilmentState.Packed => OrderStatus.Packed,
            FulfilmentState.Shipped => OrderStatus.Shipped,
            _ => OrderStatus.Delivered,
        },
    };
}
