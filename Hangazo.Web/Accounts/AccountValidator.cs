using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Web.Accounts;

/// <summary>An account has an e-mail or a phone number, and shares neither. Identity's own validator would demand an e-mail of everybody.</summary>
internal sealed class AccountValidator : IUserValidator<Account>
{
    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user)
    {
        if (user.Email is null && user.PhoneNumber is null) return IdentityResult.Failed(AccountErrors.NoLogin.ToIdentity());
        var email = manager.NormalizeEmail(user.Email);
        if (email is not null && await manager.Users.AnyAsync(other => other.NormalizedEmail == email && other.Id != user.Id))
            return IdentityResult.Failed(AccountErrors.EmailTaken.ToIdentity());
        if (user.PhoneNumber is { } phone && await manager.Users.AnyAsync(other => other.PhoneNumber == phone && other.Id != user.Id))
            return IdentityResult.Failed(AccountErrors.PhoneTaken.ToIdentity());
        return IdentityResult.Success;
    }
}
