using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>Staff looked at money in review and decide to give it back: it becomes an open credit.</summary>
public sealed class CreditReviewedMoney(HangazoDb db, TimeProvider clock)
{
    /// <summary>Codes: <c>payment.not-found</c>.</summary>
    public async Task<Result> ExecuteAsync(Guid receipt, string note, CancellationToken cancellationToken)
    {
        var credited = await db.InTransactionAsync<bool>(
            async token =>
            {
                var row = await db.Set<ReceivedMoney>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == receipt, token);
                if (row is null || await db.LockAsync(row.PaymentId, token) is not { } payment) return PaymentErrors.NotFound;
                if (!payment.CreditReviewed(payment.Receipts.Single(r => r.Id == receipt), note, clock.GetUtcNow())) return PaymentErrors.NotFound;
                await db.SaveChangesAsync(token);
                return true;
            },
            cancellationToken);
        return credited;
    }
}
