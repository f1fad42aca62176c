using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Pricing.Contracts;

namespace Hangazo.Core.Ordering;

/// <summary>A thing as it was ordered: name, price and tax frozen, whatever happens to the product later.</summary>
public sealed class OrderLine
{
    private OrderLine()
    {
    }

    public OrderLineId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public int Position { get; private set; }

    public VariantId VariantId { get; private set; }

    public ProductId ProductId { get; private set; }

    public SellerId SellerId { get; private set; }

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string OptionText { get; private set; } = "";

    public string Sku { get; private set; } = "";

    public string? PictureHash { get; private set; }

    /// <summary>The add-ons chosen with it; their prices are in <see cref="UnitPrice"/>.</summary>
    public IReadOnlyList<ChosenAddOn> Choices { get; private set; } = [];

    /// <summary>It is downloaded, not delivered.</summary>
    public bool IsDigital { get; private set; }

    public StockUnit Unit { get; private set; }

    public decimal Quantity { get; private set; }

    public Money UnitPrice { get; private set; }

    public Money Gross { get; private set; }

    public VatCategory VatCategory { get; private set; }

    public decimal VatRate { get; private set; }

    public Money Vat { get; private set; }

    internal static OrderLine Of(OrderId order, PricedLine line, int position) => new()
    {
        Id = OrderLineId.New(),
        OrderId = order,
        Position = position,
        VariantId = line.Variant.Id,
        ProductId = line.Variant.ProductId,
        SellerId = line.Variant.SellerId,
        Slug = line.Variant.Slug,
        Name = line.Variant.Name,
        OptionText = line.Variant.OptionText,
        Sku = line.Variant.Sku,
        PictureHash = line.Variant.PictureHash,
        Choices = line.Choices,
        IsDigital = line.Variant.IsDigital,
        Unit = line.Variant.Quantity.Unit,
        Quantity = line.Quantity,
        UnitPrice = line.UnitPrice,
        Gross = line.Gross,
        VatCategory = line.VatCategory,
        VatRate = line.VatRate,
        Vat = line.Vat,
    };
}

public enum OrderEntryKind
{
    Placed,
    Paid,

    /// <summary>The first part is paid, or a later step of an order that is paid in parts.</summary>
    Confirmed,
    Fulfilment,
    Cancelled,
    Expired,
    Problem,

    /// <summary>Money that goes back.</summary>
    Refund,

    /// <summary>What bringing it to another country costs.</summary>
    Quoted,
}

/// <summary>A line of an order's timeline; <see cref="By"/> is the member of staff, if one did it.</summary>
public sealed class OrderEntry
{
    private OrderEntry()
    {
    }

    public long Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public OrderEntryKind Kind { get; private set; }

    public string Text { get; private set; } = "";

    public string? By { get; private set; }

    public DateTimeOffset At { get; private set; }

    internal static OrderEntry Of(OrderId order, OrderEntryKind kind, string text, string? by, DateTimeOffset at) =>
        new() { OrderId = order, Kind = kind, Text = text, By = by, At = at };
}
