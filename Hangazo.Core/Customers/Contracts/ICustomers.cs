using Hangazo.Core.Kernel;

namespace Hangazo.Core.Customers.Contracts;

/// <summary>A person who buys, with or without an account.</summary>
public readonly record struct CustomerId(Guid Value) : ITypedId<CustomerId>
{
    public static CustomerId From(Guid value) => new(value);

    public static CustomerId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>How to reach a buyer. E-mail is optional; the phone is not.</summary>
public sealed record Contact(string Name, PhoneNumber Phone, string? Email);

public interface ICustomers
{
    /// <summary>The customer with this account, made if need be; the account's id is the customer's id. Stages the row, does not save.</summary>
    Task<CustomerId> EnsureAsync(CustomerId account, Contact contact, CancellationToken cancellationToken);

    Task<Contact?> FindContactAsync(CustomerId id, CancellationToken cancellationToken);

    /// <summary>The group that staff put this customer in, such as <c>Tailors</c>; null: none.</summary>
    Task<string?> FindGroupAsync(CustomerId id, CancellationToken cancellationToken);

    /// <summary>The groups of those among these customers who are in one.</summary>
    Task<IReadOnlyDictionary<CustomerId, string>> GroupsOfAsync(IReadOnlyCollection<CustomerId> ids, CancellationToken cancellationToken);
}
