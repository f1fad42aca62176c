using System.Security.Claims;
using System.Text;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Kernel;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Hangazo.Web.Components.Admin.Data;

/// <summary>Files of products, in and out.</summary>
internal sealed class DataPort(IServiceScopeFactory scopes)
{
    private static readonly Error ForManagers = new("data.for-managers", "Only a manager may bring products in.", ErrorKind.Forbidden);

    public async Task<List<ImportJob>> LatestAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ImportJobs>().LatestAsync(CancellationToken.None);
    }

    /// <summary>Codes: those of the file, and <c>data.for-managers</c>.</summary>
    public Task<Result> StartAsync(ClaimsPrincipal who, string name, byte[] bytes, Stream? zip) => ManageAsync(who, async (imports, by) =>
    {
        // What is not UTF-8 becomes the replacement character, which the reader refuses.
        var started = await imports.StartAsync(name, Encoding.UTF8.GetString(bytes), zip, by, CancellationToken.None);
        return started.Succeeded ? Result.Ok : started.Error;
    });

    public Task<Result> RunAsync(ClaimsPrincipal who, ImportId job) => ManageAsync(who, (imports, _) => imports.RunAsync(job, CancellationToken.None));

    public Task<Result> DiscardAsync(ClaimsPrincipal who, ImportId job) => ManageAsync(who, (imports, _) => imports.DiscardAsync(job, CancellationToken.None));

    private async Task<Result> ManageAsync(ClaimsPrincipal who, Func<ImportProducts, Actor, Task<Result>> workAsync)
    {
        await using var scope = scopes.CreateAsyncScope();
        var allowed = await scope.ServiceProvider.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Manage);
        return allowed.Succeeded
            ? await workAsync(scope.ServiceProvider.GetRequiredService<ImportProducts>(), new Actor(who.AccountId(), who.FullName()))
            : ForManagers;
    }
}
