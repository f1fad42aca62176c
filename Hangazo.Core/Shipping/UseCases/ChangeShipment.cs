using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Shipping.Carriers;
using Hangazo.Core.Shipping.Contracts;
using Hangazo.Core.Shipping.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Shipping.UseCases;

/// <summary>What staff do to a parcel: say how far it is, or call it back before it has left.</summary>
public sealed class ChangeShipment(HangazoDb db, KnownCarriers carriers, IAuditTrail trail, TimeProvider clock)
{
    private const int LongestNote = 150;

    /// <summary>The steps that staff may say, with what they mean to the buyer.</summary>
    public static IReadOnlyDictionary<ShipmentState, string> Steps { get; } = new Dictionary<ShipmentState, string>
    {
        [ShipmentState.OnItsWay] = "On its way",
        [ShipmentState.Near] = "With the rider, or ready at the office",
        [ShipmentState.Delivered] = "Delivered",
        [ShipmentState.NotDelivered] = "Could not be delivered",
        [ShipmentState.Returned] = "Back in the shop",
    };

    /// <summary>Codes: <c>shipment.not-found</c>, <c>shipment.ended</c>, <c>shipment.note</c>, <c>shipment.follows-itself</c>.</summary>
    /// <param name="note">As the buyer reads it; may be empty.</param>
    public Task<Result<bool>> MarkAsync(ShipmentId id, ShipmentState state, string? note, Actor by, CancellationToken cancellationToken) => db.InTransactionAsync<bool>(
        async token =>
        {
            if (!Steps.TryGetValue(state, out var words)) return ShippingErrors.ShipmentEnded;
            if (note?.Trim() is { Length: > LongestNote } || note?.Any(char.IsControl) == true) return ShippingErrors.Note;
            if (await db.LockShipmentAsync(id, token) is not { } shipment) return ShippingErrors.ShipmentNotFound;
            if (carriers.Find(shipment.Carrier) is { Manner: CarrierManner.ByItself }) return ShippingErrors.FollowsItself;
            var said = string.IsNullOrWhiteSpace(note) ? words : $"{words}: {note.Trim()}";
            var marked = shipment.Mark(state, said, by.Name, clock.GetUtcNow());
            if (!marked.Succeeded) return marked.Error;
            trail.Note(new("order", shipment.SubjectId), by, [new("Parcel", null, said)]);
            await db.SaveChangesAsync(token);
            return true;
        },
        cancellationToken);

    /// <summary>Codes: <c>shipment.not-found</c>, <c>shipment.ended</c>, <c>shipment.being-booked</c>, <c>shipment.refused</c>, <c>shipment.no-answer</c>.</summary>
    public async Task<Result> CancelAsync(ShipmentId id, Actor by, CancellationToken cancellationToken)
    {
        if (await db.Set<Shipment>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } known) return ShippingErrors.ShipmentNotFound;
        // The carrier first: what it will not give up is not cancelled here. Said twice it hears it twice.
        if (known is { State: ShipmentState.Booked, Waybill: { } waybill } && carriers.Find(known.Carrier) is { } carrier
            && await carrier.CancelAsync(waybill, cancellationToken) is { Result: not CarrierResult.Done } answer)
            return answer.Result == CarrierResult.Refused ? ShippingErrors.CarrierRefused(answer.Text) : ShippingErrors.NoAnswer(answer.Text);
        return await db.InTransactionAsync<bool>(
            async token =>
            {
                if (await db.LockShipmentAsync(id, token) is not { } shipment) return ShippingErrors.ShipmentNotFound;
                var cancelled = shipment.Cancel(by.Name, clock.GetUtcNow());
                if (!cancelled.Succeeded) return cancelled.Error;
                trail.Note(new("order", shipment.SubjectId), by, [new("Parcel", shipment.Waybill, "cancelled")]);
                await db.SaveChangesAsync(token);
                return true;
            },
            cancellationToken);
    }
}
