using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Catalog.Queries;

/// <summary>All size charts, held in memory until <see cref="Forget"/> or a minute has passed.</summary>
public sealed class SizeCharts(IDbContextFactory<HangazoDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    private View? _held;
    private DateTimeOffset _until;

    public sealed record Entry(SizeChartId Id, uint Version, string Name, IReadOnlyList<string> Measures, IReadOnlyList<SizeRow> Rows, IReadOnlyList<CategoryId> Categories);

    public sealed class View(IReadOnlyList<Entry> entries)
    {
        /// <summary>By name.</summary>
        public IReadOnlyList<Entry> Entries => entries;

        /// <summary>The product's own chart, or that of the nearest category from its own upwards.</summary>
        public Entry? For(SizeChartId? own, IReadOnlyList<CategoryTree.Node> path)
        {
            if (own is not null && entries.FirstOrDefault(entry => entry.Id == own) is { } chart) return chart;
            for (var i = path.Count - 1; i >= 0; i--)
                if (entries.FirstOrDefault(entry => entry.Categories.Contains(path[i].Id)) is { } nearest) return nearest;
            return null;
        }
    }

    public void Forget() => _until = default;

    public async ValueTask<View> GetAsync(CancellationToken cancellationToken)
    {
        if (_held is { } held && _until > clock.GetUtcNow()) return held;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<SizeChart>().AsNoTracking().OrderBy(chart => chart.Name).ThenBy(chart => chart.Id).ToListAsync(cancellationToken);
        _held = new(rows.ConvertAll(chart => new Entry(
            chart.Id, chart.Version, chart.Name, chart.Measures, chart.Rows, [.. chart.Categories.Select(id => new CategoryId(id))])));
        _until = clock.GetUtcNow() + Keep;
        return _held;
    }
}
