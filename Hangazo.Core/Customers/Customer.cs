using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Customers;

/// <summary>A person with an account, as the shop knows them.</summary>
public sealed class Customer : AggregateRoot
{
    public const int LongestGroup = 40;

    private Customer()
    {
    }

    public CustomerId Id { get; private set; }

    public string Name { get; private set; } = "";

    public PhoneNumber Phone { get; private set; }

    public string? Email { get; private set; }

    /// <summary>Staff put customers in groups, for which there may be prices; null: none.</summary>
    public string? Group { get; private set; }

    public DateTimeOffset Since { get; private set; }

    public static Customer Register(CustomerId id, Contact contact, DateTimeOffset now) =>
        new() { Id = id, Name = contact.Name, Phone = contact.Phone, Email = contact.Email, Since = now };

    /// <param name="group">Empty or null: none. Code: <c>customer.group-invalid</c>.</param>
    public Result PutInGroup(string? group)
    {
        var name = group?.Trim() ?? "";
        if (name.Length > LongestGroup || name.Any(char.IsControl)) return CustomerErrors.GroupInvalid;
        Group = name.Length == 0 ? null : name;
        return Result.Ok;
    }
}
