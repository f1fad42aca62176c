using Hangazo.Core.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Hangazo.Web.Accounts;

/// <summary><c>owner &lt;email&gt; [full name]</c>: gives a new shop its first owner. The password comes on standard input, so that no process list shows it.</summary>
internal static class OwnerCommand
{
    public static async Task<int> MakeOwnerAsync(this IServiceProvider services, string[] args, TextReader password, TextWriter says, CancellationToken cancellationToken)
    {
        if (args is not [{ } email, .. var names] || !email.Contains('@', StringComparison.Ordinal))
            return await RefuseAsync("Usage: owner <email> [full name], with the password as one line on standard input.");
        if (await password.ReadLineAsync(cancellationToken) is not { Length: > 0 } typed) return await RefuseAsync("Give the password as one line on standard input.");
        await using var scope = services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (await accounts.FindByEmailAsync(email) is { } known)
        {
            if (!await accounts.IsInRoleAsync(known, Roles.Owner)) await accounts.AddToRoleAsync(known, Roles.Owner);
            return await SayAsync($"{email} already has an account; it is an owner now and keeps its password.");
        }

        var clock = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        var account = Account.Named(names.Length > 0 ? string.Join(' ', names) : "Owner", email, phoneE164: null, clock.GetUtcNow());
        account.EmailConfirmed = true;
        Result made = await scope.ServiceProvider.GetRequiredService<Register>().CreateAsync(account, typed, Roles.Owner, cancellationToken);
        return made.Succeeded ? await SayAsync($"{email} is the owner and can sign in.") : await RefuseAsync(made.Error.Message);

        async Task<int> SayAsync(string text)
        {
            await says.WriteLineAsync(text);
            return 0;
        }

        async Task<int> RefuseAsync(string text)
        {
            await says.WriteLineAsync(text);
            return 1;
        }
    }
}
