using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.Queries;

/// <summary>Money that somebody wants to give back and a second person has not decided on, oldest first.</summary>
public sealed class RefundsToApprove(HangazoDb db)
{
    private const int Most = 200;

    /// <param name="Occasion">What is decided at once.</param>
    public sealed record View(Guid Occasion, Guid SubjectId, string Reference, Money Amount, string Reason, Guid? ById, string By, DateTimeOffset At)
    {
        /// <summary>M-Pesa numbers it goes to, masked, where people sent the money by themselves; mostly empty.</summary>
        public string To { get; init; } = "";
    }

    public async Task<IReadOnlyList<View>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var waiting = await (
            from refund in db.Set<Refund>().AsNoTracking()
            where refund.State == RefundState.Requested
            join payment in db.Set<Payment>() on refund.PaymentId equals payment.Id
            join receipt in db.Set<ReceivedMoney>() on refund.ReceiptId equals receipt.Id
            join attempt in db.Set<PaymentAttempt>() on receipt.AttemptId equals attempt.Id
            orderby refund.RequestedAt, refund.Id
            select new
            {
                View = new View(refund.Occasion, refund.SubjectId, payment.Reference, refund.Amount, refund.Reason, refund.RequestedById, refund.RequestedBy, refund.RequestedAt),
                Phone = attempt.Gateway == Gateways.MpesaPayBill.Code && !refund.ByHand && attempt.Phone != PayBillReceipt.NobodysPhone ? attempt.Phone : (PhoneNumber?)null,
            })
            .Take(Most).ToListAsync(cancellationToken);
        return [.. waiting.GroupBy(row => row.View.Occasion).Select(group => group.First().View with
        {
            Amount = Money.Sum(group.Select(row => row.View.Amount)),
            To = string.Join(", ", group.Where(row => row.Phone is not null).Select(row => row.Phone!.Value.Masked).Distinct()),
        })];
    }
}
