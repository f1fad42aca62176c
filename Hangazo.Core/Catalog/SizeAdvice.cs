namespace Hangazo.Core.Catalog;

/// <summary>
/// Which size of a chart fits a body. Each size is missed by the centimetres that a measure lies outside of its range, summed; the size that is missed
/// least is suggested, of two equals the larger, because cloth can be taken in. Pure.
/// </summary>
public static class SizeAdvice
{
    /// <summary>Missed by more than this in all, in centimetres, no size fits well.</summary>
    private const decimal Tolerance = 6;

    /// <param name="Size">What to take; null: nothing was measured.</param>
    /// <param name="Fits">The size that fits each measure that was given.</param>
    /// <param name="Missed">Centimetres.</param>
    public sealed record Suggestion(string? Size, IReadOnlyList<(string Measure, string Size)> Fits, decimal Missed)
    {
        /// <summary>Every measure asks for the same size.</summary>
        public bool IsClear => Missed == 0;

        /// <summary>So far off that only cloth cut to measure will sit well.</summary>
        public bool IsOutside => Missed > Tolerance;
    }

    /// <param name="body">Centimetres by the chart's measures, in their order; null: not measured.</param>
    public static Suggestion Of(IReadOnlyList<string> measures, IReadOnlyList<SizeRow> rows, IReadOnlyList<decimal?> body)
    {
        var given = Enumerable.Range(0, Math.Min(measures.Count, body.Count)).Where(i => body[i] is not null).ToList();
        if (given.Count == 0 || rows.Count == 0) return new(null, [], 0);
        var best = Nearest(rows, row => given.Sum(i => Miss(row.Ranges[i], body[i]!.Value)));
        return new(
            best.Row.Size, [.. given.Select(i => (measures[i], Nearest(rows, row => Miss(row.Ranges[i], body[i]!.Value)).Row.Size))], best.Missed);
    }

    private static (SizeRow Row, decimal Missed) Nearest(IReadOnlyList<SizeRow> rows, Func<SizeRow, decimal> miss)
    {
        var best = (Row: rows[0], Missed: miss(rows[0]));
        foreach (var row in rows.Skip(1))
            if (miss(row) is var missed && missed <= best.Missed) best = (row, missed);
        return best;
    }

    private static decimal Miss(BodyRange range, decimal body) => Math.Max(0, Math.Max(body - range.To, range.From - body));
}
