using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Data;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.Queries;

/// <summary>Money to be given back, oldest first, and what is on its way back.</summary>
public sealed class OpenCredits(HangazoDb db, PaymentGateways gateways, ISettings settings)
{
    public sealed record View(Guid Id, Guid SubjectId, string Reference, string Receipt, Money Amount, CreditReason Reason, string? Note, DateTimeOffset CreatedAt,
        string Gateway, CreditState State, string? Problem)
    {
        /// <summary>How it was paid, in words.</summary>
        public string Method => Gateways.Of(Gateway).Method.Name;

        /// <summary>Whom to ask about it, in a sentence.</summary>
        public string Who => Gateways.Of(Gateway).Who;

        /// <summary>Whether the provider sends it back at the press of a button.</summary>
        public bool RefundsItself { get; init; }

        /// <summary>How its refund stands; null when nobody has begun it.</summary>
        public RefundState? Refund { get; init; }

        /// <summary>When the shop by itself goes on with it; null: staff do.</summary>
        public DateTimeOffset? NextStepAt { get; init; }

        /// <summary>M-Pesa masks who paid: staff say the number it goes to.</summary>
        public bool AsksPhone { get; init; }

        /// <summary>The number that staff said before, masked; null: none yet.</summary>
        public string? Phone { get; init; }

        /// <summary>Whether a second person must approve it before it goes back.</summary>
        public bool NeedsApproval { get; init; }
    }

    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        db.Set<Credit>().CountAsync(c => c.State == CreditState.Open, cancellationToken);

    public async Task<Page<View>> ListAsync(int page, int size, CancellationToken cancellationToken)
    {
        var total = await db.Set<Credit>().CountAsync(c => c.State != CreditState.Refunded, cancellationToken);
        page = Page<View>.Clamp(page, size, total);
        var items = await (
            from credit in db.Set<Credit>().AsNoTracking()
            where credit.State != CreditState.Refunded
            join payment in db.Set<Payment>() on credit.PaymentId equals payment.Id
            orderby credit.CreatedAt, credit.Id
            select new Row(
                credit.PaymentId, new View(
                    credit.Id, credit.SubjectId, payment.Reference, credit.Receipt, credit.Amount, credit.Reason, credit.Note, credit.CreatedAt,
                    credit.Gateway, credit.State, credit.RefundProblem)))
            .Skip((page - 1) * size).Take(size).ToListAsync(cancellationToken);
        return new(await WithRefundsAsync(items, cancellationToken), page, size, total);
    }

    private async Task<List<View>> WithRefundsAsync(List<Row> rows, CancellationToken cancellationToken)
    {
        var payments = rows.ConvertAll(row => row.Payment);
        var refunds = await db.Set<Refund>().AsNoTrackingWithIdentityResolution().Include(r => r.Posts)
            .Where(r => payments.Contains(r.PaymentId) && r.State != RefundState.Rejected).ToListAsync(cancellationToken);
        var receipts = await db.Set<ReceivedMoney>().AsNoTracking().Where(r => payments.Contains(r.PaymentId)).ToListAsync(cancellationToken);
        var attempts = await db.Set<PaymentAttempt>().AsNoTracking().Where(a => payments.Contains(a.PaymentId)).ToListAsync(cancellationToken);
        var untold = await db.UntoldAsync(attempts, receipts, cancellationToken);
        var rules = await settings.RefundsAsync(cancellationToken);
        return rows.ConvertAll(row =>
        {
            var refund = refunds.Find(r => r.CreditId == row.View.Id);
            var receipt = receipts.Find(r => r.Gateway == row.View.Gateway && r.Reference == row.View.Receipt);
            var whole = receipt is not null && RefundBook.IsWhole(receipt, attempts, row.View.Amount) && !refunds.Exists(r => r.ReceiptId == receipt.Id && r != refund);
            var refused = refund?.Posts.Any(post => post is { Way: RefundWay.Reversal, IsClosed: true }) == true;
            var spoken = Money.Sum(refunds.Where(r => r.PaymentId == row.Payment && r != refund).Select(r => r.Amount), row.View.Amount.Currency);
            var way = refund is { ByHand: true } ? RefundWay.ByHand : gateways[row.View.Gateway].WayBack(row.View.Amount, whole, refused);
            var asksPhone = way == RefundWay.Payout && receipt is not null && untold.Contains(receipt.Id);
            return row.View with
            {
                Refund = refund?.State,
                NextStepAt = refund?.NextStepAt,
                NeedsApproval = refund is null ? rules.NeedsSecondPerson(spoken + row.View.Amount) : refund.State == RefundState.Requested,
                RefundsItself = way != RefundWay.ByHand,
                AsksPhone = asksPhone,
                Phone = asksPhone && attempts.Find(a => a.Id == receipt!.AttemptId) is { } attempt && attempt.Phone != PayBillReceipt.NobodysPhone ? attempt.Phone.Masked : null,
            };
        });
    }

    private sealed record Row(PaymentId Payment, View View);
}
