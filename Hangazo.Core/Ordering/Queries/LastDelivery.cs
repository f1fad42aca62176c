using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Ordering.Queries;

/// <summary>Where a customer's last order went, to fill in the next checkout.</summary>
public sealed class LastDelivery(HangazoDb db)
{
    public sealed record View(int? County, string? Town, string? Directions, string Delivery)
    {
        public string? Country { get; init; }

        public string? Region { get; init; }

        public string? Postcode { get; init; }
    }

    public Task<View?> ExecuteAsync(CustomerId customer, CancellationToken cancellationToken) => db.Set<Order>().AsNoTracking()
        .Where(o => o.CustomerId == customer).OrderByDescending(o => o.PlacedAt)
        .Select(o => new View(o.CountyCode, o.Town, o.Directions, o.DeliveryCode) { Country = o.Country, Region = o.Region, Postcode = o.Postcode }).FirstOrDefaultAsync(cancellationToken);
}
