using Hangazo.Core.Kernel;
using Hangazo.Core.Shipping.Carriers;

namespace Hangazo.Core.Shipping;

/// <summary>A way to hand over an order. Its fees stand per zone and weight; no fee that fits: not offered there.</summary>
public sealed class DeliveryMethod
{
    /// <summary>The code of the one way to other countries.</summary>
    public const string International = "international";

    private DeliveryMethod()
    {
    }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>What the buyer is told, such as <c>1-2 working days, bring your ID</c>.</summary>
    public string Estimate { get; private set; } = "";

    public bool NeedsAddress { get; private set; }

    public bool IsOffered { get; private set; }

    /// <summary>Working days from the order to its arrival, at the earliest.</summary>
    public int LeastDays { get; private set; }

    public int MostDays { get; private set; }

    /// <summary>Shop time. What is ordered later counts as ordered on the next working day; null: there is no such time.</summary>
    public TimeOnly? CutOff { get; private set; }

    /// <summary>Goods worth as much, in cents and before promotions, are brought for nothing; null: never.</summary>
    public long? FreeFromMinor { get; private set; }

    /// <summary>The code of the carrier that brings it.</summary>
    public string Carrier { get; private set; } = OwnCarrier.Known;

    /// <summary>Where a waybill is looked up, with <c>{waybill}</c> in it; null: nowhere.</summary>
    public string? TrackingLink { get; private set; }

    /// <summary>Its fee is worked out for each order, so it has none by zone and weight.</summary>
    public bool IsByQuote => Code == International;

    public static DeliveryMethod Create(
        string code, string name, string estimate, bool needsAddress, int leastDays, int mostDays, TimeOnly? cutOff = null, bool isOffered = true,
        string carrier = OwnCarrier.Known) => new()
        {
            Code = code, Name = name, Estimate = estimate, NeedsAddress = needsAddress, IsOffered = isOffered, LeastDays = leastDays, MostDays = mostDays, CutOff = cutOff, Carrier = carrier,
        };

    public void Change(bool isOffered, string name, string estimate, int leastDays, int mostDays, TimeOnly? cutOff, Money? freeFrom) =>
        (IsOffered, Name, Estimate, LeastDays, MostDays, CutOff, FreeFromMinor) = (isOffered, name, estimate, leastDays, mostDays, cutOff, freeFrom?.Minor);

    public void BringBy(string carrier, string? trackingLink) => (Carrier, TrackingLink) = (carrier, trackingLink);
}

/// <summary>A county and the zone it is charged as.</summary>
public sealed class CountyZone
{
    private CountyZone()
    {
    }

    public int Code { get; private set; }

    public string Name { get; private set; } = "";

    public string Zone { get; private set; } = "";

    public static CountyZone Create(int code, string name, string zone) => new() { Code = code, Name = name, Zone = zone };

    public void MoveTo(string zone) => Zone = zone;
}

/// <summary>What a method costs in a zone up to a weight, VAT included, in cents of a shilling.</summary>
public sealed class DeliveryFee
{
    /// <summary>As a weight: however heavy.</summary>
    public const int AnyWeight = 0;

    private DeliveryFee()
    {
    }

    public string Method { get; private set; } = "";

    public string Zone { get; private set; } = "";

    /// <summary>Grams, or <see cref="AnyWeight"/>.</summary>
    public int UpTo { get; private set; }

    public long Minor { get; private set; }

    public static DeliveryFee Create(string method, string zone, long shillings, int upTo = AnyWeight) => new() { Method = method, Zone = zone, Minor = shillings * 100, UpTo = upTo };

    public void Charge(long minor) => Minor = minor;

    public bool IsFor(DeliveryFee other) => (Method, Zone, UpTo) == (other.Method, other.Zone, other.UpTo);

    public bool Carries(int grams) => UpTo == AnyWeight || grams <= UpTo;
}
