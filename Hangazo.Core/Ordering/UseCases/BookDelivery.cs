using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Data;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Pricing.Contracts;
using Hangazo.Core.Shipping.Contracts;

namespace Hangazo.Core.Ordering.UseCases;

/// <summary>Staff hand an order to the carrier of its delivery method: whoever books it says who it is for, how heavy it is and what is collected at the door.</summary>
public sealed class BookDelivery(HangazoDb db, IShipments shipments, IInstalments instalments, ICatalog catalog, IAuditTrail trail)
{
    /// <summary>Codes: <c>order.not-found</c>, <c>order.not-possible</c>, <c>order.no-address</c>, and those of <see cref="IShipments.BookAsync"/>.</summary>
    /// <param name="waybill">As typed, where staff write it down.</param>
    public Task<Result<ShipmentId>> ExecuteAsync(string number, string? waybill, Actor by, CancellationToken cancellationToken) => db.InTransactionAsync<ShipmentId>(
        async token =>
        {
            if (await db.LockOrderAsync(number, token) is not { } order) return OrderingErrors.NotFound;
            await db.Entry(order).Collection(o => o.Lines).LoadAsync(token);
            var ask = await AskAsync(OrderDetails.Snapshot(order), waybill, by, token);
            if (!ask.Succeeded) return ask.Error;
            var booked = await shipments.BookAsync(ask.Value, token);
            if (!booked.Succeeded) return booked.Error;
            trail.Note(new("order", order.Id.Value), by, [new("Parcel", null, waybill?.Trim() is { Length: > 0 } typed ? $"booked, waybill {typed}" : "booked")]);
            await db.SaveChangesAsync(token);
            return booked.Value;
        },
        cancellationToken);

    /// <summary>What the carrier asks for; null where it does not say. Codes: those of booking it, and <c>shipment.no-answer</c>, <c>shipment.refused</c>.</summary>
    public async Task<Result<Money?>> QuoteAsync(OrderSnapshot order, Actor by, CancellationToken cancellationToken)
    {
        var ask = await AskAsync(order, null, by, cancellationToken);
        return ask.Succeeded ? await shipments.QuoteAsync(ask.Value, cancellationToken) : ask.Error;
    }

    private async Task<Result<ShipmentAsk>> AskAsync(OrderSnapshot order, string? waybill, Actor by, CancellationToken cancellationToken)
    {
        if (order.Address is not { } address) return OrderingErrors.NoAddress;
        if (!order.MayLeave || order.Fulfilment == FulfilmentState.Delivered) return OrderingErrors.NotPossible;
        var facts = await catalog.GetVariantsAsync(order.Lines.Select(line => line.VariantId).Distinct().ToList(), cancellationToken);
        var parcel = Parcels.Of(order.Lines.Where(line => facts.ContainsKey(line.VariantId)).Select(line => (facts[line.VariantId], line.Quantity)));
        var terms = await instalments.TermsAsync(order.Id.Value, cancellationToken);
        var owed = order.PaymentState == OrderPaymentState.Paid ? Money.Zero(order.Total.Currency) : terms?.Balance ?? order.Total;
        return new ShipmentAsk(
            order.Id.Value, order.Number, order.DeliveryCode, new(order.Contact.Name, order.Contact.Phone.E164, address.Place, address.Directions), parcel, owed,
            waybill, by);
    }
}
