using System.Security.Claims;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Shipping.Contracts;
using Hangazo.Core.Shipping.UseCases;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Hangazo.Web.Components.Admin.Ordering;

/// <summary>How an order is brought, as staff see and do it. Every change asks again who may make it.</summary>
internal sealed class OrderDeliveryPort(IServiceScopeFactory scopes)
{
    private static readonly Error ForStaff = new("shipment.not-allowed", "Only staff may do this.", ErrorKind.Forbidden);

    /// <param name="Carrier">Null: nobody brings it.</param>
    public sealed record View(MethodCarrier? Carrier, IReadOnlyList<ShipmentSnapshot> Shipments);

    public async Task<View> ReadAsync(OrderSnapshot order, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var shipments = scope.ServiceProvider.GetRequiredService<IShipments>();
        return new(await shipments.CarrierOfAsync(order.DeliveryCode, cancellationToken), await shipments.OfSubjectAsync(order.Id.Value, cancellationToken));
    }

    public Task<Result<Money?>> QuoteAsync(ClaimsPrincipal who, OrderSnapshot order) =>
        DoAsync<Money?>(who, (services, by) => services.GetRequiredService<BookDelivery>().QuoteAsync(order, by, CancellationToken.None));

    public Task<Result<ShipmentId>> BookAsync(ClaimsPrincipal who, string number, string? waybill) =>
        DoAsync<ShipmentId>(who, (services, by) => services.GetRequiredService<BookDelivery>().ExecuteAsync(number, waybill, by, CancellationToken.None));

    public Task<Result<bool>> MarkAsync(ClaimsPrincipal who, ShipmentId id, ShipmentState state, string? note) =>
        DoAsync<bool>(who, (services, by) => services.GetRequiredService<ChangeShipment>().MarkAsync(id, state, note, by, CancellationToken.None));

    public Task<Result<bool>> CancelAsync(ClaimsPrincipal who, ShipmentId id) => DoAsync<bool>(who, async (services, by) =>
        await services.GetRequiredService<ChangeShipment>().CancelAsync(id, by, CancellationToken.None) is { Succeeded: false } refused ? refused.Error : true);

    private async Task<Result<T>> DoAsync<T>(ClaimsPrincipal who, Func<IServiceProvider, Actor, Task<Result<T>>> actAsync)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (!(await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Work)).Succeeded) return ForStaff;
        return await actAsync(services, new(who.AccountId(), who.FullName()));
    }
}
