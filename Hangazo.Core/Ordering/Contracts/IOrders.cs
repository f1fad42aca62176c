using System.Text.Json.Serialization;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Pricing.Contracts;
using Hangazo.Core.Shipping.Contracts;

namespace Hangazo.Core.Ordering.Contracts;

/// <summary>An order.</summary>
public readonly record struct OrderId(Guid Value) : ITypedId<OrderId>
{
    public static OrderId From(Guid value) => new(value);

    public static OrderId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>A line of an order.</summary>
public readonly record struct OrderLineId(Guid Value) : ITypedId<OrderLineId>
{
    public static OrderLineId From(Guid value) => new(value);

    public static OrderLineId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Where the order itself stands. Independent of payment and fulfilment.</summary>
public enum OrderState
{
    Open,
    Completed,
    Cancelled,
    Expired,
}

public enum OrderPaymentState
{
    Unpaid,
    PartlyPaid,
    Paid,
    CreditDue,
}

public enum FulfilmentState
{
    Waiting,
    Packed,
    Shipped,
    Delivered,
}

/// <summary>The one word people see, derived from the three axes.</summary>
public enum OrderStatus
{
    Pending,

    /// <summary>The first of several parts is paid; the work may begin.</summary>
    Confirmed,
    Paid,
    Packed,
    Shipped,
    Delivered,
    Cancelled,
    Expired,

    /// <summary>It goes to another country, and the shop has not said yet what bringing it there costs.</summary>
    AwaitingQuote,
}

/// <summary>Where to bring it. Kenya: county, town or area and directions find a door; there are few street numbers.</summary>
/// <param name="CountyCode">Null abroad.</param>
/// <param name="County">Empty abroad.</param>
public sealed record DeliveryAddress(int? CountyCode, string County, string Town, string Directions)
{
    /// <summary>The two letters of ISO 3166-1; null: Kenya.</summary>
    public string? Country { get; init; }

    /// <summary>A state or province, abroad.</summary>
    public string? Region { get; init; }

    public string? Postcode { get; init; }

    /// <summary>In one line, without the directions.</summary>
    [JsonIgnore]
    public string Place => Country is { } code
        ? string.Join(", ", new[] { Postcode is null ? Town : $"{Town} {Postcode}", Region, Countries.Find(code)?.Name ?? code }.Where(part => !string.IsNullOrEmpty(part)))
        : $"{Town}, {County}";
}

/// <summary>What the shop says bringing an order to another country costs. Each revision is another quote.</summary>
/// <param name="Revision">From 1.</param>
/// <param name="FromDays">Working days from its payment to its arrival, at the earliest.</param>
/// <param name="ValidUntil">The last shop day on which it can be paid.</param>
public sealed record DeliveryQuote(Guid Id, int Revision, Money Fee, int FromDays, int ToDays, DateOnly ValidUntil, string? Note, DateTimeOffset At)
{
    /// <summary>Such as <c>5 to 10 working days</c>.</summary>
    [JsonIgnore]
    public string DaysText => FromDays == ToDays ? ToDays == 1 ? "1 working day" : $"{ToDays} working days" : $"{FromDays} to {ToDays} working days";

    [JsonIgnore]
    public string ValidText => ShopTime.DayText(ShopTime.StartOf(ValidUntil));
}

public sealed record OrderLineSnapshot(
    OrderLineId Id, VariantId VariantId, SellerId SellerId, string Slug, string Name, string OptionText, string Sku, StockUnit Unit, decimal Quantity,
    Money UnitPrice, Money Gross, VatCategory VatCategory, decimal VatRate, Money Vat, string? PictureHash)
{
    /// <summary>The add-ons chosen with it; their prices are in the unit price.</summary>
    public IReadOnlyList<ChosenAddOn> Choices { get; init; } = [];

    /// <summary>It is downloaded, not delivered.</summary>
    public bool IsDigital { get; init; }

    /// <summary>What it cost before promotions.</summary>
    public Money Full => UnitPrice * Quantity;

    /// <summary>What promotions took off it; zero or more.</summary>
    public Money Discount => Full - Gross;

    /// <summary>Size, colour and choices with their prices, as one text; may be empty.</summary>
    public string Details => string.Join("; ", Choices.Select(choice => choice.WordsAndPrice).Prepend(OptionText).Where(part => part.Length > 0));
}

/// <summary>What one promotion took off an order, frozen. Its parts are in the lines' gross and in the delivery fee already.</summary>
/// <param name="Name">What the buyer reads.</param>
/// <param name="Code">The discount code it came with, if any.</param>
/// <param name="Words">How it came about, for staff.</param>
public sealed record OrderDiscount(Guid Promotion, string Name, string? Code, Money Goods, Money Delivery, string Words)
{
    [JsonIgnore]
    public Money Amount => Goods + Delivery;
}

/// <summary>An order as others may know it: frozen facts and present states.</summary>
public sealed record OrderSnapshot(
    OrderId Id,
    string Number,
    CustomerId? CustomerId,
    Contact Contact,
    string? BuyerKraPin,
    string DeliveryCode,
    string DeliveryName,
    DeliveryAddress? Address,
    string? Note,
    IReadOnlyList<OrderLineSnapshot> Lines,
    Money Subtotal,
    Money DeliveryFee,
    decimal DeliveryVatRate,
    Money DeliveryVat,
    Money Rounding,
    Money Total,
    Money Vat,
    IReadOnlyList<VatSummary> VatByRate,
    DateTimeOffset PlacedAt,
    DateTimeOffset? PaidAt,
    DateTimeOffset? PaymentDueAt,
    OrderState State,
    OrderPaymentState PaymentState,
    FulfilmentState Fulfilment,
    OrderStatus Status)
{
    /// <summary>In the order in which they were taken off.</summary>
    public IReadOnlyList<OrderDiscount> Discounts { get; init; } = [];

    /// <summary>What the goods cost before promotions.</summary>
    public Money FullGoods => Money.Sum(Lines.Select(line => line.Full), Total.Currency);

    /// <summary>The delivery fee before promotions.</summary>
    public Money FullDelivery => DeliveryFee + Money.Sum(Discounts.Select(discount => discount.Delivery), Total.Currency);

    /// <summary>What the buyer chose when ordering; null in old orders, and where nothing was to be paid.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>The day of the event it is for, where that was asked.</summary>
    public DateOnly? EventDay { get; init; }

    /// <summary>What bringing it to another country costs; null where that is not asked, or not said yet.</summary>
    public DeliveryQuote? Quote { get; init; }

    /// <summary>Its goods are exported, and no VAT is charged on them.</summary>
    public bool LeavesKenya => Address is { Country: not null };

    public VatCategory DeliveryVatCategory => LeavesKenya ? VatCategory.ZeroRated : VatCategory.Standard;

    /// <summary>When the first of several parts was paid; null where all was paid at once, or nothing yet.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The owner lets it go before the balance is paid.</summary>
    public string? ReleaseReason { get; init; }

    /// <summary>Only what is paid, or is paid at the door, or what the owner lets go, leaves the house; and files leave no house.</summary>
    public bool MayLeave => State != OrderState.Cancelled && State != OrderState.Expired && Lines.Any(line => !line.IsDigital)
        && (PaymentState == OrderPaymentState.Paid || ReleaseReason is not null || PaymentMethods.Find(PaymentMethod) is { AfterDelivery: true });

    /// <summary>Nothing of it is delivered.</summary>
    public bool IsDownloadOnly => DeliveryCode == DownloadDelivery.Code;
}

/// <summary>How an order of digital products alone is handed over: there is no other way, and it costs nothing.</summary>
public static class DownloadDelivery
{
    public const string Code = "download";

    public static readonly DeliveryOption Option = new(Code, "Download", "As soon as it is paid", Money.Zero(), NeedsAddress: false);
}

public interface IOrders
{
    Task<OrderSnapshot?> FindAsync(OrderId id, CancellationToken cancellationToken);

    /// <summary>One refund of an order; null when there is none.</summary>
    Task<OrderRefundSnapshot?> FindRefundAsync(OrderRefundId id, CancellationToken cancellationToken);

    /// <summary>What of deposits for an order was given back, oldest first.</summary>
    Task<IReadOnlyList<OrderRefundId>> DepositRefundsAsync(OrderId id, CancellationToken cancellationToken);

    /// <summary>The secret in the buyer's link. Apart from the snapshot, so that it goes only where a link is written.</summary>
    Task<string?> FindKeyAsync(OrderId id, CancellationToken cancellationToken);
}
