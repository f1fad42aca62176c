using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Customers.Queries;

/// <summary>The groups that customers are in.</summary>
public sealed class CustomerGroups(HangazoDb db)
{
    public sealed record Row(string Name, int Customers);

    /// <summary>By name.</summary>
    public Task<List<Row>> AllAsync(CancellationToken cancellationToken) => db.Set<Customer>().AsNoTracking().Where(c => c.Group != null)
        .GroupBy(c => c.Group!)
        .OrderBy(group => group.Key).Select(group => new Row(group.Key, group.Count())).ToListAsync(cancellationToken);

    public Task<string?> OfAsync(CustomerId customer, CancellationToken cancellationToken) =>
        db.Set<Customer>().AsNoTracking().Where(c => c.Id == customer).Select(c => c.Group).SingleOrDefaultAsync(cancellationToken);
}
