using Hangazo.Core.Data;
using Hangazo.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Web.Composition;

/// <summary><c>migrate</c> and <c>seed</c>: what the executable does beside serving.</summary>
internal static class Commands
{
    public static async Task<int> MigrateAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HangazoDb>().Database.MigrateAsync(app.Lifetime.ApplicationStopping);
        await scope.ServiceProvider.GetRequiredService<AccountsDb>().Database.MigrateAsync(app.Lifetime.ApplicationStopping);
        return 0;
    }

    public static Task<int> SeedAsync(this WebApplication app, string[] args)
    {
        _ = (app, args);
        return Task.FromResult(0);
    }
}
