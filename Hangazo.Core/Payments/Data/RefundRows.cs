using Hangazo.Core.Data;
using Hangazo.Core.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.Data;

/// <summary>Loads refunds for change: always with their payment, whose row is locked first.</summary>
internal static class RefundRows
{
    /// <summary>The refunds of a payment that is locked already.</summary>
    public static async Task<RefundBook> RefundsAsync(this HangazoDb db, Payment payment, CancellationToken cancellationToken) =>
        new(payment, await db.Set<Refund>().Include(r => r.Posts).Where(r => r.PaymentId == payment.Id).OrderBy(r => r.Id).ToListAsync(cancellationToken))
        {
            Untold = await db.UntoldAsync(payment.Attempts, payment.Receipts, cancellationToken),
        };

    /// <summary>Those of the receipts that came to the PayBill from a number M-Pesa masks.</summary>
    public static async Task<HashSet<Guid>> UntoldAsync(
        this HangazoDb db, IEnumerable<PaymentAttempt> attempts, IEnumerable<ReceivedMoney> receipts, CancellationToken cancellationToken)
    {
        var sent = attempts.Where(attempt => attempt.Gateway == Gateways.MpesaPayBill.Code).Select(attempt => attempt.Id).ToHashSet();
        var numbers = receipts.Where(receipt => sent.Contains(receipt.AttemptId)).ToLookup(receipt => PayBillReceipt.NumberOf(receipt.Reference), receipt => receipt.Id);
        if (numbers.Count == 0) return [];
        var told = numbers.Select(number => number.Key).ToList();
        var untold = await db.Set<PayBillReceipt>().AsNoTracking().Where(r => r.Payer == null && told.Contains(r.TransactionId))
            .Select(r => r.TransactionId).ToListAsync(cancellationToken);
        return [.. untold.SelectMany(number => numbers[number])];
    }

    public static async Task<RefundBook?> LockBookAsync(this HangazoDb db, PaymentId payment, CancellationToken cancellationToken) =>
        await db.LockAsync(payment, cancellationToken) is { } locked ? await db.RefundsAsync(locked, cancellationToken) : null;

    /// <summary>The book that a credit belongs to; null when there is no such credit.</summary>
    public static async Task<RefundBook?> LockBookOfCreditAsync(this HangazoDb db, Guid credit, CancellationToken cancellationToken)
    {
        var payments = await db.Set<Credit>().AsNoTracking().Where(c => c.Id == credit).Select(c => c.PaymentId).Take(1).ToListAsync(cancellationToken);
        return payments.Count == 0 ? null : await db.LockBookAsync(payments[0], cancellationToken);
    }

    /// <summary>The book in which something was asked for on an occasion; null when nothing was.</summary>
    public static async Task<RefundBook?> LockBookOfOccasionAsync(this HangazoDb db, Guid occasion, CancellationToken cancellationToken)
    {
        var payments = await db.Set<Refund>().AsNoTracking().Where(r => r.Occasion == occasion).Select(r => r.PaymentId).Take(1).ToListAsync(cancellationToken);
        return payments.Count == 0 ? null : await db.LockBookAsync(payments[0], cancellationToken);
    }
}
