using System.Security.Cryptography;
using System.Text;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Pricing.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Ordering.Queries;

/// <summary>One whole order, with its timeline.</summary>
public sealed class OrderDetails(HangazoDb db) : IOrders
{
    public sealed record Entry(OrderEntryKind Kind, string Text, string? By, DateTimeOffset At);

    public sealed record View(OrderSnapshot Order, string Key, bool StockMissing, IReadOnlyList<Entry> Timeline);

    public async Task<OrderSnapshot?> FindAsync(OrderId id, CancellationToken cancellationToken) =>
        await LoadAsync(db.Set<Order>().Where(o => o.Id == id), cancellationToken) is { } order ? Snapshot(order) : null;

    public async Task<OrderRefundSnapshot?> FindRefundAsync(OrderRefundId id, CancellationToken cancellationToken) =>
        (await db.Set<OrderRefund>().AsNoTracking().Include(r => r.Lines).SingleOrDefaultAsync(r => r.Id == id, cancellationToken))?.Snapshot();

    public async Task<IReadOnlyList<OrderRefundId>> DepositRefundsAsync(OrderId id, CancellationToken cancellationToken) => await db.Set<OrderRefund>().AsNoTracking()
        .Where(r => r.OrderId == id && r.State == OrderRefundState.Decided && r.Lines.Count == 0).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancellationToken);

    public Task<string?> FindKeyAsync(OrderId id, CancellationToken cancellationToken) =>
        db.Set<Order>().AsNoTracking().Where(o => o.Id == id).Select(o => (string?)o.AccessKey).SingleOrDefaultAsync(cancellationToken);

    public async Task<View?> ByIdAsync(OrderId id, CancellationToken cancellationToken) =>
        await LoadAsync(db.Set<Order>().Where(o => o.Id == id), cancellationToken) is { } order ? ViewOf(order) : null;

    /// <summary>For staff.</summary>
    public async Task<View?> ByNumberAsync(string number, CancellationToken cancellationToken) =>
        OrderNumber.Normalize(number) is { } normal && await LoadAsync(db.Set<Order>().Where(o => o.Number == normal), cancellationToken) is { } order
            ? ViewOf(order)
            : null;

    /// <summary>For the buyer: who has the link's key, or whose account placed it. Anybody else finds nothing.</summary>
    public async Task<View?> ForBuyerAsync(string number, string? key, CustomerId? customer, CancellationToken cancellationToken)
    {
        if (OrderNumber.Normalize(number) is not { } normal) return null;
        var order = await LoadAsync(db.Set<Order>().Where(o => o.Number == normal), cancellationToken);
        if (order is null) return null;
        var mine = customer is not null && order.CustomerId == customer;
        var keyed = key is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(order.AccessKey));
        return mine || keyed ? ViewOf(order) : null;
    }

    internal static OrderSnapshot Snapshot(Order o) => new(
        o.Id, o.Number, o.CustomerId, new(o.ContactName, o.ContactPhone, o.ContactEmail), o.BuyerKraPin, o.DeliveryCode, o.DeliveryName, o.Address, o.Note,
        o.Lines.OrderBy(l => l.Position).Select(l => new OrderLineSnapshot(
            l.Id, l.VariantId, l.SellerId, l.Slug, l.Name, l.OptionText, l.Sku, l.Unit, l.Quantity, l.UnitPrice, l.Gross, l.VatCategory, l.VatRate, l.Vat,
            l.PictureHash) { Choices = l.Choices, IsDigital = l.IsDigital }).ToList(),
        o.Subtotal, o.DeliveryFee, o.DeliveryVatRate, o.DeliveryVat, o.Rounding, o.Total, o.Vat, ByRate(o), o.PlacedAt, o.PaidAt,
        o.PaymentDueAt, o.State, o.PaymentState, o.Fulfilment, o.Status) 
    {
        PaymentMethod = o.PaymentMethod, Discounts = o.Discounts, EventDay = o.EventDay, Quote = o.Quote, ConfirmedAt = o.ConfirmedAt, ReleaseReason = o.ReleaseReason,
    };

    private static List<VatSummary> ByRate(Order o) => o.Lines.Select(l => (l.VatCategory, l.VatRate, l.Gross, l.Vat))
        .Append((o.Country is null ? VatCategory.Standard : VatCategory.ZeroRated, o.DeliveryVatRate, o.DeliveryFee, o.DeliveryVat))
        .Where(part => !part.Item3.IsZero)
        .GroupBy(part => (part.Item1, part.Item2))
        .Select(group => new VatSummary(
            group.Key.Item1, group.Key.Item2, Money.Sum(group.Select(p => p.Item3), o.Total.Currency), Money.Sum(group.Select(p => p.Item4), o.Total.Currency)))
        .OrderBy(summary => summary.Category).ThenByDescending(summary => summary.Rate).ToList();

    private static View ViewOf(Order order) => new(
        Snapshot(order), order.AccessKey, order.StockMissing,
        order.Entries.OrderBy(e => e.Id).Select(e => new Entry(e.Kind, e.Text, e.By, e.At)).ToList());

    private static Task<Order?> LoadAsync(IQueryable<Order> orders, CancellationToken cancellationToken) =>
        orders.AsNoTracking().AsSplitQuery().Include(o => o.Lines).Include(o => o.Entries).SingleOrDefaultAsync(cancellationToken);
}
