using Hangazo.Core.Data;
using Hangazo.Core.Search.UseCases;
using Hangazo.Web.Accounts;
using Hangazo.Web.Demo.Seeding;
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
        await scope.ServiceProvider.GetRequiredService<RebuildSearch>().IfEmptyAsync(app.Lifetime.ApplicationStopping);
        return 0;
    }

    /// <summary>Fills the demo shop; refuses in Production.</summary>
    public static Task<int> SeedAsync(this WebApplication app, string[] args) =>
        new DemoSeed(app.Services, Console.Error).ExecuteAsync(args, app.Lifetime.ApplicationStopping);
}
