using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;

namespace Hangazo.Core.Ordering;

/// <summary>An order that goes to another country: it is placed without a fee, and paid when the shop has said one.</summary>
public sealed partial class Order
{
    /// <summary>The two letters of ISO 3166-1; null: it stays in Kenya.</summary>
    public string? Country { get; private set; }

    /// <summary>A state or province, abroad.</summary>
    public string? Region { get; private set; }

    public string? Postcode { get; private set; }

    /// <summary>What bringing it there costs; null before the shop has said it.</summary>
    public DeliveryQuote? Quote { get; private set; }

    /// <summary>Nobody can pay it before the shop has said what bringing it costs.</summary>
    public bool AwaitsQuote => Country is not null && Quote is null;

    /// <summary>
    /// The fee becomes the order's delivery, zero-rated as the goods are; a newer quote takes the place of an older one until something is paid. Code:
    /// <c>order.not-possible</c>.
    /// </summary>
    public Result QuoteDelivery(DeliveryQuote quote, string by, DateTimeOffset now)
    {
        if (Country is null || State != OrderState.Open || PaymentState != OrderPaymentState.Unpaid || PaidAt is not null) return OrderingErrors.NotPossible;
        var exact = Subtotal + quote.Fee;
        (Quote, DeliveryFee, DeliveryVatRate, DeliveryVat) = (quote, quote.Fee, 0, Money.Zero(Total.Currency));
        Total = exact.ToWhole();
        Rounding = Total - exact;
        PaymentDueAt = ShopTime.StartOf(quote.ValidUntil.AddDays(1));
        Write(OrderEntryKind.Quoted, $"Delivery costs {quote.Fee}, {quote.DaysText}, to be paid until {quote.ValidText}", by, now);
        Raise(new DeliveryQuoted(Id, Number, quote.Id, Total, now));
        Derive();
        return Result.Ok;
    }
}
