using Hangazo.Core.Kernel;

namespace Hangazo.Core.Payments;

/// <summary>Money of one receipt number as the books have it.</summary>
/// <param name="Number">The provider's number, without the <c>-1</c> of a split; a stand-in's own.</param>
/// <param name="Captured">On payments when it came. Cents.</param>
/// <param name="Credited">To be given back when it came. Cents.</param>
/// <param name="Unplaced">In review, or unallocated. Cents.</param>
public sealed record BookLine(string Number, DateTimeOffset At, long Captured, long Credited, long Unplaced)
{
    public long Total => Captured + Credited + Unplaced;
}

/// <summary>Money given back as the books have it.</summary>
public sealed record RefundLine(string Number, DateTimeOffset At, long Amount);

/// <summary>Where statement and books do not agree.</summary>
/// <param name="Statement">On the statement; null: not there. Cents, money back negative.</param>
/// <param name="Books">In the books; null: not there. Cents, money back negative.</param>
/// <param name="StatementLine">The line that could be taken in; null where there is nothing to take in.</param>
public sealed record Mismatch(string Number, DateTimeOffset At, long? Statement, long? Books, string Details, Guid? StatementLine)
{
    public Money Difference => new((Statement ?? 0) - (Books ?? 0), Money.Kes);
}

/// <summary>A shop day of the comparison. Everything in cents.</summary>
/// <param name="HasStatement">Whether lines of this day were brought in; without them there is nothing to compare with.</param>
/// <param name="PaidIn">From payers, by the statement.</param>
/// <param name="PaidBack">To payers, by the statement.</param>
/// <param name="Refunded">To payers, by the books.</param>
public sealed record ReconciledDay(
    DateOnly Day, bool HasStatement, long PaidIn, long PaidBack, long Captured, long Credited, long Unplaced, long Refunded,
    IReadOnlyList<Mismatch> Mismatches)
{
    /// <summary>Zero when the books agree with the statement.</summary>
    public Money Difference => new(PaidIn - PaidBack - (Captured + Credited + Unplaced - Refunded), Money.Kes);

    /// <summary>Every shilling on both sides, number by number; a sum that agrees by chance does not count.</summary>
    public bool Agrees => Difference.IsZero && Mismatches.Count == 0;
}

/// <summary>
/// Compares the provider's statement with the books, number by number. A number belongs to the day the statement says; what the statement does
/// not know, to the day the books say.
/// </summary>
public static class Reconciliation
{
    public static IReadOnlyList<ReconciledDay> Compare(
        IEnumerable<StatementLine> statement, IEnumerable<BookLine> books, IEnumerable<RefundLine> refunds, DateOnly from, DateOnly to)
    {
        var lines = statement.ToList();
        var booked = books.GroupBy(line => line.Number).ToDictionary(same => same.Key, Sum);
        var given = refunds.GroupBy(line => line.Number)
            .ToDictionary(same => same.Key, same => new RefundLine(same.Key, same.First().At, same.Sum(r => r.Amount)));
        var paidIn = lines.Where(line => line.PaidInMinor > 0).GroupBy(line => line.ReceiptNo).ToDictionary(same => same.Key, same => same.ToList());
        var paidBack = lines.Where(line => line.WithdrawnMinor > 0 && (line.Kind == StatementKind.PaidBack || given.ContainsKey(line.ReceiptNo)))
            .GroupBy(line => line.ReceiptNo).ToDictionary(same => same.Key, same => same.ToList());
        var days = new List<ReconciledDay>();
        var ins = Pair(paidIn, booked, lines => lines.Sum(line => line.PaidInMinor), line => line.Total, line => line.At);
        var outs = Pair(paidBack, given, lines => -lines.Sum(line => line.WithdrawnMinor), line => -line.Amount, line => line.At);
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            var (here, back) = (ins.Where(pair => pair.Day == day).ToList(), outs.Where(pair => pair.Day == day).ToList());
            days.Add(new(
                day, lines.Exists(line => ShopTime.DayOf(line.CompletedAt) == day), here.Sum(pair => pair.Statement ?? 0),
                -back.Sum(pair => pair.Statement ?? 0),
                here.Sum(pair => pair.Book?.Captured ?? 0), here.Sum(pair => pair.Book?.Credited ?? 0), here.Sum(pair => pair.Book?.Unplaced ?? 0),
                back.Sum(pair => pair.Book?.Amount ?? 0),
                [.. here.Where(pair => !pair.Agrees).Select(pair => pair.ToMismatch(canTakeIn: true))
                    .Concat(back.Where(pair => !pair.Agrees).Select(pair => pair.ToMismatch(canTakeIn: false))).OrderBy(row => row.At)]));
        }

        return days;
    }

    private static BookLine Sum(IGrouping<string, BookLine> same) =>
        new(same.Key, same.Min(line => line.At), same.Sum(line => line.Captured), same.Sum(line => line.Credited), same.Sum(line => line.Unplaced));

    private static List<Pairing<T>> Pair<T>(
        Dictionary<string, List<StatementLine>> statement, Dictionary<string, T> books, Func<List<StatementLine>, long> stated, Func<T, long> booked,
        Func<T, DateTimeOffset> at)
        where T : class => [.. statement.Keys.Union(books.Keys).Select(number =>
        {
            var lines = statement.GetValueOrDefault(number);
            var book = books.GetValueOrDefault(number);
            var when = lines?[0].CompletedAt ?? at(book!);
            return new Pairing<T>(
                number, when, lines is null ? null : stated(lines), book is null ? null : booked(book), book, lines?[0].Details ?? "", lines?[0].Id);
        })];

    private sealed record Pairing<T>(string Number, DateTimeOffset At, long? Statement, long? Books, T? Book, string Details, Guid? Line)
        where T : class
    {
        public DateOnly Day { get; } = ShopTime.DayOf(At);

        public bool Agrees => Statement == Books;

        public Mismatch ToMismatch(bool canTakeIn) => new(Number, At, Statement, Books, Details, canTakeIn && Books is null ? Line : null);
    }
}
