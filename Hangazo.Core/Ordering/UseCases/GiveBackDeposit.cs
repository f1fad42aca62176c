using System.Globalization;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Data;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Ordering.UseCases;

/// <summary>Staff give back some of what was paid for an order before all of it was: the order stays, and the amount is owed again.</summary>
public sealed class GiveBackDeposit(HangazoDb db, IPayments payments, IInstalments instalments, IAuditTrail trail, TimeProvider clock)
{
    private const int LongestReason = 200;

    /// <param name="Shillings">As typed, such as <c>5,000</c>.</param>
    /// <param name="ByHand">Staff send the money themselves.</param>
    public sealed record Command(string Number, string? Shillings, string? Reason, bool ByHand)
    {
        /// <summary>The M-Pesa number, as typed, for what came from a number that M-Pesa masks.</summary>
        public string? Phone { get; init; }
    }

    /// <summary>
    /// What goes back. Codes: <c>order.reason-missing</c>, <c>refund.amount</c>, <c>order.not-found</c>, <c>refund.deposit-none</c>, <c>refund.deposit-all</c>,
    /// <c>refund.deposit-second-person</c>, <c>payment.refund-too-much</c>, <c>payment.refund-phone-other</c>, <c>payment.refund-phone-settled</c>, <c>phone.*</c>.
    /// </summary>
    public async Task<Result<Money>> ExecuteAsync(Command command, Actor by, CancellationToken cancellationToken)
    {
        var reason = command.Reason?.Trim();
        if (reason is null or { Length: 0 or > LongestReason }) return OrderingErrors.ReasonMissing;
        if (Read(command.Shillings) is not { } amount) return OrderingErrors.DepositAmount;
        return await db.InTransactionAsync<Money>(
            async token =>
            {
                if (await db.LockOrderAsync(command.Number, token) is not { } order) return OrderingErrors.NotFound;
                if (order is not { State: OrderState.Open, PaymentState: OrderPaymentState.PartlyPaid }) return OrderingErrors.DepositNone;
                if (await instalments.TermsAsync(order.Id.Value, token) is not { } terms || terms.Balance.IsZero) return OrderingErrors.DepositNone;
                if (amount >= terms.Paid) return OrderingErrors.DepositAll(terms.Paid);
                var id = OrderRefundId.New();
                var approved = await payments.RequestRefundAsync(new(order.Id.Value, id.Value, amount, by, reason, command.ByHand) { Phone = command.Phone }, token);
                if (!approved.Succeeded) return approved.Error;
                // Nothing may wait here: what is paid meanwhile would be invoiced without it.
                if (!approved.Value) return OrderingErrors.DepositSecondPerson;
                db.Add(OrderRefund.OfDeposit(id, order, amount, reason, by.Name, clock.GetUtcNow()));
                order.NoteRefund(amount, reason, approved: true, by.Name, clock.GetUtcNow());
                trail.Note(new("order", order.Id.Value), by, [new("Deposit given back", null, $"{amount}: {reason}")]);
                await db.SaveChangesAsync(token);
                return amount;
            },
            cancellationToken);
    }

    private static Money? Read(string? typed) =>
        long.TryParse(typed?.Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var shillings)
        && shillings is > 0 and < 100_000_000
            ? Money.Shillings(shillings)
            : null;
}
