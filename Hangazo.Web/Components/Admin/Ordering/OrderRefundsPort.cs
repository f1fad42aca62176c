using System.Security.Claims;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Queries;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Hangazo.Web.Components.Admin.Ordering;

/// <summary>What of an order goes back, as staff see and decide it. Every change asks again who may make it.</summary>
internal sealed class OrderRefundsPort(IServiceScopeFactory scopes)
{
    private static readonly Error ForManagers = new("refund.not-allowed", "Only a manager may give money back.", ErrorKind.Forbidden);

    /// <param name="Money">How the money of each goes back, by the refund's id.</param>
    /// <param name="CreditNotes">Numbers by the refund's id.</param>
    /// <param name="Untold">What M-Pesa shows of masked payers' numbers; empty where staff need not say a number.</param>
    public sealed record View(
        IReadOnlyList<OrderRefundSnapshot> Refunds, ILookup<Guid, RefundSnapshot> Money, ILookup<OrderRefundId, string> CreditNotes, IReadOnlyList<string> Untold);

    public async Task<View> ReadAsync(OrderSnapshot order, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var refunds = await services.GetRequiredService<OrderRefunds>().OfOrderAsync(order.Id, cancellationToken);
        var money = await services.GetRequiredService<IPayments>().RefundsAsync(order.Id.Value, cancellationToken);
        var notes = await services.GetRequiredService<InvoiceDocument>().CreditNotesAsync(order.Number, cancellationToken);
        var untold = await services.GetRequiredService<UntoldPayers>().ExecuteAsync(order.Id.Value, cancellationToken);
        return new(
            refunds, money.ToLookup(refund => refund.Occasion), notes.Where(note => note.RefundId is not null).ToLookup(note => note.RefundId!.Value, note => note.Number), untold);
    }

    public async Task<Result<RefundSheet.Worked>> PreviewAsync(string number, RefundSheet.Input input)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RefundOrder>().PreviewAsync(number, input, CancellationToken.None);
    }

    public async Task<Result<Money>> GiveBackAsync(ClaimsPrincipal who, GiveBackDeposit.Command command)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (!(await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Manage)).Succeeded) return ForManagers;
        return await services.GetRequiredService<GiveBackDeposit>().ExecuteAsync(command, new Actor(who.AccountId(), who.FullName()), CancellationToken.None);
    }

    public async Task<Result<RefundOrder.Asked>> RefundAsync(ClaimsPrincipal who, RefundOrder.Command command)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (!(await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Manage)).Succeeded) return ForManagers;
        return await services.GetRequiredService<RefundOrder>().ExecuteAsync(command, new Actor(who.AccountId(), who.FullName()), CancellationToken.None);
    }
}
