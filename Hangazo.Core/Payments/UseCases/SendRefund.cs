using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>
/// Staff send a credit back through the provider it came from. Claimed and committed first, so that two of them send it once; the
/// provider's idempotency key is the credit's id, so a refund whose answer was lost can be sent again without harm.
/// </summary>
public sealed class SendRefund(HangazoDb db, PaymentGateways gateways, TimeProvider clock)
{
    /// <summary>Codes: <c>payment.not-found</c>, <c>payment.credit-not-open</c>, <c>payment.refund-by-hand</c>, <c>payment.refund-failed</c>.</summary>
    public async Task<Result> ExecuteAsync(Guid credit, CancellationToken cancellationToken)
    {
        var claimed = await db.InTransactionAsync<RefundRequest>(
            async token =>
            {
                var locked = await LockAsync(credit, token);
                if (locked is null) return PaymentErrors.NotFound;
                if (!Gateways.Of(locked.Gateway).RefundsItself) return PaymentErrors.RefundByHand;
                var claim = locked.Claim(clock.GetUtcNow());
                if (!claim.Succeeded) return claim.Error;
                await db.SaveChangesAsync(token);
                var through = await (
                    from receipt in db.Set<ReceivedMoney>()
                    where receipt.Gateway == locked.Gateway && receipt.Reference == locked.Receipt
                    join attempt in db.Set<PaymentAttempt>() on receipt.AttemptId equals attempt.Id
                    select attempt).AsNoTracking().SingleAsync(token);
                return new RefundRequest(locked.Id, locked.Receipt, through.InCharge(locked.Amount)) { Gateway = locked.Gateway };
            },
            cancellationToken);
        if (!claimed.Succeeded) return claimed.Error;
        db.ChangeTracker.Clear();
        // Not to be cancelled half-way: the answer would be lost.
        var answer = await gateways[claimed.Value.Gateway].RefundAsync(claimed.Value, CancellationToken.None);
        await db.InTransactionAsync<bool>(
            async token =>
            {
                var payment = (await db.LockAsync((await db.Set<Credit>().AsNoTracking().SingleAsync(c => c.Id == credit, token)).PaymentId, token))!;
                payment.HearOfRefund(new(credit, answer, claimed.Value.Amount), clock.GetUtcNow());
                await db.SaveChangesAsync(token);
                return true;
            },
            CancellationToken.None);
        return answer.Result is RefundResult.Done or RefundResult.Pending ? Result.Ok : PaymentErrors.RefundFailed(answer.Text);
    }

    private async Task<Credit?> LockAsync(Guid credit, CancellationToken cancellationToken) =>
        (await db.Set<Credit>().FromSql($"select * from payments.credit where id = {credit} for update").ToListAsync(cancellationToken)).SingleOrDefault();
}
