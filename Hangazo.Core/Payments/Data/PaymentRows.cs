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

    public static Task<Payment?> LockPayKeyAsync(this HangazoDb db, string? key, CancellationToken cancellationToken) => LoadAsync(
        db, db.Set<Payment>().FromSql($"select p.*, p.xmin from payments.payment p where p.pay_key = {key} for update"), cancellationToken);

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

    /// <summary>One at a time for a receipt number, until the transaction ends, whichever table it comes to stand in.</summary>
    public static Task<int> LockReceiptAsync(this HangazoDb db, string reference, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"receipt:" + reference}, 0))", cancellationToken);

    /// <summary>Whether money with this number was booked, whichever way it came, or waits for its place.</summary>
    public static async Task<bool> IsReceiptKnownAsync(this HangazoDb db, string reference, CancellationToken cancellationToken) =>
        await db.Set<PayBillReceipt>().AnyAsync(r => r.TransactionId == reference, cancellationToken)
        || await db.Set<ReceivedMoney>().AnyAsync(r => r.Reference == reference, cancellationToken);

    public static async Task<PayBillReceipt?> LockPayBillReceiptAsync(this HangazoDb db, Guid id, CancellationToken cancellationToken) =>
        (await db.Set<PayBillReceipt>().FromSql($"select r.*, r.xmin from payments.paybill_receipt r where r.id = {id} for update")
            .ToListAsync(cancellationToken)).SingleOrDefault();

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
