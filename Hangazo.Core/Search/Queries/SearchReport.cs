using Hangazo.Core.Data;
using Hangazo.Core.Search.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Search.Queries;

/// <summary>What people look for, what they do not find, and how far down they find it.</summary>
public sealed class SearchReport(HangazoDb db, TimeProvider clock)
{
    public const int Days = 30;
    private const int Shown = 20;

    /// <param name="Results">At the last time.</param>
    /// <param name="MeanPosition">Of what was opened; null when nothing was.</param>
    public sealed record Row(string Words, int Searches, int Results, int Clicks, decimal? MeanPosition);

    public sealed record View(int Searches, int WithoutResult, decimal? MeanPosition, IReadOnlyList<Row> Top, IReadOnlyList<Row> Zero);

    public sealed record Entry(SynonymId Id, uint Version, string Term, string[] Meanings, bool BothWays);

    public async Task<View> ExecuteAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow().AddDays(-Days);
        var rows = await db.Database.SqlQuery<Row>($"""
            select q.words, count(*) filter (where not q.refined)::int as searches, (array_agg(q.results order by q.at desc) filter (where not q.refined))[1] as results,
                coalesce(sum(c.clicks), 0)::int as clicks, round(sum(c.positions) / nullif(sum(c.clicks), 0), 1) as "MeanPosition"
            from search.question q left join lateral (
                select count(*) as clicks, sum(position)::numeric as positions from search.click where question_id = q.id) c on true
            where q.at > {since} group by q.words having count(*) filter (where not q.refined) > 0
            """).ToListAsync(cancellationToken);
        var opened = rows.Where(row => row.MeanPosition is not null).ToList();
        return new(
            rows.Sum(row => row.Searches), rows.Where(row => row.Results == 0).Sum(row => row.Searches),
            opened.Count == 0 ? null : Math.Round(opened.Sum(row => row.MeanPosition!.Value * row.Clicks) / opened.Sum(row => row.Clicks), 1),
            First(rows.Where(row => row.Results > 0)), First(rows.Where(row => row.Results == 0)));
    }

    public async Task<IReadOnlyList<Entry>> SynonymsAsync(CancellationToken cancellationToken) => await db.Set<Synonym>().AsNoTracking().OrderBy(s => s.Term)
        .Select(s => new Entry(s.Id, s.Version, s.Term, s.Meanings, s.BothWays)).ToListAsync(cancellationToken);

    private static List<Row> First(IEnumerable<Row> rows) =>
        [.. rows.OrderByDescending(row => row.Searches).ThenBy(row => row.Words, StringComparer.Ordinal).Take(Shown)];
}
