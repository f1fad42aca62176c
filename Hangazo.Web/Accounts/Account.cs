using Microsoft.AspNetCore.Identity;

namespace Hangazo.Web.Accounts;

/// <summary>
/// Somebody who can sign in: a customer or a member of staff. Its id is the <c>CustomerId</c> (or staff id) that the shop's modules know.
/// The user name is the id; people sign in with the e-mail or the phone number (E.164), and have at least one of them.
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    public string FullName { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public static Account Named(string fullName, string? email, string? phoneE164, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new Account { Id = id, UserName = id.ToString("N"), FullName = fullName, Email = email, PhoneNumber = phoneE164, CreatedAt = now };
    }
}

/// <summary>A key ring entry of data protection, as its XML. Every node reads the same ring, so a cookie of one is good at all.</summary>
public sealed class DataProtectionKey
{
    public int Id { get; init; }

    public string FriendlyName { get; init; } = "";

    public string Xml { get; init; } = "";
}
