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
}
