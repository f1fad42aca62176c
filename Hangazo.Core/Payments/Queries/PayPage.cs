using Hangazo.Core.Data;
using Hangazo.Core.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.Queries;

/// <summary>Where the payer of a subject goes to pay on the provider's own page.</summary>
public sealed class PayPage(HangazoDb db)
{
    /// <param name="Address">Null while it is not there yet.</param>
    /// <param name="IsComing">Whether to wait for the address.</param>
    public sealed record View(PaymentMethod Method, string? Address, bool IsComing);

    /// <summary>Null when the buyer's last try is not paid on such a page.</summary>
    public Task<View?> FindAsync(Guid subject, CancellationToken cancellationToken) => ReadAsync(
        from payment in db.Set<Payment>()
        where payment.SubjectId == subject && payment.State == PaymentState.Open
        from attempt in payment.Attempts
        where attempt.Lane == ""
        select attempt,
        cancellationToken);

    /// <summary>Null when this try is not paid on such a page, or is none of the payment with this pay link.</summary>
    public Task<View?> FindAsync(string key, AttemptId id, CancellationToken cancellationToken) => ReadAsync(
        from payment in db.Set<Payment>()
        where payment.PayKey == key && payment.State == PaymentState.Open
        from attempt in payment.Attempts
        where attempt.Id == id
        select attempt,
        cancellationToken);

    private static async Task<View?> ReadAsync(IQueryable<PaymentAttempt> tries, CancellationToken cancellationToken)
    {
        var last = await tries.OrderByDescending(attempt => attempt.Number).Select(attempt => new { attempt.Gateway, attempt.State, attempt.PayPage })
            .AsNoTracking().Take(1).ToListAsync(cancellationToken);
        if (last.SingleOrDefault() is not { } found || Gateways.Of(found.Gateway).Method is not { Leaves: true } method) return null;
        return found.State switch
        {
            AttemptState.Pending when found.PayPage is not null => new(method, found.PayPage, IsComing: false),
            AttemptState.Created or AttemptState.Submitting or AttemptState.Unknown => new(method, null, IsComing: true),
            _ => new(method, null, IsComing: false),
        };
    }
}
