using Hangazo.Core.Data;
using Hangazo.Core.Payments.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.Queries;

/// <summary>Whether staff must say to which M-Pesa number money of a payment goes back, because M-Pesa masks who sent it.</summary>
public sealed class UntoldPayers(HangazoDb db)
{
    /// <summary>What M-Pesa shows of the numbers, such as <c>2547*****149</c>; empty where none is asked for.</summary>
    public async Task<IReadOnlyList<string>> ExecuteAsync(Guid subject, CancellationToken cancellationToken)
    {
        var attempts = await db.Set<PaymentAttempt>().AsNoTracking()
            .Where(a => a.Gateway == Gateways.MpesaPayBill.Code && db.Set<Payment>().Any(p => p.Id == a.PaymentId && p.SubjectId == subject))
            .ToListAsync(cancellationToken);
        if (attempts.Count == 0) return [];
        var payment = attempts[0].PaymentId;
        var receipts = await db.Set<ReceivedMoney>().AsNoTracking().Where(r => r.PaymentId == payment).ToListAsync(cancellationToken);
        var untold = await db.UntoldAsync(attempts, receipts, cancellationToken);
        return [.. receipts.Where(receipt => untold.Contains(receipt.Id)).Select(receipt => receipt.PayerMasked).Distinct()];
    }
}
