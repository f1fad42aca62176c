using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Search.UseCases;

/// <summary>Writes down what was asked and which results were opened, many at once; forgets it after a while. No word of who it was.</summary>
public sealed class RecordSearches(HangazoDb db, TimeProvider clock)
{
    /// <summary>Clicks that one search may count for: more is a machine's.</summary>
    public const int MostClicks = 20;

    /// <summary>A result that is opened later was found some other way.</summary>
    private static readonly TimeSpan ClickWithin = TimeSpan.FromHours(2);

    private static readonly TimeSpan Keep = TimeSpan.FromDays(90);

    /// <param name="Words">Normalised, and <see cref="Search.Words.MayBeKept"/> as they were typed.</param>
    public sealed record Asked(Guid Id, DateTimeOffset At, string Words, int Results, bool Refined);

    /// <param name="Position">In the whole list, from 1.</param>
    public sealed record Opened(Guid Question, string Slug, int Position);

    public async Task ExecuteAsync(IReadOnlyCollection<Asked> asked, IReadOnlyCollection<Opened> opened, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var kept = asked.Where(question => question.Words.Length > 0 && Words.MayBeKept(question.Words)).ToList();
        if (kept.Count > 0) await AskAsync(kept, cancellationToken);
        // In one order, so that two nodes do not wait for each other crosswise.
        foreach (var click in opened.OrderBy(click => click.Slug, StringComparer.Ordinal)) await OpenAsync(click, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Forgets searches of long ago.</summary>
    public Task TrimAsync(CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"delete from search.question where at < {clock.GetUtcNow() - Keep}", cancellationToken);

    private async Task AskAsync(List<Asked> asked, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"""
            insert into search.question (id, at, words, results, refined)
            select * from unnest({asked.ConvertAll(a => a.Id)}, {asked.ConvertAll(a => a.At)}, {asked.ConvertAll(a => a.Words)}, {asked.ConvertAll(a => a.Results)}, {asked.ConvertAll(a => a.Refined)})
            on conflict do nothing
            """, cancellationToken);
        foreach (var same in asked.Where(a => !a.Refined).GroupBy(a => a.Words).OrderBy(group => group.Key, StringComparer.Ordinal))
            await db.Database.ExecuteSqlAsync($"""
                insert into search.popular_query (words, searches, results) values ({same.Key}, {same.Count()}, {same.Last().Results})
                on conflict (words) do update set searches = popular_query.searches + excluded.searches, results = excluded.results
                """, cancellationToken);
    }

    private Task<int> OpenAsync(Opened click, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync($"""
        with clicked as (
            insert into search.click (question_id, product_id, position)
            select q.id, d.product_id, {click.Position} from search.question q, search.document d
            where q.id = {click.Question} and q.at > {clock.GetUtcNow() - ClickWithin} and d.slug = {click.Slug}
                and (select count(*) from search.click c where c.question_id = q.id) < {MostClicks}
            on conflict do nothing returning product_id),
        counted as (
            insert into search.popularity (product_id, sold, clicks) select product_id, 0, 1 from clicked
            on conflict (product_id) do update set clicks = popularity.clicks + 1)
        update search.document d set clicks = d.clicks + 1 from clicked where d.product_id = clicked.product_id
        """, cancellationToken);
}
