using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Ordering.Queries;

/// <summary>Orders in lists: the admin's grid, the latest for the dashboard, a customer's own.</summary>
public sealed class OrderGrid(HangazoDb db)
{
    public const int PageSize = 25;

    /// <param name="Search">An order number, a phone number, the SKU of something in the order, or part of a name.</param>
    /// <param name="From">First shop day.</param>
    /// <param name="To">Last shop day.</param>
    public sealed record Filter(
        OrderStatus? Status = null, string? Search = null, DateOnly? From = null, DateOnly? To = null, bool OnlyProblems = false, bool OnlyLate = false, int Page = 1);

    public sealed record Row(
        OrderId Id, string Number, string CustomerName, string Phone, Money Total, OrderStatus Status, string DeliveryName, string? County, int Lines,
        DateTimeOffset PlacedAt, DateTimeOffset? PaidAt, bool StockMissing)
    {
        /// <summary>The two letters of ISO 3166-1; null: Kenya.</summary>
        public string? Country { get; init; }
    }

    public async Task<Page<Row>> ExecuteAsync(Filter filter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var orders = Matching(filter, now);
        var total = await orders.CountAsync(cancellationToken);
        var page = Page<Row>.Clamp(filter.Page, PageSize, total);
        var items = await Rows(orders.OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id).Skip((page - 1) * PageSize).Take(PageSize))
            .ToListAsync(cancellationToken);
        return new(items, page, PageSize, total);
    }

    public Task<List<Row>> LatestAsync(int count, CancellationToken cancellationToken) =>
        Rows(db.Set<Order>().AsNoTracking().OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id).Take(count)).ToListAsync(cancellationToken);

    public Task<List<Row>> OfCustomerAsync(CustomerId customer, CancellationToken cancellationToken) =>
        Rows(db.Set<Order>().AsNoTracking().Where(o => o.CustomerId == customer).OrderByDescending(o => o.PlacedAt).Take(100)).ToListAsync(cancellationToken);

    internal static DateTimeOffset LateBefore(DateTimeOffset now) => now.AddDays(-2);

    private IQueryable<Order> Matching(Filter filter, DateTimeOffset now)
    {
        var orders = db.Set<Order>().AsNoTracking();
        if (filter.Status is { } status) orders = orders.Where(o => o.Status == status);
        if (filter.From is { } from) orders = orders.Where(o => o.PlacedAt >= ShopTime.StartOf(from));
        if (filter.To is { } to) orders = orders.Where(o => o.PlacedAt < ShopTime.StartOf(to.AddDays(1)));
        if (filter.OnlyProblems) orders = orders.Where(o => o.StockMissing && o.State == OrderState.Open);
        if (filter.OnlyLate)
        {
            var late = LateBefore(now);
            orders = orders.Where(o => (o.Status == OrderStatus.Paid || o.Status == OrderStatus.Packed) && o.PaidAt < late);
        }

        if (string.IsNullOrWhiteSpace(filter.Search)) return orders;
        var search = filter.Search.Trim();
        if (OrderNumber.Normalize(search) is { } number) return orders.Where(o => o.Number == number);
        if (PhoneNumber.Parse(search) is { Succeeded: true, Value: var phone }) return orders.Where(o => o.ContactPhone == phone);
        var pattern = $"%{search.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        var sku = search.ToUpperInvariant();
        return orders.Where(o => EF.Functions.ILike(o.ContactName, pattern) || EF.Functions.ILike(o.Number, pattern) || o.Lines.Any(l => l.Sku == sku));
    }

    private static IQueryable<Row> Rows(IQueryable<Order> orders) => orders.Select(o => new Row(
        o.Id, o.Number, o.ContactName, o.ContactPhone.ToString(), o.Total, o.Status, o.DeliveryName, o.County, o.Lines.Count, o.PlacedAt, o.PaidAt, o.StockMissing) { Country = o.Country });
}
