using System.Security.Claims;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Core.Shipping.Contracts;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Hangazo.Web.Components.Admin.Settings;

/// <summary>Which ways to pay the owner offers.</summary>
internal sealed class PaymentSettingsPort(IServiceScopeFactory scopes, PaymentGateways gateways, IOptions<DarajaOptions> daraja)
{
    private const int ShownTrail = 20;

    private static readonly Error ForOwners = new("payment-settings.not-allowed", "Only the owner may change how shoppers pay.", ErrorKind.Forbidden);

    public sealed record View(PaymentRules Rules, IReadOnlyList<County> Counties, IReadOnlyList<AuditView> Trail);

    /// <summary>Whether the installation has an account for the method.</summary>
    public bool IsConfigured(PaymentMethod method) => gateways.IsConfigured(method);

    /// <summary>The PayBill number people may pay to by themselves; null where such payments are not taken in.</summary>
    public string? PayBillNumber => daraja.Value.PayBillNumber;

    public async Task<View> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var settings = services.GetRequiredService<ISettings>();
        settings.Forget();
        return new(
            await settings.PaymentsAsync(cancellationToken), await services.GetRequiredService<IShipping>().CountiesAsync(cancellationToken),
            await services.GetRequiredService<IAuditTrail>().ReadAsync(ChangePaymentRules.Subject, ShownTrail, cancellationToken));
    }

    /// <summary>Registers the PayBill addresses with M-Pesa. Codes: <c>payment-settings.not-allowed</c>.</summary>
    public async Task<Result<RegisterAnswer>> RegisterPayBillAsync(ClaimsPrincipal who)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (!(await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Owner)).Succeeded) return ForOwners;
        return await services.GetRequiredService<RegisterPayBill>().ExecuteAsync(new Actor(who.AccountId(), who.FullName()), CancellationToken.None);
    }

    public async Task<Result> SaveAsync(ClaimsPrincipal who, ChangePaymentRules.Command command)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (!(await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Owner)).Succeeded) return ForOwners;
        return await services.GetRequiredService<ChangePaymentRules>().ExecuteAsync(command, new Actor(who.AccountId(), who.FullName()), CancellationToken.None);
    }
}
