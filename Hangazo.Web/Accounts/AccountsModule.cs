using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Hangazo.Web.Accounts;

/// <summary>Signing in, roles, and the keys that sign cookies.</summary>
public static class AccountsModule
{
    public const string CookieName = "hz_auth";
    internal const string MigrationsTable = "__ef_migrations_history";

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddDbContextFactory<AccountsDb>((provider, options) => options.UseNpgsql(
            provider.GetRequiredService<NpgsqlDataSource>(), npgsql => npgsql.MigrationsHistoryTable(MigrationsTable, AccountsDb.Schema)));
        services.AddDataProtection().SetApplicationName("hangazo");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, DatabaseKeyRing>();

        services.AddScoped<IUserValidator<Account>, AccountValidator>();
        services.AddIdentityCore<Account>(identity =>
            {
                identity.Password = new PasswordOptions
                {
                    RequiredLength = 10, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
                };
                identity.Lockout = new LockoutOptions { MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15) };
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<AccountsDb>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddSignInManager();
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(5));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(SetUpCookie);
        Policies.AddTo(services.AddAuthorizationBuilder());
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitAccount>();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "hz_form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddRateLimiter(SignInLimit.AddTo);
        return services.AddScoped<Preferences>().AddScoped<SignIn>().AddScoped<Register>().AddScoped<SignInSteps>();
    }

    /// <summary>Signing out is a POST, so that no picture or link can do it.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder routes) => routes.MapPost("/account/sign-out", SignOutAsync);

    private static async Task<RedirectHttpResult> SignOutAsync(SignInManager<Account> cookies, [FromForm] string? returnUrl)
    {
        await cookies.SignOutAsync();
        return TypedResults.LocalRedirect(ReturnUrl.Safe(returnUrl));
    }

    private static void SetUpCookie(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.SlidingExpiration = true;
        options.LoginPath = "/account/sign-in";
        options.ReturnUrlParameter = "ReturnUrl";
        // A refusal keeps its address and says 403; the page for it is written by the status pages.
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToLogin = context =>
        {
            var programmatic = context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
                || context.Request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal);
            if (programmatic) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        };
    }
}
