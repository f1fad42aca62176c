using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.Queries;

/// <summary>M-Pesa's statement beside the books, day by day.</summary>
public sealed class ReconciledDays(HangazoDb db)
{
    /// <summary>Most days that are compared at once.</summary>
    public const int MostDays = 31;

    /// <param name="LastPull">The last look at the list of received payments; null: none yet.</param>
    /// <param name="Imported">When lines were last brought in; null: never.</param>
    public sealed record View(IReadOnlyList<ReconciledDay> Days, PullRun? LastPull, DateTimeOffset? Imported)
    {
        /// <summary>Over the days that have a statement; zero when the books agree.</summary>
        public Money Difference => Money.Sum(Days.Where(day => day.HasStatement).Select(day => day.Difference));
    }

    /// <summary>Newest day last. The span is cut to <see cref="MostDays"/>.</summary>
    public async Task<View> ExecuteAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        if (to < from) (from, to) = (to, from);
        if (to.DayNumber - from.DayNumber >= MostDays) from = to.AddDays(1 - MostDays);
        var (start, end) = (ShopTime.StartOf(from), ShopTime.StartOf(to.AddDays(1)));
        var statement = await db.Set<StatementLine>().AsNoTracking()
            .Where(l => l.CompletedAt >= start && l.CompletedAt < end).ToListAsync(cancellationToken);
        var numbers = statement.ConvertAll(line => line.ReceiptNo);
        var books = await BooksAsync(start, end, numbers, cancellationToken);
        var refunds = await RefundsAsync(start, end, numbers, cancellationToken);
        // What the books have in these days may stand on the statement of another day.
        var others = books.Select(line => line.Number).Concat(refunds.Select(line => line.Number)).Except(numbers).ToList();
        statement.AddRange(await db.Set<StatementLine>().AsNoTracking().Where(l => others.Contains(l.ReceiptNo)).ToListAsync(cancellationToken));
        var days = Reconciliation.Compare(statement, books, refunds, from, to);
        var pulls = await db.Set<PullRun>().AsNoTracking().OrderByDescending(run => run.Id).Take(1).ToListAsync(cancellationToken);
        var imported = await db.Set<StatementLine>().MaxAsync(line => (DateTimeOffset?)line.ImportedAt, cancellationToken);
        return new(days, pulls.SingleOrDefault(), imported);
    }

    private async Task<List<BookLine>> BooksAsync(DateTimeOffset start, DateTimeOffset end, List<string> numbers, CancellationToken cancellationToken)
    {
        var ledger = Gateways.MpesaStk.Ledger;
        var receipts = await db.Set<ReceivedMoney>().AsNoTracking()
            .Where(r => (r.Gateway == ledger && r.PaidAt >= start && r.PaidAt < end) || numbers.Contains(r.Reference)).ToListAsync(cancellationToken);
        var sent = await db.Set<PayBillReceipt>().AsNoTracking()
            .Where(r => (r.PaidAt >= start && r.PaidAt < end) || numbers.Contains(r.TransactionId)).ToListAsync(cancellationToken);
        // Parts of a split bear the number of the whole.
        var split = sent.Where(r => r.Parts > 0)
            .SelectMany(r => Enumerable.Range(1, r.Parts).Select(part => ($"{r.TransactionId}-{part}", r.TransactionId)))
            .ToDictionary(pair => pair.Item1, pair => pair.TransactionId);
        var strays = split.Keys.Except(receipts.Select(r => r.Reference)).ToList();
        receipts.AddRange(await db.Set<ReceivedMoney>().AsNoTracking()
            .Where(r => r.Gateway == ledger && strays.Contains(r.Reference)).ToListAsync(cancellationToken));
        return
        [
            .. receipts.Select(r => new BookLine(
                split.GetValueOrDefault(r.Reference, r.Reference), r.PaidAt, r.AcceptedMinor,
                r.Booking == Booking.Review ? 0 : r.Amount.Minor - r.AcceptedMinor,
                r.Booking == Booking.Review ? r.Amount.Minor : 0)),
            .. sent.Where(r => !r.Left.IsZero).Select(r => new BookLine(r.TransactionId, r.PaidAt, 0, 0, r.Left.Minor)),
        ];
    }

    private async Task<List<RefundLine>> RefundsAsync(
        DateTimeOffset start, DateTimeOffset end, List<string> numbers, CancellationToken cancellationToken)
    {
        var ledger = Gateways.MpesaStk.Ledger;
        var given = await db.Set<Credit>().AsNoTracking()
            .Where(c => c.Gateway == ledger && c.State == CreditState.Refunded && c.RefundReference != null)
            .Where(c => (c.RefundedAt >= start && c.RefundedAt < end) || numbers.Contains(c.RefundReference!))
            .ToListAsync(cancellationToken);
        return given.ConvertAll(c => new RefundLine(c.RefundReference!.ToUpperInvariant(), c.RefundedAt!.Value, c.Amount.Minor));
    }
}
