using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>Staff gave the money back (in M-Pesa's own portal) and write down with which reference.</summary>
public sealed class RefundCredit(HangazoDb db, TimeProvider clock)
{
    /// <summary>Codes: <c>payment.not-found</c>, <c>payment.credit-not-open</c>, <c>payment.refund-reference-missing</c>.</summary>
    public async Task<Result> ExecuteAsync(Guid credit, string? reference, CancellationToken cancellationToken)
    {
        var text = reference?.Trim();
        if (text is null or { Length: 0 or > 80 }) return PaymentErrors.RefundReferenceMissing;
        var refunded = await db.InTransactionAsync<bool>(
            async token =>
            {
                var locked = await db.Set<Credit>().FromSql($"select * from payments.credit where id = {credit} for update").ToListAsync(token);
                if (locked.Count == 0) return PaymentErrors.NotFound;
                var done = locked[0].Refund(text, clock.GetUtcNow());
                if (!done.Succeeded) return done.Error;
                await db.SaveChangesAsync(token);
                return true;
            },
            cancellationToken);
        return refunded;
    }
}
