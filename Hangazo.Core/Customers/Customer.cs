using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Customers;

/// <summary>A person with an account, as the shop knows them.</summary>
public sealed class Customer : AggregateRoot
{
    private Customer()
    {
    }

    public CustomerId Id { get; private set; }

    public string Name { get; private set; } = "";

    public PhoneNumber Phone { get; private set; }

    public string? Email { get; private set; }

    public DateTimeOffset Since { get; private set; }

    public static Customer Register(CustomerId id, Contact contact, DateTimeOffset now) =>
        new() { Id = id, Name = contact.Name, Phone = contact.Phone, Email = contact.Email, Since = now };
}
