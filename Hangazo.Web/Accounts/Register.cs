using Hangazo.Core.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hangazo.Web.Accounts;

/// <summary>
/// Makes a customer's account and signs it in. Codes: <c>account.no-login</c>, <c>account.email-taken</c>, <c>account.phone-taken</c>,
/// <c>account.password-refused</c>, <c>phone.invalid</c>.
/// </summary>
public sealed class Register(
    AccountsDb db, UserManager<Account> accounts, SignInManager<Account> cookies, SignInSteps steps, TimeProvider clock)
{
    public sealed record Command(string FullName, string? Phone, string? Email, string Password);

    public async Task<Result<Guid>> ExecuteAsync(Command command, HttpContext http)
    {
        string? e164 = null;
        if (!string.IsNullOrWhiteSpace(command.Phone))
        {
            var phone = PhoneNumber.Parse(command.Phone);
            if (!phone.Succeeded) return phone.Error;
            e164 = phone.Value.E164;
        }

        var email = string.IsNullOrWhiteSpace(command.Email) ? null : command.Email.Trim();
        var account = Account.Named(command.FullName.Trim(), email, e164, clock.GetUtcNow());
        var made = await CreateAsync(account, command.Password, Roles.Customer, http.RequestAborted);
        if (!made.Succeeded) return made.Error;
        await cookies.SignInAsync(account, isPersistent: false);
        await steps.RunAsync(http, account.Id);
        return account.Id;
    }

    /// <summary>The account and its role, or neither.</summary>
    internal async Task<Result> CreateAsync(Account account, string password, string role, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            var created = await accounts.CreateAsync(account, password);
            if (!created.Succeeded) return AccountErrors.From(created);
            var joined = await accounts.AddToRoleAsync(account, role);
            if (!joined.Succeeded) throw new InvalidOperationException($"The role {role} could not be given: {joined}");
            await transaction.CommitAsync(cancellationToken);
            return Result.Ok;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } taken)
        {
            // Two registrations at the same moment: the index decides.
            return taken.ConstraintName == "ux_account_phone" ? AccountErrors.PhoneTaken : AccountErrors.EmailTaken;
        }
    }
}
