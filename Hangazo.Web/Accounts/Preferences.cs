using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Web.Accounts;

/// <summary>What a person likes the screens to be like, kept with the account, so that it is the same on every machine.</summary>
internal sealed class Preferences(AccountsDb db)
{
    /// <summary>Beside what sign-in providers remember, in Identity's table of named values per account.</summary>
    private const string Provider = "preferences";

    public Task<string?> ReadAsync(Guid account, string name, CancellationToken cancellationToken) => db.UserTokens.AsNoTracking()
        .Where(kept => kept.UserId == account && kept.LoginProvider == Provider && kept.Name == name).Select(kept => kept.Value).FirstOrDefaultAsync(cancellationToken);

    public async Task WriteAsync(Guid account, string name, string value, CancellationToken cancellationToken)
    {
        if (await db.UserTokens.FindAsync([account, Provider, name], cancellationToken) is { } kept) kept.Value = value;
        else db.UserTokens.Add(new IdentityUserToken<Guid> { UserId = account, LoginProvider = Provider, Name = name, Value = value });
        await db.SaveChangesAsync(cancellationToken);
    }
}
