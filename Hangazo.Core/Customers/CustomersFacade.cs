using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Customers;

internal sealed class CustomersFacade(HangazoDb db, TimeProvider clock) : ICustomers
{
    public async Task<CustomerId> EnsureAsync(CustomerId account, Contact contact, CancellationToken cancellationToken)
    {
        if (await db.Set<Customer>().FindAsync([account], cancellationToken) is null)
            db.Add(Customer.Register(account, contact, clock.GetUtcNow()));
        return account;
    }

    public async Task<Contact?> FindContactAsync(CustomerId id, CancellationToken cancellationToken) =>
        await db.Set<Customer>().AsNoTracking().Where(c => c.Id == id)
            .Select(c => new Contact(c.Name, c.Phone, c.Email)).SingleOrDefaultAsync(cancellationToken);

    public Task<string?> FindGroupAsync(CustomerId id, CancellationToken cancellationToken) =>
        db.Set<Customer>().AsNoTracking().Where(c => c.Id == id).Select(c => c.Group).SingleOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyDictionary<CustomerId, string>> GroupsOfAsync(IReadOnlyCollection<CustomerId> ids, CancellationToken cancellationToken)
    {
        var asked = ids.ToArray();
        return await db.Set<Customer>().AsNoTracking().Where(c => asked.Contains(c.Id) && c.Group != null)
            .ToDictionaryAsync(c => c.Id, c => c.Group!, cancellationToken);
    }
}
