using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Hangazo.Web.Accounts;

/// <summary>What the sign-in cookie says beside Identity's own claims: the person's name, so that pages can greet without a query.</summary>
internal sealed class AccountClaims(UserManager<Account> accounts, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account, IdentityRole<Guid>>(accounts, roles, options)
{
    public const string FullName = "hz:name";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(FullName, user.FullName));
        return identity;
    }
}

/// <summary>The signed-in person, read from the cookie.</summary>
public static class CurrentAccount
{
    /// <summary>The account's id, which is the customer's id; null for visitors.</summary>
    public static Guid? AccountId(this ClaimsPrincipal person) =>
        person.Identity?.IsAuthenticated == true && Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    public static string FullName(this ClaimsPrincipal person) => person.FindFirstValue(AccountClaims.FullName) ?? "";
}
