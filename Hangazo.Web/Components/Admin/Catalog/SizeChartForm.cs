using System.Globalization;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;

namespace Hangazo.Web.Components.Admin.Catalog;

/// <summary>A size chart as it stands in its form: what was typed, before anybody judges it.</summary>
public sealed class SizeChartForm
{
    private string _measures = "Bust, Waist, Hips";

    public sealed class Row
    {
        public string Size { get; set; } = "";

        /// <summary>Such as <c>86-90</c>, in the order of the measures.</summary>
        public List<string> Ranges { get; } = [];
    }

    public string Name { get; set; } = "";

    /// <summary>Separated by commas.</summary>
    public string Measures
    {
        get => _measures;
        set
        {
            _measures = value ?? "";
            foreach (var row in Rows) Fit(row);
        }
    }

    public List<Row> Rows { get; } = [];

    public HashSet<CategoryId> Categories { get; } = [];

    public IReadOnlyList<string> Named => _measures.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static SizeChartForm Of(SizeCharts.Entry chart)
    {
        var form = new SizeChartForm { Name = chart.Name, Measures = string.Join(", ", chart.Measures) };
        form.Categories.UnionWith(chart.Categories);
        foreach (var known in chart.Rows)
        {
            var row = new Row { Size = known.Size };
            row.Ranges.AddRange(known.Ranges.Select(range => range.From == range.To ? Number(range.From) : $"{Number(range.From)}-{Number(range.To)}"));
            form.Rows.Add(row);
        }

        return form;
    }

    public void AddRow()
    {
        var row = new Row();
        Fit(row);
        Rows.Add(row);
    }

    public void Place(CategoryId category, bool stands)
    {
        if (stands) Categories.Add(category);
        else Categories.Remove(category);
    }

    public SizeChartSheet ToSheet() => new(
        Name, Named,
        [.. Rows.Where(row => row.Size.Trim().Length > 0 || row.Ranges.Exists(range => range.Trim().Length > 0))
            .Select(row => new SizeRow(row.Size, [.. row.Ranges.Take(Named.Count).Select(Read)]))],
        [.. Categories]);

    private void Fit(Row row)
    {
        while (row.Ranges.Count < Named.Count) row.Ranges.Add("");
    }

    private static string Number(decimal number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>What is no range becomes one that no body has.</summary>
    private static BodyRange Read(string text)
    {
        var parts = text.Replace('–', '-').Split('-', StringSplitOptions.TrimEntries);
        return parts.Length is 1 or 2 && Centimetres(parts[0]) is { } from && Centimetres(parts[^1]) is { } to ? new(from, to) : new(0, 0);
    }

    private static decimal? Centimetres(string text) =>
        text.Length <= 6 && decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
