using System.Security.Claims;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Shipping.Carriers;
using Hangazo.Core.Shipping.Queries;
using Hangazo.Core.Shipping.UseCases;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Hangazo.Web.Components.Admin.Settings;

/// <summary>How orders are handed over, where, and what that costs.</summary>
internal sealed class DeliverySettingsPort(IServiceScopeFactory scopes)
{
    private const int ShownTrail = 20;

    private static readonly Error ForOwners = new("delivery-settings.not-allowed", "Only the owner may change how orders are delivered.", ErrorKind.Forbidden);

    /// <param name="Carriers">That can be chosen, by their codes.</param>
    public sealed record View(DeliverySettings.View Settings, IReadOnlyList<(string Code, string Name)> Carriers, IReadOnlyList<AuditView> Trail);

    public async Task<View> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return new(
            await services.GetRequiredService<DeliverySettings>().ExecuteAsync(cancellationToken),
            [.. services.GetRequiredService<KnownCarriers>().All.Where(carrier => carrier.IsConfigured).Select(carrier => (carrier.Code, carrier.Name))],
            await services.GetRequiredService<IAuditTrail>().ReadAsync(ChangeDelivery.Subject, ShownTrail, cancellationToken));
    }

    public async Task<Result> SaveAsync(ClaimsPrincipal who, ChangeDelivery.Command command)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (!(await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Owner)).Succeeded) return ForOwners;
        return await services.GetRequiredService<ChangeDelivery>().ExecuteAsync(command, new Actor(who.AccountId(), who.FullName()), CancellationToken.None);
    }
}
