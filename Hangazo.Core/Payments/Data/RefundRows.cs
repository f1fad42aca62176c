using Hangazo.Core.Data;
using Hangazo.Core.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.Data;

/// <summary>Loads refunds for change: always with their payment, whose row is locked first.</summary>
internal static class RefundRows
{
    /// <summary>The refunds of a payment that is locked already.</summary>
    public static async Task<RefundBook> RefundsAsync(this HangazoDb db, Payment payment, CancellationToken cancellationToken) =>
        new(payment, await db.Set<Refund>().Include(r => r.Posts).Where(r => r.PaymentId == payment.Id).OrderBy(r => r.Id).ToListAsync(cancellationToken));

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
