using System.Globalization;
using System.Security.Claims;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Invoicing;
using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Invoicing.UseCases;
using Hangazo.Core.Kernel;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Core.Tax.Queries;
using Hangazo.Core.Tax.UseCases;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Hangazo.Web.Components.Admin.Settings;

/// <summary>What the owner tells and reads about VAT.</summary>
internal sealed class TaxSettingsPort(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int ShownTrail = 20;
    private const int Earliest = 2020;

    private static readonly Error ForOwners = new("tax-settings.not-allowed", "Only the owner may change this.", ErrorKind.Forbidden);

    /// <param name="UnitProblem">Why the control unit cannot be chosen; null when it can.</param>
    public sealed record View(
        ShopProfile Shop, IReadOnlyList<RateTable.Row> Rates, VatReport.View Report, FiscalDeviceKind Device, string? UnitProblem, DepositVat DepositVat, IReadOnlyList<AuditView> Trail);

    /// <param name="month">As <c>2026-11</c>; the present month for anything else.</param>
    public async Task<View> ReadAsync(string? month, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var settings = services.GetRequiredService<ISettings>();
        settings.Forget();
        var (shop, fiscal) = (await settings.ShopAsync(cancellationToken), await settings.FiscalAsync(cancellationToken));
        return new(
            shop, await services.GetRequiredService<RateTable>().ExecuteAsync(cancellationToken),
            await services.GetRequiredService<VatReport>().OfMonthAsync(MonthOf(month, clock.GetUtcNow()), cancellationToken),
            fiscal.Device, services.GetRequiredService<FiscalDevices>()[FiscalDeviceKind.Oscu].Problem(shop), fiscal.DepositVat,
            await services.GetRequiredService<IAuditTrail>().ReadAsync(ChangeVatRegistration.Subject, ShownTrail, cancellationToken));
    }

    public async Task<Result> SaveAsync(ClaimsPrincipal who, bool registered)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (!(await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Owner)).Succeeded) return ForOwners;
        return await services.GetRequiredService<ChangeVatRegistration>().ExecuteAsync(registered, new Actor(who.AccountId(), who.FullName()), CancellationToken.None);
    }

    /// <summary>Codes: <c>fiscal.not-configured</c>, <c>tax-settings.not-allowed</c>.</summary>
    public async Task<Result> SaveDeviceAsync(ClaimsPrincipal who, FiscalDeviceKind device)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (!(await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Owner)).Succeeded) return ForOwners;
        return await services.GetRequiredService<ChangeFiscalDevice>()
            .ExecuteAsync(device, ChangeVatRegistration.Subject, new Actor(who.AccountId(), who.FullName()), CancellationToken.None);
    }

    /// <summary>Code: <c>tax-settings.not-allowed</c>.</summary>
    public async Task<Result> SaveDepositsAsync(ClaimsPrincipal who, DepositVat when)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (!(await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Owner)).Succeeded) return ForOwners;
        return await services.GetRequiredService<ChangeDepositVat>()
            .ExecuteAsync(when, ChangeVatRegistration.Subject, new Actor(who.AccountId(), who.FullName()), CancellationToken.None);
    }

    public Task<Result> AddRateAsync(ClaimsPrincipal who, VatCategory category, DateOnly? from, string? percent) =>
        RatesAsync(who, (rates, by) => rates.AddAsync(category, from, percent, by, CancellationToken.None));

    public Task<Result> TakeRateBackAsync(ClaimsPrincipal who, VatCategory category, DateOnly from) =>
        RatesAsync(who, (rates, by) => rates.TakeBackAsync(category, from, by, CancellationToken.None));

    private async Task<Result> RatesAsync(ClaimsPrincipal who, Func<ChangeVatRates, Actor, Task<Result>> changeAsync)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!(await scope.ServiceProvider.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Owner)).Succeeded) return ForOwners;
        return await changeAsync(scope.ServiceProvider.GetRequiredService<ChangeVatRates>(), new(who.AccountId(), who.FullName()));
    }

    internal static DateOnly MonthOf(string? typed, DateTimeOffset now)
    {
        var today = ShopTime.DayOf(now);
        var present = new DateOnly(today.Year, today.Month, 1);
        return DateOnly.TryParseExact($"{typed}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            && month.Year >= Earliest && month <= present ? month : present;
    }
}
