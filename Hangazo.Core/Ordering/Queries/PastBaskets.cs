using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Promotions.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Ordering.Queries;

/// <summary>What was bought in a time, as baskets at the prices of then before promotions, to try a promotion on.</summary>
public sealed class PastBaskets(HangazoDb db, ICustomers customers)
{
    /// <summary>A busy month; of more, the newest are taken.</summary>
    public const int Most = 5_000;

    public sealed record Entry(string Number, DateTimeOffset PlacedAt, Money Total, PastBasket Basket);

    /// <summary>Orders that stand (neither expired nor cancelled), the oldest first.</summary>
    public async Task<IReadOnlyList<Entry>> ExecuteAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var standing = db.Set<Order>().AsNoTracking().Where(o => o.State != OrderState.Cancelled && o.State != OrderState.Expired);
        var orders = await standing.Where(o => o.PlacedAt >= from && o.PlacedAt < to).OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id)
            .Take(Most)
            .Include(o => o.Lines).AsSplitQuery().ToListAsync(cancellationToken);
        orders.Reverse();
        var phones = orders.Select(o => o.ContactPhone).Distinct().ToArray();
        var first = await standing.Where(o => phones.Contains(o.ContactPhone)).GroupBy(o => o.ContactPhone)
            .Select(group => new { group.Key, At = group.Min(o => o.PlacedAt) }).ToDictionaryAsync(row => row.Key, row => row.At, cancellationToken);
        var groups = await customers.GroupsOfAsync([.. orders.Select(o => o.CustomerId).OfType<CustomerId>().Distinct()], cancellationToken);
        return orders.ConvertAll(o => new Entry(o.Number, o.PlacedAt, o.Total, new(
            [.. o.Lines.OrderBy(l => l.Position).Select(l => new PromotionLine(l.VariantId, l.ProductId, l.Quantity, l.UnitPrice))],
            o.DeliveryFee + Money.Sum(o.Discounts.Select(discount => discount.Delivery), o.Total.Currency),
            o.CustomerId is { } customer ? groups.GetValueOrDefault(customer) : null,
            o.PlacedAt <= first[o.ContactPhone],
            o.ContactPhone.E164)));
    }
}
