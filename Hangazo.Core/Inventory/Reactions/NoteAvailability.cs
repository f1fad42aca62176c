using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Outbox;

namespace Hangazo.Core.Inventory.Reactions;

/// <summary>When variants ran low, out or came back, the catalogue notes what can be bought now.</summary>
internal sealed class NoteAvailability(IInventory inventory, ICatalog catalog, HangazoDb db) : IReactTo<AvailabilityChanged>
{
    public async Task ReactAsync(AvailabilityChanged happened, CancellationToken cancellationToken)
    {
        var available = await inventory.AvailableAsync(happened.Variants, cancellationToken);
        await catalog.NoteAvailabilityAsync(available.ToDictionary(pair => pair.Key, pair => pair.Value > 0), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
