using System.Security.Claims;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.StoreCredit;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Hangazo.Web.Components.Admin.StoreCredit;

/// <summary>Customers' store credit, for staff. Every change asks again who may make it.</summary>
internal sealed class StoreCreditPort(IServiceScopeFactory scopes)
{
    private static readonly Error ForManagers = new("store-credit.not-allowed", "Only a manager may change store credit.", ErrorKind.Forbidden);

    /// <param name="Names">Of the customers meant, by their id.</param>
    public sealed record ListView(
        Page<StoreCreditBook.Account> Accounts, Money Sum, IReadOnlyList<StoreCreditBook.Grant> ToApprove, IReadOnlyDictionary<Guid, Contact> Names);

    public sealed record CustomerView(Contact Contact, StoreCreditBook.View Credit, IReadOnlyList<StoreCreditBook.Grant> ToApprove, IReadOnlyList<AuditView> Trail);

    public async Task<ListView> ListAsync(int page)
    {
        await using var scope = scopes.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<StoreCreditBook>();
        var (accounts, waiting) = (await book.ListAsync(page, CancellationToken.None), await book.ToApproveAsync(null, CancellationToken.None));
        var customers = scope.ServiceProvider.GetRequiredService<ICustomers>();
        var names = new Dictionary<Guid, Contact>();
        foreach (var holder in accounts.Items.Select(a => a.Holder).Concat(waiting.Select(g => g.Holder)).Distinct())
            if (await customers.FindContactAsync(new(holder), CancellationToken.None) is { } contact) names[holder] = contact;
        return new(accounts, await book.SumAsync(CancellationToken.None), waiting, names);
    }

    /// <summary>Null when there is no such customer.</summary>
    public async Task<CustomerView?> FindAsync(Guid customer)
    {
        await using var scope = scopes.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<StoreCreditBook>();
        return await scope.ServiceProvider.GetRequiredService<ICustomers>().FindContactAsync(new(customer), CancellationToken.None) is { } contact
            ? new(contact, await book.OfAsync(customer, CancellationToken.None), await book.ToApproveAsync(customer, CancellationToken.None), await book.TrailAsync(customer, CancellationToken.None))
            : null;
    }

    public async Task<Result<GrantState>> ChangeAsync(ClaimsPrincipal who, ChangeStoreCredit.Command command)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!await ManagesAsync(scope, who)) return ForManagers;
        return await scope.ServiceProvider.GetRequiredService<ChangeStoreCredit>().ExecuteAsync(command, ActorOf(who), CancellationToken.None);
    }

    public async Task<Result> DecideAsync(ClaimsPrincipal who, Guid grant, bool approve)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!await ManagesAsync(scope, who)) return ForManagers;
        return await scope.ServiceProvider.GetRequiredService<DecideStoreCredit>().ExecuteAsync(grant, approve, ActorOf(who), CancellationToken.None);
    }

    private static async Task<bool> ManagesAsync(AsyncServiceScope scope, ClaimsPrincipal who) =>
        (await scope.ServiceProvider.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Manage)).Succeeded;

    private static Actor ActorOf(ClaimsPrincipal who) => new(who.AccountId(), who.FullName());
}
