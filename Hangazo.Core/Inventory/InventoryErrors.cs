using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Inventory;

public static class InventoryErrors
{
    public static readonly Error BelowCommitted = new(
        "stock.below-committed", "Orders already hold more than that.", ErrorKind.Conflict, "onHand");

    public static Error TooFew(VariantId variant) => new("stock.short", "There are not that many left.", ErrorKind.Conflict, variant.ToString());
}
