using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Shipping.Carriers;
using Hangazo.Core.Shipping.Contracts;
using Hangazo.Core.Shipping.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Shipping;

internal sealed class ShipmentsFacade(HangazoDb db, KnownCarriers carriers, TimeProvider clock) : IShipments
{
    public async Task<Result<ShipmentId>> BookAsync(ShipmentAsk ask, CancellationToken cancellationToken)
    {
        if (await FindAsync(ask.Method, cancellationToken) is not { Carrier: { IsConfigured: true } carrier, Template: var template }) return ShippingErrors.NoCarrier;
        await db.LockShipmentsAsync(ask.Subject, cancellationToken);
        var known = await db.Set<Shipment>().Where(s => s.SubjectId == ask.Subject).ToListAsync(cancellationToken);
        if (known.Exists(s => s.IsOpen || s.State is ShipmentState.Requested)) return ShippingErrors.UnderWay;
        var now = clock.GetUtcNow();
        var shipment = Shipment.Ask(ShipmentId.New(), ask, carrier.Code, now);
        if (carrier.Manner != CarrierManner.ByItself)
        {
            // Nobody outside is asked, so that it is known at once.
            var answer = await carrier.BookAsync(shipment.ToParcel(ask.Waybill, template), cancellationToken);
            if (answer.Result != CarrierResult.Done) return ShippingErrors.Waybill(answer.Text);
            shipment.HearBooked(answer, follows: false, ask.By.Name, now);
        }

        db.Add(shipment);
        return shipment.Id;
    }

    public async Task<IReadOnlyList<ShipmentSnapshot>> OfSubjectAsync(Guid subject, CancellationToken cancellationToken) =>
        (await db.Set<Shipment>().AsNoTracking().Where(s => s.SubjectId == subject).OrderBy(s => s.Id).ToListAsync(cancellationToken)).ConvertAll(Snapshot);

    public async Task<MethodCarrier?> CarrierOfAsync(string method, CancellationToken cancellationToken) =>
        (await FindAsync(method, cancellationToken))?.Carrier is { } carrier ? new(carrier.Code, carrier.Name, carrier.Manner, carrier.IsConfigured) : null;

    public async Task<Result<Money?>> QuoteAsync(ShipmentAsk ask, CancellationToken cancellationToken)
    {
        if (await FindAsync(ask.Method, cancellationToken) is not { Carrier: { IsConfigured: true } carrier, Template: var template }) return ShippingErrors.NoCarrier;
        var answer = await carrier.QuoteAsync(Shipment.Ask(ShipmentId.New(), ask, carrier.Code, clock.GetUtcNow()).ToParcel(null, template), cancellationToken);
        return answer.Result switch
        {
            CarrierResult.Done => Result.Of(answer.Fee),
            CarrierResult.Refused => ShippingErrors.CarrierRefused(answer.Text),
            _ => ShippingErrors.NoAnswer(answer.Text),
        };
    }

    private async Task<(ICarrier? Carrier, string? Template)?> FindAsync(string method, CancellationToken cancellationToken) =>
        await db.Set<DeliveryMethod>().AsNoTracking().SingleOrDefaultAsync(m => m.Code == method, cancellationToken) is { NeedsAddress: true } found
            ? (carriers.Find(found.Carrier), found.TrackingLink) : null;

    private ShipmentSnapshot Snapshot(Shipment s) => new(
        s.Id, s.SubjectId, carriers.Find(s.Carrier)?.Name ?? s.Carrier, carriers.Find(s.Carrier)?.Manner ?? CarrierManner.ByHand, s.State, s.Waybill, s.Link,
        s.FeeMinor is { } fee ? new(fee, Money.Kes) : null, s.Problem, s.AskedAt, s.Steps);
}
