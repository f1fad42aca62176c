using System.Text.RegularExpressions;
using Hangazo.Core.Shipping.Contracts;

namespace Hangazo.Core.Shipping.Carriers;

/// <summary>A bus company's parcel office, or an agent: staff hand the parcel in and write the waybill's number down; where it can be looked up, a template says so.</summary>
internal sealed partial class WaybillCarrier : ICarrier
{
    public const string Known = "waybill";

    private const string Place = "{waybill}";
    private const int LongestTemplate = 300;

    public string Code => Known;

    public string Name => "Parcel office or agent, by waybill";

    public CarrierManner Manner => CarrierManner.ByWaybill;

    public bool IsConfigured => true;

    public Task<CarrierAnswer> QuoteAsync(CarrierParcel parcel, CancellationToken cancellationToken) => Task.FromResult(new CarrierAnswer(CarrierResult.Done));

    public Task<CarrierAnswer> BookAsync(CarrierParcel parcel, CancellationToken cancellationToken) => Task.FromResult(Clean(parcel.Waybill) is { } waybill
        ? new CarrierAnswer(CarrierResult.Done, waybill, LinkOf(parcel.LinkTemplate, waybill))
        : new CarrierAnswer(CarrierResult.Refused, Text: "Write the waybill's number down: 3 to 40 letters and digits, as it is printed."));

    public Task<CarrierTracking> TrackAsync(string waybill, CancellationToken cancellationToken) => Task.FromResult(new CarrierTracking(CarrierResult.Done, []));

    public Task<CarrierAnswer> CancelAsync(string waybill, CancellationToken cancellationToken) => Task.FromResult(new CarrierAnswer(CarrierResult.Done));

    /// <summary>As it is kept: capitals, no spaces; null when it is none.</summary>
    internal static string? Clean(string? typed) =>
        typed?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() is { } waybill && Number().IsMatch(waybill) ? waybill : null;

    internal static string? LinkOf(string? template, string waybill) => template?.Replace(Place, Uri.EscapeDataString(waybill), StringComparison.Ordinal);

    /// <summary>An https address that says where the waybill's number goes.</summary>
    internal static bool IsTemplate(string text) => text.Length <= LongestTemplate && text.Contains(Place, StringComparison.Ordinal)
        && Uri.TryCreate(text.Replace(Place, "1", StringComparison.Ordinal), UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps;

    [GeneratedRegex("^[A-Z0-9][A-Z0-9/-]{2,39}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Number();
}
