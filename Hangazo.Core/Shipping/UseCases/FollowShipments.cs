using Hangazo.Core.Data;
using Hangazo.Core.Shipping.Carriers;
using Hangazo.Core.Shipping.Contracts;
using Hangazo.Core.Shipping.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Shipping.UseCases;

/// <summary>
/// Asks carriers what is due: to take a parcel, or how far it is. Claimed and committed first, so that of any number of nodes one asks; who is ended half-way
/// leaves a time that passes, and the same booking is asked for again with its key.
/// </summary>
public sealed class FollowShipments(HangazoDb db, KnownCarriers carriers, TimeProvider clock)
{
    /// <summary>Longer than a carrier may take to answer.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Asks about one. False when nothing is due.</summary>
    public async Task<bool> ExecuteOneAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        if (await ClaimAsync(cancellationToken) is not { } claimed) return false;
        // Not to be cancelled half-way: the answer would be lost.
        if (carriers.Find(claimed.Carrier) is not { IsConfigured: true } carrier) await BookAsync(claimed.Id, new(CarrierResult.NoAnswer, Text: "The carrier is not set up any more."));
        else if (claimed.State == ShipmentState.Requested) await BookAsync(claimed.Id, await carrier.BookAsync(claimed.ToParcel(null, null), CancellationToken.None));
        else await TrackAsync(claimed.Id, await carrier.TrackAsync(claimed.Waybill!, CancellationToken.None));
        return true;
    }

    /// <summary>A message that came from a carrier. False: it is not genuine, or from nobody we know.</summary>
    public async Task<bool> HearAsync(string code, Func<string, string?> header, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (carriers.Find(code) is not { IsConfigured: true } carrier || carrier.Read(header, body, clock.GetUtcNow()) is not { } news) return false;
        var ids = await db.Set<Shipment>().AsNoTracking().Where(s => s.Carrier == code && s.Waybill == news.Waybill).Select(s => s.Id).ToListAsync(cancellationToken);
        foreach (var id in ids) await ChangeAsync(id, shipment => shipment.Hear(news.Steps, clock.GetUtcNow()), cancellationToken);
        return true;
    }

    private async Task<Shipment?> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await db.Database.SqlQuery<Guid>(
            $"""select id as "Value" from shipping.shipment where next_step_at <= {now} order by next_step_at limit 1 for update skip locked""").ToListAsync(cancellationToken);
        if (due.Count == 0) return null;
        var shipment = await db.Set<Shipment>().SingleAsync(s => s.Id == new ShipmentId(due[0]), cancellationToken);
        shipment.Try(now + Lease);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return shipment;
    }

    private Task BookAsync(ShipmentId id, CarrierAnswer answer) =>
        ChangeAsync(id, shipment => shipment.HearBooked(answer, follows: true, null, clock.GetUtcNow()), CancellationToken.None);

    private Task TrackAsync(ShipmentId id, CarrierTracking told) => ChangeAsync(
        id,
        shipment =>
        {
            shipment.LookAgain(clock.GetUtcNow());
            if (told.Result == CarrierResult.Done) shipment.Hear(told.Steps, clock.GetUtcNow());
        },
        CancellationToken.None);

    private async Task ChangeAsync(ShipmentId id, Action<Shipment> change, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockShipmentAsync(id, cancellationToken) is { } shipment) change(shipment);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
