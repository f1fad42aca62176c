using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Hangazo.Web.Demo;

/// <summary>Somebody of the demo shop.</summary>
internal sealed record DemoAccount(Guid Id, string FullName, string Email, string Phone, string Role);

/// <summary>The demo shop's people, all with the password <c>Hangazo-demo-1</c>. Never in Production.</summary>
internal sealed class DemoAccounts(UserManager<Account> accounts, Register register, IHostEnvironment environment, TimeProvider clock)
{
    public const string Password = "Hangazo-demo-1";

    private static readonly (string Name, string Login, string Phone, string Role)[] People =
    [
        ("Grace Wambui", "owner", "+254700000901", Roles.Owner),
        ("Daniel Mutua", "manager", "+254700000902", Roles.StoreManager),
        ("Faith Achieng", "staff", "+254700000903", Roles.Staff),
        ("Wanjiku Kamau", "wanjiku", "+254712345601", Roles.Customer),
        ("Brian Otieno", "otieno", "+254722345602", Roles.Customer),
        ("Amina Hassan", "amina", "+254733345603", Roles.Customer),
        ("Kiprono Cheruiyot", "kiprono", "+254701345604", Roles.Customer),
        ("Njeri Mwangi", "njeri", "+254110345605", Roles.Customer),
    ];

    /// <summary>Makes those who are missing; may be called again. Returns all of them.</summary>
    /// <exception cref="InvalidOperationException">The shop runs in Production.</exception>
    public async Task<IReadOnlyList<DemoAccount>> EnsureAsync(CancellationToken cancellationToken)
    {
        if (environment.IsProduction()) throw new InvalidOperationException("Demo accounts are not made in Production: their password is public.");
        var made = new List<DemoAccount>();
        foreach (var (name, login, phone, role) in People)
        {
            var email = login + "@hangazo.test";
            var account = await accounts.FindByEmailAsync(email);
            if (account is null)
            {
                account = Account.Named(name, email, phone, clock.GetUtcNow());
                account.EmailConfirmed = account.PhoneNumberConfirmed = true;
                var result = await register.CreateAsync(account, Password, role, cancellationToken);
                if (!result.Succeeded) throw new InvalidOperationException($"{email}: {result.Error.Message}");
            }

            made.Add(new DemoAccount(account.Id, name, email, phone, role));
        }

        return made;
    }
}
