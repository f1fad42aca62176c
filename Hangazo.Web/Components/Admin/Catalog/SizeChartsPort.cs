using System.Security.Claims;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Kernel;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Hangazo.Web.Components.Admin.Catalog;

/// <summary>Size charts as managers write them. Whoever may not is refused here, whatever a screen shows.</summary>
internal sealed class SizeChartsPort(IServiceScopeFactory scopes, SizeCharts charts)
{
    private const int ShownTrail = 20;

    /// <summary>As they are in the database now, not as this node remembers them: whoever edits looks at versions.</summary>
    public async Task<SizeCharts.View> ChartsAsync()
    {
        charts.Forget();
        return await charts.GetAsync(CancellationToken.None);
    }

    public async Task<IReadOnlyList<AuditView>> TrailAsync(SizeChartId id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAuditTrail>().ReadAsync(ArrangeSizeCharts.Subject(id), ShownTrail, cancellationToken);
    }

    public async Task<Result<SizeChartId>> ArrangeAsync(ClaimsPrincipal who, Func<ArrangeSizeCharts, Actor, Task<Result<SizeChartId>>> arrangeAsync)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!(await scope.ServiceProvider.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Manage)).Succeeded) return ProductsPort.ForManagers;
        var arranged = await arrangeAsync(scope.ServiceProvider.GetRequiredService<ArrangeSizeCharts>(), new Actor(who.AccountId(), who.FullName()));
        // Other nodes hear of it; here the person wants to see it at once.
        charts.Forget();
        return arranged;
    }
}
