namespace Hangazo.Core.Shipping;

/// <summary>A way to hand over an order. Its fees stand per zone; no fee for a zone: not offered there.</summary>
public sealed class DeliveryMethod
{
    private DeliveryMethod()
    {
    }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>What the buyer is told, such as <c>1-2 working days</c>.</summary>
    public string Estimate { get; private set; } = "";

    public bool NeedsAddress { get; private set; }

    public bool IsOffered { get; private set; }

    public static DeliveryMethod Create(string code, string name, string estimate, bool needsAddress) =>
        new() { Code = code, Name = name, Estimate = estimate, NeedsAddress = needsAddress, IsOffered = true };
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
}

/// <summary>What a method costs in a zone, VAT included, in cents of a shilling.</summary>
public sealed class DeliveryFee
{
    private DeliveryFee()
    {
    }

    public string Method { get; private set; } = "";

    public string Zone { get; private set; } = "";

    public long Minor { get; private set; }

    public static DeliveryFee Create(string method, string zone, long shillings) => new() { Method = method, Zone = zone, Minor = shillings * 100 };
}
