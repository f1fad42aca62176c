using Hangazo.Core.Data;
using Hangazo.Core.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.Queries;

/// <summary>Whose money is it? By the account number that was typed; failing that, a guess for staff.</summary>
internal sealed class PayBillMatches(HangazoDb db)
{
    private static readonly TimeSpan SuggestsWithin = TimeSpan.FromHours(48);
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(2);

    /// <param name="How">Exactly, or one slip away.</param>
    public sealed record Match(PaymentId Payment, Matching How);

    /// <summary>
    /// The payment whose reference was typed, an open one first. One slip away counts for open payments alone, and only when the check
    /// character leaves a single one of them.
    /// </summary>
    public async Task<Match?> FindAsync(string account, CancellationToken cancellationToken)
    {
        var meant = PaymentReference.Meant(account);
        if (meant.Count == 0) return null;
        var exact = await db.Set<Payment>().Where(p => meant.Contains(p.Reference))
            .OrderBy(p => p.State == PaymentState.Open ? 0 : 1).ThenByDescending(p => p.OpenedAt)
            .Select(p => p.Id).Take(1).ToListAsync(cancellationToken);
        if (exact.Count > 0) return new(exact[0], Matching.Reference);
        var near = PaymentReference.Near(account);
        if (near.Count == 0) return null;
        var open = await db.Set<Payment>().Where(p => near.Contains(p.Reference) && p.State == PaymentState.Open)
            .Select(p => p.Id).Take(2).ToListAsync(cancellationToken);
        return open.Count == 1 ? new(open[0], Matching.NearReference) : null;
    }

    /// <summary>
    /// The one open payment of exactly this amount that this very phone was to pay, of the last 48 hours. Never by a masked number.
    /// </summary>
    public async Task<Guid?> SuggestAsync(PayBillMoney money, DateTimeOffset paidAt, CancellationToken cancellationToken)
    {
        if (money.Payer is not { } phone) return null;
        var (since, until) = (paidAt - SuggestsWithin, paidAt + ClocksDiffer);
        var subjects = await (
            from payment in db.Set<Payment>()
            where payment.State == PaymentState.Open && payment.OpenedAt >= since && payment.OpenedAt <= until
            where payment.Due.Minor - payment.Captured.Minor == money.Amount.Minor && payment.Attempts.Any(attempt => attempt.Phone == phone)
            select payment.SubjectId).Take(2).ToListAsync(cancellationToken);
        return subjects.Count == 1 ? subjects[0] : null;
    }
}
