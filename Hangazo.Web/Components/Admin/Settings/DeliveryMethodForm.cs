using System.Globalization;
using Hangazo.Core.Shipping;
using Hangazo.Core.Shipping.UseCases;

namespace Hangazo.Web.Components.Admin.Settings;

/// <summary>One way of delivery while the owner works on it: everything as typed, the fees by zone and weight.</summary>
internal sealed class DeliveryMethodForm
{
    private const string HoweverHeavy = "";

    private readonly Dictionary<(string Zone, string Band), string?> _fees = [];

    /// <summary>A method that is not there yet.</summary>
    public DeliveryMethodForm()
    {
    }

    public DeliveryMethodForm(DeliveryMethod method, IReadOnlyList<DeliveryFee> fees)
    {
        (Code, On, Name, Estimate, NeedsAddress) = (method.Code, method.IsOffered, method.Name, method.Estimate, method.NeedsAddress);
        (LeastDays, MostDays) = (Text(method.LeastDays), Text(method.MostDays));
        CutOff = method.CutOff?.ToString("HH:mm", CultureInfo.InvariantCulture);
        (Carrier, TrackingLink) = (method.Carrier, method.TrackingLink);
        FreeFrom = method.FreeFromMinor is { } minor ? (minor / 100).ToString("#,0", CultureInfo.InvariantCulture) : null;
        foreach (var fee in fees) _fees[(fee.Zone, BandOf(fee.UpTo))] = (fee.Minor / 100).ToString("#,0", CultureInfo.InvariantCulture);
        Weights = string.Join(", ", fees.Where(fee => fee.UpTo != DeliveryFee.AnyWeight).Select(fee => fee.UpTo).Distinct().Order().Select(BandOf));
        Regrid();
    }

    public string? Code { get; }

    public string Key => Code ?? $"new-{GetHashCode()}";

    public bool IsNew => Code is null;

    public string Title => string.IsNullOrWhiteSpace(Name) ? "the new method" : Name;

    /// <summary>Its fee is worked out for each order.</summary>
    public bool IsByQuote => Code == DeliveryMethod.International;

    public bool On { get; set; }

    public string Name { get; set; } = "";

    public string? Estimate { get; set; }

    public string? LeastDays { get; set; } = "1";

    public string? MostDays { get; set; } = "3";

    public string? CutOff { get; set; }

    public string? FreeFrom { get; set; }

    /// <summary>Who brings it.</summary>
    public string Carrier { get; set; } = "own";

    public string? TrackingLink { get; set; }

    public bool NeedsAddress { get; set; } = true;

    /// <summary>Limits in kilograms between commas; without them there is one fee, however heavy.</summary>
    public string? Weights { get; set; }

    /// <summary>The limits, lightest first, and what is heavier than all of them.</summary>
    public IReadOnlyList<string> Bands { get; private set; } = [HoweverHeavy];

    /// <summary>Makes the columns of the weights that are typed.</summary>
    public void Regrid() => Bands =
    [
        .. (Weights ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()
            .OrderBy(band => decimal.TryParse(band, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var kilograms) ? kilograms : decimal.MaxValue).Take(6),
        HoweverHeavy,
    ];

    public string? Fee(string zone, string band) => _fees.GetValueOrDefault((zone, band));

    public void Charge(string zone, string band, string? shillings) => _fees[(zone, band)] = shillings;

    public ChangeDelivery.MethodInput ToInput(IEnumerable<string> zones) => new(
        Code, On, Name, Estimate, LeastDays, MostDays, CutOff, FreeFrom,
        [.. zones.SelectMany(zone => Bands.Select(band => new ChangeDelivery.FeeInput(zone, band, Fee(zone, band))))], NeedsAddress)
    {
        Carrier = Carrier, TrackingLink = TrackingLink,
    };

    private static string BandOf(int grams) => grams == DeliveryFee.AnyWeight ? HoweverHeavy : (grams / 1_000m).ToString("0.###", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
