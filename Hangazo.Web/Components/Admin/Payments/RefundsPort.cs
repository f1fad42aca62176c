using System.Security.Claims;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Hangazo.Web.Components.Admin.Payments;

/// <summary>Money that goes back to payers: sent, written down, approved. Every change asks again who may make it.</summary>
internal sealed class RefundsPort(IServiceScopeFactory scopes)
{
    private static readonly Error ForManagers = new("refund.not-allowed", "Only a manager may give money back.", ErrorKind.Forbidden);
    private static readonly Error NoAccount = new("refund.no-account", "Whoever ordered this has no account, so there is nobody to give store credit to.", ErrorKind.Conflict);
    private static readonly Error ForOwners = new("payment-settings.not-allowed", "Only the owner may change how money goes back.", ErrorKind.Forbidden);

    public async Task<IReadOnlyList<RefundsToApprove.View>> ToApproveAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RefundsToApprove>().ExecuteAsync(cancellationToken);
    }

    public async Task<RefundRules> RulesAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ISettings>().RefundsAsync(cancellationToken);
    }

    public Task<Result> SaveRulesAsync(ClaimsPrincipal who, string? secondPersonFrom) =>
        DoAsync<ChangeRefundRules>(who, Policies.Owner, ForOwners, (change, by) => change.ExecuteAsync(secondPersonFrom, by, CancellationToken.None));

    public Task<Result<RefundState>> SendAsync(ClaimsPrincipal who, Guid credit, string? phone) =>
        AskAsync<SendRefund, RefundState>(who, (send, by) => send.ExecuteAsync(credit, phone, by, CancellationToken.None));

    public Task<Result<RefundState>> AskNowAsync(ClaimsPrincipal who, Guid credit) =>
        AskAsync<SendRefund, RefundState>(who, (send, _) => send.AskNowAsync(credit, CancellationToken.None));

    public Task<Result<RefundState>> AskAsync(ClaimsPrincipal who, Guid credit) =>
        AskAsync<RefundCredit, RefundState>(who, (refund, by) => refund.RequestAsync(credit, by, CancellationToken.None));

    public Task<Result<RefundState>> WriteDownAsync(ClaimsPrincipal who, Guid credit, string? reference) =>
        AskAsync<RefundCredit, RefundState>(who, (refund, by) => refund.ExecuteAsync(credit, reference, by, CancellationToken.None));

    /// <summary>To the account of whoever placed the order. Codes: those of <see cref="GiveAsStoreCredit"/>, <c>refund.no-account</c>.</summary>
    public async Task<Result<RefundState>> GiveAsStoreCreditAsync(ClaimsPrincipal who, Guid credit, Guid order)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<IOrders>().FindAsync(new(order), CancellationToken.None) is not { CustomerId: { } customer }) return NoAccount;
        return await AskAsync<GiveAsStoreCredit, RefundState>(who, (give, by) => give.ExecuteAsync(credit, order, customer.Value, by, CancellationToken.None));
    }

    public Task<Result> SettleAsync(ClaimsPrincipal who, Guid credit, string? reference) =>
        DoAsync<DecideRefund>(who, Policies.Manage, ForManagers, (decide, by) => decide.SettleAsync(credit, reference, by, CancellationToken.None));

    public Task<Result> ApproveAsync(ClaimsPrincipal who, Guid occasion) =>
        DoAsync<DecideRefund>(who, Policies.Manage, ForManagers, (decide, by) => decide.ApproveAsync(occasion, by, CancellationToken.None));

    public Task<Result> RejectAsync(ClaimsPrincipal who, Guid occasion) =>
        DoAsync<DecideRefund>(who, Policies.Manage, ForManagers, (decide, by) => decide.RejectAsync(occasion, by, why: null, CancellationToken.None));

    private async Task<Result<T>> AskAsync<TService, T>(ClaimsPrincipal who, Func<TService, Actor, Task<Result<T>>> askAsync)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!await MayAsync(scope, who, Policies.Manage)) return ForManagers;
        return await askAsync(scope.ServiceProvider.GetRequiredService<TService>(), new(who.AccountId(), who.FullName()));
    }

    private async Task<Result> DoAsync<TService>(ClaimsPrincipal who, string policy, Error refusal, Func<TService, Actor, Task<Result>> doAsync)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!await MayAsync(scope, who, policy)) return refusal;
        return await doAsync(scope.ServiceProvider.GetRequiredService<TService>(), new(who.AccountId(), who.FullName()));
    }

    private static async Task<bool> MayAsync(AsyncServiceScope scope, ClaimsPrincipal who, string policy) =>
        (await scope.ServiceProvider.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, policy)).Succeeded;
}
