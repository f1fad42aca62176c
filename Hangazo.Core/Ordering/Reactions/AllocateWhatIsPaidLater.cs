using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Ordering.Reactions;

/// <summary>An order that is paid at the door is accepted as it is placed: its reservations become allocations, so that it can be packed.</summary>
internal sealed class AllocateWhatIsPaidLater(HangazoDb db, IInventory inventory) : IReactTo<OrderPlaced>
{
    public async Task ReactAsync(OrderPlaced happened, CancellationToken cancellationToken)
    {
        var order = await db.Set<Order>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == happened.OrderId, cancellationToken);
        if (order is not { State: OrderState.Open, PaysOnDelivery: true }) return;
        await inventory.AllocateAsync(order.Id.Value, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
