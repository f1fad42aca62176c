using Hangazo.Core.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Hangazo.Web.Accounts;

/// <summary>Every way an account says no.</summary>
public static class AccountErrors
{
    /// <summary>One answer for an unknown login and for a wrong password: strangers learn nothing about who has an account.</summary>
    public static readonly Error SignInRefused = new("account.sign-in-refused", "That email or phone and password do not match. Please try again.");

    public static readonly Error Locked =
        new("account.locked", "Too many tries. For your safety this account rests for 15 minutes; then try again.", ErrorKind.Conflict);

    public static readonly Error NoLogin = new("account.no-login", "Give a phone number or an email, so that you can sign in.", Field: "phone");

    public static readonly Error EmailTaken =
        new("account.email-taken", "There is already an account with this email. Sign in instead.", ErrorKind.Conflict, "email");

    public static readonly Error PhoneTaken =
        new("account.phone-taken", "There is already an account with this phone number. Sign in instead.", ErrorKind.Conflict, "phone");

    public static Error PasswordRefused(string message) => new("account.password-refused", message, Field: "password");

    internal static IdentityError ToIdentity(this Error error) => new() { Code = error.Code, Description = error.Message };

    internal static Error From(IdentityResult refusal)
    {
        var first = refusal.Errors.First();
        return first.Code switch
        {
            "account.no-login" => NoLogin,
            "account.email-taken" => EmailTaken,
            "account.phone-taken" => PhoneTaken,
            "PasswordTooShort" => PasswordRefused("Use 10 characters or more. A short sentence is good."),
            _ => PasswordRefused(first.Description),
        };
    }
}
