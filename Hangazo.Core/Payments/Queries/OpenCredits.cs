using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.Queries;

/// <summary>Money to be given back, oldest first.</summary>
public sealed class OpenCredits(HangazoDb db)
{
    public sealed record View(Guid Id, Guid SubjectId, string Reference, string Receipt, Money Amount, CreditReason Reason, string? Note, DateTimeOffset CreatedAt);

    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        db.Set<Credit>().CountAsync(c => c.State == CreditState.Open, cancellationToken);

    public async Task<Page<View>> ListAsync(int page, int size, CancellationToken cancellationToken)
    {
        var total = await CountAsync(cancellationToken);
        page = Page<View>.Clamp(page, size, total);
        var items = await (
            from credit in db.Set<Credit>().AsNoTracking()
            where credit.State == CreditState.Open
            join payment in db.Set<Payment>() on credit.PaymentId equals payment.Id
            orderby credit.CreatedAt, credit.Id
            select new View(
                credit.Id, credit.SubjectId, payment.Reference, credit.Receipt, credit.Amount, credit.Reason, credit.Note, credit.CreatedAt))
            .Skip((page - 1) * size).Take(size).ToListAsync(cancellationToken);
        return new(items, page, size, total);
    }
}
