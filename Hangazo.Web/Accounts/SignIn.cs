using Hangazo.Core.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Web.Accounts;

/// <summary>Something to do when somebody has just signed in or registered, such as taking over the cart of this browser.</summary>
public interface ISignInStep
{
    /// <param name="accountId">The account's id, which is the customer's id.</param>
    Task OnSignedInAsync(HttpContext http, Guid accountId, CancellationToken cancellationToken);
}

/// <summary>
/// Signs somebody in by e-mail or phone number. Five wrong passwords lock the account for a quarter of an hour.
/// Codes: <c>account.sign-in-refused</c>, <c>account.locked</c>.
/// </summary>
public sealed class SignIn(UserManager<Account> accounts, SignInManager<Account> cookies, SignInSteps steps)
{
    private static readonly string HashOfNobody = new PasswordHasher<Account>().HashPassword(new Account(), Guid.CreateVersion7().ToString());

    /// <param name="Login">E-mail or phone number as typed.</param>
    /// <param name="Keep">Stay signed in after the browser closes.</param>
    public sealed record Command(string Login, string Password, bool Keep);

    public async Task<Result<Guid>> ExecuteAsync(Command command, HttpContext http)
    {
        var account = await FindAsync(command.Login, http.RequestAborted);
        if (account is null)
        {
            // As slow as a real check, so that the time taken does not tell who has an account.
            accounts.PasswordHasher.VerifyHashedPassword(new Account(), HashOfNobody, command.Password);
            return AccountErrors.SignInRefused;
        }

        var outcome = await cookies.PasswordSignInAsync(account, command.Password, command.Keep, lockoutOnFailure: true);
        if (outcome.IsLockedOut) return AccountErrors.Locked;
        if (!outcome.Succeeded) return AccountErrors.SignInRefused;
        await steps.RunAsync(http, account.Id);
        return account.Id;
    }

    private async Task<Account?> FindAsync(string login, CancellationToken cancellationToken)
    {
        if (login.Contains('@', StringComparison.Ordinal)) return await accounts.FindByEmailAsync(login.Trim());
        var phone = PhoneNumber.Parse(login);
        if (!phone.Succeeded) return null;
        var e164 = phone.Value.E164;
        return await accounts.Users.SingleOrDefaultAsync(account => account.PhoneNumber == e164, cancellationToken);
    }
}

/// <summary>Runs every <see cref="ISignInStep"/>. One that fails is logged and does not keep the person out.</summary>
public sealed class SignInSteps(IEnumerable<ISignInStep> steps, ILogger<SignInSteps> logger)
{
    public async Task RunAsync(HttpContext http, Guid accountId)
    {
        foreach (var step in steps)
        {
            try
            {
                await step.OnSignedInAsync(http, accountId, http.RequestAborted);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "{Step} failed after sign-in", step.GetType().Name);
            }
        }
    }
}
