using System.Globalization;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Data;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Ordering.UseCases;

/// <summary>Staff say what bringing an order to another country costs; from then on it waits for its payment as any other.</summary>
public sealed class QuoteDelivery(
    HangazoDb db, ICatalog catalog, IInventory inventory, IPayments payments, ISettings settings, IAuditTrail trail, TimeProvider clock)
{
    /// <summary>As typed.</summary>
    /// <param name="Fee">Whole shillings; 0: nothing.</param>
    /// <param name="FromDays">Working days from its payment to its arrival, at the earliest.</param>
    /// <param name="ValidUntil">The last day on which it can be paid, as <c>2027-03-14</c>.</param>
    /// <param name="SeenRevision">The quote on the screen; 0: there was none.</param>
    public sealed record Command(string Number, string? Fee, string? FromDays, string? ToDays, string? ValidUntil, string? Note, int SeenRevision);

    /// <summary>
    /// Codes: <c>form.invalid</c> with <c>quote.fee</c>, <c>quote.days</c>, <c>quote.valid-until</c>, <c>quote.note</c> per field; <c>order.not-found</c>,
    /// <c>order.not-possible</c> once it is paid or has ended, <c>quote.changed</c>, <c>payment.already-paid</c>, <c>payment.being-paid</c>.
    /// </summary>
    public async Task<Result<DeliveryQuote>> ExecuteAsync(Command command, Actor by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var read = QuoteForm.Read(command, now);
        if (!read.Succeeded) return read.Error;
        return await db.InTransactionAsync<DeliveryQuote>(
            async token =>
            {
                // The order's row is the lock: of two members of staff the second one sees what the first one said.
                if (await db.LockOrderAsync(command.Number, token) is not { } order) return OrderingErrors.NotFound;
                var before = order.Quote;
                if ((before?.Revision ?? 0) != command.SeenRevision) return OrderingErrors.QuoteChanged;
                var quote = read.Value with { Revision = command.SeenRevision + 1 };
                var quoted = order.QuoteDelivery(quote, by.Name, now);
                if (!quoted.Succeeded) return quoted.Error;
                var asked = await AskAsync(order, now, token);
                if (!asked.Succeeded) return asked.Error;
                await inventory.ExtendAsync(order.Id.Value, order.PaymentDueAt ?? now, token);
                trail.Note(new("order", order.Id.Value), by, [new("Delivery fee", before is null ? null : Words(before), Words(quote))]);
                await db.SaveChangesAsync(token);
                return quote;
            },
            cancellationToken);
    }

    /// <summary>When nobody says another day: the last day on which a quote of today can be paid.</summary>
    public async Task<DateOnly> ValidUntilAsync(CancellationToken cancellationToken) =>
        ShopTime.DayOf(clock.GetUtcNow()).AddDays((await settings.InternationalAsync(cancellationToken)).PayDays);

    /// <summary>In the parts that its lines are paid in by the plans of today.</summary>
    private async Task<Result> AskAsync(Order order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (order.Total.IsZero)
        {
            if (!await payments.CloseUnpaidAsync(order.Id.Value, "nothing is to be paid", cancellationToken)) return OrderingErrors.NotPossible;
            await inventory.AllocateAsync(order.Id.Value, cancellationToken);
            order.MarkPaid("", "", stockMissing: false, now);
            return Result.Ok;
        }

        await db.Entry(order).Collection(o => o.Lines).LoadAsync(cancellationToken);
        var facts = await catalog.GetVariantsAsync([.. order.Lines.Select(line => line.VariantId).Distinct()], cancellationToken);
        var parts = PaymentSchedule.Of(
            order.Lines.Select(line => (line.IsDigital || !facts.TryGetValue(line.VariantId, out var variant) ? LineType.ReadyToWear : variant.LineType, line.Gross)),
            order.Total, await settings.PlansAsync(cancellationToken), order.EventDay, ShopTime.DayOf(now));
        return await payments.OpenOrReviseAsync(
            new(new(order.Id.Value, OrderNumber.PaymentReference(order.Number)), order.Total, order.ContactPhone, Email: order.ContactEmail)
            {
                Parts = parts, AsksLater = true,
            },
            cancellationToken);
    }

    private static string Words(DeliveryQuote quote) => string.Create(
        CultureInfo.InvariantCulture, $"{quote.Fee}, {quote.DaysText}, valid until {quote.ValidUntil:yyyy-MM-dd}{(quote.Note is { } note ? $", {note}" : "")}");
}
