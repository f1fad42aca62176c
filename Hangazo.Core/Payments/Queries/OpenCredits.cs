using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.Queries;

/// <summary>Money to be given back, oldest first, and what is on its way back.</summary>
public sealed class OpenCredits(HangazoDb db)
{
    public sealed record View(Guid Id, Guid SubjectId, string Reference, string Receipt, Money Amount, CreditReason Reason, string? Note, DateTimeOffset CreatedAt,
        string Gateway, CreditState State, string? Problem)
    {
        /// <summary>How it was paid, in words.</summary>
        public string Method => Gateways.Of(Gateway).Method.Name;

        /// <summary>Whether the provider sends it back at the press of a button.</summary>
        public bool RefundsItself => Gateways.Of(Gateway).RefundsItself;
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
            select new View(
                credit.Id, credit.SubjectId, payment.Reference, credit.Receipt, credit.Amount, credit.Reason, credit.Note, credit.CreatedAt,
                credit.Gateway, credit.State, credit.RefundProblem))
            .Skip((page - 1) * size).Take(size).ToListAsync(cancellationToken);
        return new(items, page, size, total);
    }
}
