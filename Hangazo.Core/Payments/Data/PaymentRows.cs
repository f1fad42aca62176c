using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.Data;

/// <summary>Loads a payment for change: its row is locked until the transaction ends, and all changes of a payment go through that lock.</summary>
internal static class PaymentRows
{
    public static Task<Payment?> LockAsync(this HangazoDb db, PaymentId id, CancellationToken cancellationToken) => LoadAsync(
        db, db.Set<Payment>().FromSql($"select p.*, p.xmin from payments.payment p where p.id = {id.Value} for update"), cancellationToken);

    public static Task<Payment?> LockSubjectAsync(this HangazoDb db, Guid subject, CancellationToken cancellationToken) => LoadAsync(
        db, db.Set<Payment>().FromSql($"select p.*, p.xmin from payments.payment p where p.subject_id = {subject} for update"), cancellationToken);

    /// <summary>
    /// The payment whose attempt waits longest to be sent and that nobody works on. The attempts are read after the lock was had, so a
    /// payment may come whose attempt was just taken by another worker.
    /// </summary>
    public static Task<Payment?> LockNextUnsentAsync(this HangazoDb db, CancellationToken cancellationToken) => LoadAsync(
        db,
        db.Set<Payment>().FromSql($"""
            select p.*, p.xmin from payments.attempt a join payments.payment p on p.id = a.payment_id
            where a.state = 'Created' order by a.created_at limit 1 for update of p skip locked
            """),
        cancellationToken);

    /// <summary>Whether this receipt was booked for another payment: then something is badly wrong, or somebody lies.</summary>
    public static Task<bool> IsBookedElsewhereAsync(this HangazoDb db, string gateway, string reference, PaymentId payment, CancellationToken cancellationToken) =>
        db.Set<ReceivedMoney>().AnyAsync(r => r.Gateway == gateway && r.Reference == reference && r.PaymentId != payment, cancellationToken);

    private static async Task<Payment?> LoadAsync(HangazoDb db, IQueryable<Payment> locked, CancellationToken cancellationToken)
    {
        var payment = (await locked.ToListAsync(cancellationToken)).SingleOrDefault();
        if (payment is null) return null;
        await db.Entry(payment).Collection(p => p.Attempts).LoadAsync(cancellationToken);
        await db.Entry(payment).Collection(p => p.Receipts).LoadAsync(cancellationToken);
        await db.Entry(payment).Collection(p => p.Credits).LoadAsync(cancellationToken);
        return payment;
    }
}
