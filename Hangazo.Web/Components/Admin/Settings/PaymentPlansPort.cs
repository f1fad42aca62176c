using System.Security.Claims;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Hangazo.Web.Components.Admin.Settings;

/// <summary>In which parts orders are paid.</summary>
internal sealed class PaymentPlansPort(IServiceScopeFactory scopes)
{
    private const int ShownTrail = 20;

    private static readonly Error ForManagers = new("payment-plans.not-allowed", "Only managers change how orders are paid.", ErrorKind.Forbidden);

    public sealed record View(PaymentPlans Plans, IReadOnlyList<AuditView> Trail);

    public async Task<View> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var settings = scope.ServiceProvider.GetRequiredService<ISettings>();
        settings.Forget();
        return new(
            await settings.PlansAsync(cancellationToken),
            await scope.ServiceProvider.GetRequiredService<IAuditTrail>().ReadAsync(ChangePaymentPlans.Subject, ShownTrail, cancellationToken));
    }

    public async Task<Result> SaveAsync(ClaimsPrincipal who, ChangePaymentPlans.Command command)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!(await scope.ServiceProvider.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Manage)).Succeeded) return ForManagers;
        return await scope.ServiceProvider.GetRequiredService<ChangePaymentPlans>()
            .ExecuteAsync(command, new Actor(who.AccountId(), who.FullName()), CancellationToken.None);
    }
}
