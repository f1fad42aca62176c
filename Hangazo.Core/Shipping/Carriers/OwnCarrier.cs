using Hangazo.Core.Shipping.Contracts;

namespace Hangazo.Core.Shipping.Carriers;

/// <summary>Our own rider or van: nobody outside is asked, staff say how far it is.</summary>
internal sealed class OwnCarrier : ICarrier
{
    public const string Known = "own";

    private static readonly Task<CarrierAnswer> Done = Task.FromResult(new CarrierAnswer(CarrierResult.Done));

    public string Code => Known;

    public string Name => "Our own rider or van";

    public CarrierManner Manner => CarrierManner.ByHand;

    public bool IsConfigured => true;

    public Task<CarrierAnswer> QuoteAsync(CarrierParcel parcel, CancellationToken cancellationToken) => Done;

    public Task<CarrierAnswer> BookAsync(CarrierParcel parcel, CancellationToken cancellationToken) => Done;

    public Task<CarrierTracking> TrackAsync(string waybill, CancellationToken cancellationToken) => Task.FromResult(new CarrierTracking(CarrierResult.Done, []));

    public Task<CarrierAnswer> CancelAsync(string waybill, CancellationToken cancellationToken) => Done;
}
