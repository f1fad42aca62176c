using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Catalog.UseCases;

/// <summary>
/// Adds, rewrites and removes size charts; a category has one at most. Codes: <c>size-chart.name-missing</c>, <c>size-chart.measures-invalid</c>,
/// <c>size-chart.rows-invalid</c>, <c>size-chart.range-invalid</c>, <c>size-chart.category-taken</c>, <c>size-chart.in-use</c>, <c>size-chart.not-found</c>,
/// <c>size-chart.changed-meanwhile</c>, <c>size-chart.too-many</c>, <c>category.not-found</c>.
/// </summary>
public sealed class ArrangeSizeCharts(HangazoDb db, IAuditTrail trail)
{
    private const int Most = 100;

    public static AuditSubject Subject(SizeChartId id) => new("size-chart", id.Value);

    /// <param name="id">Null: a new one.</param>
    /// <param name="version">What the person looked at.</param>
    public Task<Result<SizeChartId>> SaveAsync(SizeChartId? id, uint version, SizeChartSheet sheet, Actor by, CancellationToken cancellationToken) =>
        ArrangeAsync(async (all, token) =>
        {
            var known = all.Find(chart => chart.Id == id);
            if (id is not null && known is null) return SizeErrors.NotFound;
            if (known is not null && known.Version != version) return SizeErrors.Changed;
            if (known is null && all.Count >= Most) return SizeErrors.TooMany;
            if (await CheckCategoriesAsync(sheet, all.Where(chart => chart != known), token) is { } refused) return refused;
            if (known is null)
            {
                var added = SizeChart.Create(SizeChartId.New(), sheet);
                if (!added.Succeeded) return added.Error;
                db.Add(added.Value);
                trail.Note(Subject(added.Value.Id), by, [new("Created", null, added.Value.Name)]);
                await db.SaveChangesAsync(token);
                return added.Value.Id;
            }

            var before = Words(known);
            var written = known.Write(sheet);
            if (!written.Succeeded) return written.Error;
            trail.Note(Subject(known.Id), by, [new("Chart", before, Words(known))]);
            await db.SaveChangesAsync(token);
            return known.Id;
        }, cancellationToken);

    public Task<Result<SizeChartId>> RemoveAsync(SizeChartId id, uint version, Actor by, CancellationToken cancellationToken) =>
        ArrangeAsync(async (all, token) =>
        {
            if (all.Find(chart => chart.Id == id) is not { } found) return SizeErrors.NotFound;
            if (found.Version != version) return SizeErrors.Changed;
            if (await db.Set<Product>().CountAsync(product => product.SizeChartId == id, token) is > 0 and var products) return SizeErrors.InUse(products);
            found.Leave();
            db.Remove(found);
            trail.Note(Subject(id), by, [new("Removed", found.Name)]);
            await db.SaveChangesAsync(token);
            return id;
        }, cancellationToken);

    /// <summary>For the trail.</summary>
    private static string Words(SizeChart chart) => $"{chart.Name}: {string.Join(", ", chart.Measures)}; " + string.Join("; ", chart.Rows.Select(row =>
        $"{row.Size} {string.Join(" ", row.Ranges.Select(range => FormattableString.Invariant($"{range.From:0.#}-{range.To:0.#}")))}"));

    private async Task<Error?> CheckCategoriesAsync(SizeChartSheet sheet, IEnumerable<SizeChart> others, CancellationToken cancellationToken)
    {
        var wanted = sheet.Categories.Distinct().ToArray();
        var names = await db.Set<Category>().Where(category => wanted.Contains(category.Id)).ToDictionaryAsync(category => category.Id.Value, category => category.Name, cancellationToken);
        if (names.Count != wanted.Length) return CatalogErrors.CategoryUnknown;
        foreach (var other in others)
            if (other.Categories.FirstOrDefault(names.ContainsKey) is var taken && taken != default) return SizeErrors.Taken(names[taken], other.Name);
        return null;
    }

    /// <summary>One arrangement at a time, because no category may get two charts.</summary>
    private async Task<Result<SizeChartId>> ArrangeAsync(
        Func<List<SizeChart>, CancellationToken, Task<Result<SizeChartId>>> arrangeAsync, CancellationToken cancellationToken) =>
        await db.InTransactionAsync<SizeChartId>(async token =>
        {
            await db.Database.ExecuteSqlAsync($"lock table catalog.size_chart in share row exclusive mode", token);
            return await arrangeAsync(await db.Set<SizeChart>().ToListAsync(token), token);
        }, cancellationToken);
}
