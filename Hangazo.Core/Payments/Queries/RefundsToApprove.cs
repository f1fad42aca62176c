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
    public sealed record View(Guid Occasion, Guid SubjectId, string Reference, Money Amount, string Reason, Guid? ById, string By, DateTimeOffset At);

    public async Task<IReadOnlyList<View>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var waiting = await (
            from refund in db.Set<Refund>().AsNoTracking()
            where refund.State == RefundState.Requested
            join payment in db.Set<Payment>() on refund.PaymentId equals payment.Id
            orderby refund.RequestedAt, refund.Id
            select new View(refund.Occasion, refund.SubjectId, payment.Reference, refund.Amount, refund.Reason, refund.RequestedById, refund.RequestedBy, refund.RequestedAt))
            .Take(Most).ToListAsync(cancellationToken);
        return [.. waiting.GroupBy(view => view.Occasion).Select(group => group.First() with { Amount = Money.Sum(group.Select(view => view.Amount)) })];
    }
}
