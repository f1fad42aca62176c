using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Data;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Ordering.UseCases;

/// <summary>Staff give back what was paid for some of an order's things, its delivery, or all of it; less a fee that is kept.</summary>
public sealed class RefundOrder(HangazoDb db, IPayments payments, IAuditTrail trail, TimeProvider clock)
{
    private const int LongestReason = 200;

    /// <param name="ByHand">Staff send the money themselves.</param>
    /// <param name="SeenMinor">What the screen said goes back, in cents; when it is another by now, nothing is done.</param>
    public sealed record Command(string Number, RefundSheet.Input Input, string? Reason, bool ByHand, long? SeenMinor)
    {
        /// <summary>The M-Pesa number, as typed, for what came from a number that M-Pesa masks.</summary>
        public string? Phone { get; init; }
    }

    /// <param name="Approved">False: a second person must approve it first.</param>
    public sealed record Asked(Money Total, bool Approved);

    /// <summary>What would go back. Codes as <see cref="RefundSheet.Work"/>, and <c>order.not-found</c>, <c>refund.not-paid</c>.</summary>
    public async Task<Result<RefundSheet.Worked>> PreviewAsync(string number, RefundSheet.Input input, CancellationToken cancellationToken)
    {
        if (await db.Set<Order>().AsNoTracking().Include(o => o.Lines).SingleOrDefaultAsync(o => o.Number == number, cancellationToken) is not { } order)
            return OrderingErrors.NotFound;
        if (order.PaymentState != OrderPaymentState.Paid) return OrderingErrors.RefundNotPaid;
        return RefundSheet.Work(OrderDetails.Snapshot(order), await OrderRefunds.CountingAsync(db, order.Id, cancellationToken), input);
    }

    /// <summary>
    /// Codes: those of the preview, and <c>order.reason-missing</c>, <c>refund.changed</c>, <c>payment.refund-too-much</c>, <c>payment.refund-phone-other</c>,
    /// <c>payment.refund-phone-settled</c>, <c>phone.*</c>.
    /// </summary>
    public Task<Result<Asked>> ExecuteAsync(Command command, Actor by, CancellationToken cancellationToken)
    {
        var reason = command.Reason?.Trim();
        if (reason is null or { Length: 0 or > LongestReason }) return Task.FromResult<Result<Asked>>(OrderingErrors.ReasonMissing);
        return db.InTransactionAsync<Asked>(
            async token =>
            {
                // The order's row is the lock: two members of staff refund it one after the other.
                if (await db.LockOrderAsync(command.Number, token) is not { } order) return OrderingErrors.NotFound;
                if (order.PaymentState != OrderPaymentState.Paid) return OrderingErrors.RefundNotPaid;
                await db.Entry(order).Collection(o => o.Lines).LoadAsync(token);
                var snapshot = OrderDetails.Snapshot(order);
                var worked = RefundSheet.Work(snapshot, await OrderRefunds.CountingAsync(db, order.Id, token), command.Input);
                if (!worked.Succeeded) return worked.Error;
                if (command.SeenMinor is { } seen && seen != worked.Value.Total.Minor) return OrderingErrors.RefundChanged(worked.Value.Total);
                var id = OrderRefundId.New();
                var approved = await payments.RequestRefundAsync(new(order.Id.Value, id.Value, worked.Value.Total, by, reason, command.ByHand) { Phone = command.Phone }, token);
                if (!approved.Succeeded) return approved.Error;
                db.Add(OrderRefund.Request(id, snapshot, worked.Value, reason, by.Name, clock.GetUtcNow()));
                order.NoteRefund(worked.Value.Total, reason, approved.Value, by.Name, clock.GetUtcNow());
                trail.Note(new("order", order.Id.Value), by, [new(approved.Value ? "Refund" : "Refund asked for", null, $"{worked.Value.Total}: {reason}")]);
                await db.SaveChangesAsync(token);
                return new Asked(worked.Value.Total, approved.Value);
            },
            cancellationToken);
    }
}
