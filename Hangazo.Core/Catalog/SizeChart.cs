using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog;

/// <summary>What a body measures, in centimetres, from the least to the most that a size fits.</summary>
public sealed record BodyRange(decimal From, decimal To);

/// <summary>A size, with a range for each of its chart's measures, in their order.</summary>
public sealed record SizeRow(string Size, IReadOnlyList<BodyRange> Ranges);

/// <summary>What a manager writes about a size chart.</summary>
/// <param name="Measures">Where one measures, such as bust, waist and hips.</param>
/// <param name="Rows">From the smallest size to the largest.</param>
/// <param name="Categories">Products of these and of all below them have it, unless a nearer category or the product itself has another one.</param>
public sealed record SizeChartSheet(string Name, IReadOnlyList<string> Measures, IReadOnlyList<SizeRow> Rows, IReadOnlyCollection<CategoryId> Categories);

/// <summary>Which body each size of some kind of clothes is made for.</summary>
public sealed class SizeChart : AggregateRoot
{
    public const int LongestName = 60;
    public const int LongestMeasure = 30;
    public const int LongestSize = 40;
    public const int MostMeasures = 8;
    public const int MostRows = 40;

    /// <summary>Centimetres.</summary>
    public const decimal Longest = 300;

    private SizeChart()
    {
    }

    public SizeChartId Id { get; private set; }

    public string Name { get; private set; } = "";

    public string[] Measures { get; private set; } = [];

    public IReadOnlyList<SizeRow> Rows { get; private set; } = [];

    public Guid[] Categories { get; private set; } = [];

    /// <summary>Codes: those of <see cref="Write"/>.</summary>
    public static Result<SizeChart> Create(SizeChartId id, SizeChartSheet sheet)
    {
        var chart = new SizeChart { Id = id };
        var written = chart.Write(sheet);
        return written.Succeeded ? chart : written.Error;
    }

    /// <summary>Codes: <c>size-chart.name-missing</c>, <c>size-chart.measures-invalid</c>, <c>size-chart.rows-invalid</c>, <c>size-chart.range-invalid</c>.</summary>
    internal Result Write(SizeChartSheet sheet)
    {
        var (name, measures) = (sheet.Name.Trim(), sheet.Measures.Select(measure => measure.Trim()).ToArray());
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl)) return SizeErrors.NameMissing;
        if (measures.Length is 0 or > MostMeasures || Array.Exists(measures, measure => measure.Length is 0 or > LongestMeasure || measure.Any(char.IsControl))
            || measures.Distinct(StringComparer.OrdinalIgnoreCase).Count() < measures.Length)
            return SizeErrors.MeasuresInvalid;
        var rows = sheet.Rows.Select(row => row with { Size = row.Size.Trim() }).ToList();
        if (rows.Count is 0 or > MostRows || rows.Exists(row => row.Size.Length is 0 or > LongestSize || row.Size.Any(char.IsControl))
            || rows.DistinctBy(row => row.Size.ToUpperInvariant()).Count() < rows.Count)
            return SizeErrors.RowsInvalid;
        foreach (var row in rows)
        {
            if (row.Ranges.Count != measures.Length || row.Ranges.Any(range => range.From <= 0 || range.To < range.From || range.To > Longest || Rough(range.From) || Rough(range.To)))
                return SizeErrors.RangeInvalid(row.Size);
        }

        (Name, Measures, Rows, Categories) = (name, measures, rows, [.. sheet.Categories.Select(category => category.Value).Distinct().Order()]);
        Raise(new SizeChartsChanged());
        return Result.Ok;

        static bool Rough(decimal number) => decimal.Round(number, 1) != number;
    }

    internal void Leave() => Raise(new SizeChartsChanged());
}
