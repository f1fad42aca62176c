using Hangazo.Core.Kernel;

namespace Hangazo.Core.Shipping;

public static class ShippingErrors
{
    public static readonly Error UnknownCounty = new("delivery.county-unknown", "There is no such county; the codes go from 1 to 47.", Field: "county");

    public static readonly Error UnknownCountry = new("delivery.country-unknown", "There is no such country; use the two letters of ISO 3166-1, such as GB.", Field: "country");

    public static readonly Error BadWeight = new("delivery.weight", "Give the weight in whole grams, up to 1,000,000.", Field: "grams");

    public static readonly Error BadGoods = new("delivery.goods", "Give the worth of the goods in whole shillings, up to 100,000,000.", Field: "goods");

    /// <summary>Somebody else saved in between.</summary>
    public static readonly Error Changed = new(
        "delivery.changed", "Somebody else has changed the delivery settings meanwhile. Please load the page again.", ErrorKind.Conflict);

    public static readonly Error NoCarrier = new("shipment.no-carrier", "Nobody brings what goes by this method: choose its carrier in the delivery settings.", ErrorKind.Conflict);

    public static readonly Error UnderWay = new("shipment.under-way", "It is booked already. Cancel that first to book it again.", ErrorKind.Conflict);

    public static readonly Error BeingBooked = new("shipment.being-booked", "It is just being booked. Please try again in a moment.", ErrorKind.Conflict);

    public static readonly Error ShipmentEnded = new("shipment.ended", "This parcel has left or ended already.", ErrorKind.Conflict);

    public static readonly Error FollowsItself = new("shipment.follows-itself", "The carrier itself says how far this parcel is.", ErrorKind.Conflict);

    public static readonly Error Note = new("shipment.note", "Keep the note under 150 characters, on one line.", Field: "note");

    public static readonly Error ShipmentNotFound = new("shipment.not-found", "There is no such parcel.", ErrorKind.NotFound);

    public static Error NotServed(string country) => new("delivery.country-not-served", $"We do not send to {country}.", ErrorKind.Conflict, "country");

    public static Error Waybill(string? why) => new("shipment.waybill", why ?? "Write the waybill's number down.", Field: "waybill");

    public static Error CarrierRefused(string? why) => new("shipment.refused", why ?? "The carrier says no.", ErrorKind.Conflict);

    public static Error NoAnswer(string? why) => new("shipment.no-answer", $"{why ?? "The carrier gave no answer."} Please try again.", ErrorKind.Unavailable);

    public static Error Field(string field, string message) => new("delivery.field", message, Field: field);
}
