using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Inventory;

public static class InventoryErrors
{
    public static readonly Error BelowCommitted = new(
        "stock.below-committed", "Orders already hold more than that.", ErrorKind.Conflict, "onHand");

    public static readonly Error QuantityInvalid = new(
        "stock.quantity-invalid", "What is on hand is a number from 0 to 1,000,000, with at most two decimals.", Field: "onHand");

    public static readonly Error ChangedMeanwhile = new(
        "stock.changed-meanwhile", "Stock moved while you counted. Load the page again and write down what is there now.", ErrorKind.Conflict, "onHand");

    public static Error TooFew(VariantId variant) => new("stock.short", "There are not that many left.", ErrorKind.Conflict, variant.ToString());
}
