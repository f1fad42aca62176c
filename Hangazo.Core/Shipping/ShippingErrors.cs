using Hangazo.Core.Kernel;

namespace Hangazo.Core.Shipping;

public static class ShippingErrors
{
    public static readonly Error UnknownCounty = new("delivery.county-unknown", "There is no such county; the codes go from 1 to 47.", Field: "county");

    public static readonly Error BadWeight = new("delivery.weight", "Give the weight in whole grams, up to 1,000,000.", Field: "grams");

    public static readonly Error BadGoods = new("delivery.goods", "Give the worth of the goods in whole shillings, up to 100,000,000.", Field: "goods");

    /// <summary>Somebody else saved in between.</summary>
    public static readonly Error Changed = new(
        "delivery.changed", "Somebody else has changed the delivery settings meanwhile. Please load the page again.", ErrorKind.Conflict);

    public static Error Field(string field, string message) => new("delivery.field", message, Field: field);
}
