using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Outbox;
using Hangazo.Core.Shipping.Contracts;

namespace Hangazo.Core.Ordering.Reactions;

/// <summary>When a packed order's parcel is on its way, the order is shipped; when it is delivered, so is the order. What is not possible stays for staff.</summary>
internal sealed class FollowParcel(OrderDetails orders, ChangeOrder change) : IReactTo<ShipmentChanged>
{
    private const string By = "The carrier";

    public async Task ReactAsync(ShipmentChanged happened, CancellationToken cancellationToken)
    {
        if (happened.State is not (ShipmentState.OnItsWay or ShipmentState.Near or ShipmentState.Delivered)) return;
        if (await orders.FindAsync(new OrderId(happened.SubjectId), cancellationToken) is not { } order) return;
        if (order.Fulfilment == FulfilmentState.Packed) await change.FulfilAsync(order.Number, FulfilmentState.Shipped, By, cancellationToken);
        if (happened.State == ShipmentState.Delivered) await change.FulfilAsync(order.Number, FulfilmentState.Delivered, By, cancellationToken);
    }
}
