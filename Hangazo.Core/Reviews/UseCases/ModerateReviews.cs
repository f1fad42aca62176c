using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Reviews.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Reviews.UseCases;

/// <summary>Staff publish, reject and answer reviews they have read. Every decision is in the audit trail.</summary>
public sealed class ModerateReviews(HangazoDb db, IAuditTrail trail, TimeProvider clock)
{
    /// <summary>So many are published at once.</summary>
    public const int Most = 100;

    /// <param name="WrittenAt">What its author wrote since then was not read.</param>
    public readonly record struct Read(ReviewId Id, DateTimeOffset WrittenAt);

    public static AuditSubject SubjectOf(ReviewId id) => new("review", id.Value);

    /// <summary>Answers with how many are published; what was changed since it was read stays as it is.</summary>
    public async Task<Result<int>> PublishAsync(IReadOnlyCollection<Read> read, Actor by, CancellationToken cancellationToken)
    {
        var (ids, times) = (read.Select(one => one.Id).Take(Most).ToArray(), read.DistinctBy(one => one.Id).ToDictionary(one => one.Id, one => one.WrittenAt));
        var reviews = await db.Set<Review>().Where(review => ids.Contains(review.Id)).ToListAsync(cancellationToken);
        if (reviews.Count == 0) return ReviewErrors.NotFound;
        var fresh = reviews.Where(review => review.WrittenAt == times[review.Id]).ToList();
        if (fresh.Count == 0) return ReviewErrors.Changed;
        foreach (var review in fresh.Where(review => review.State != ReviewState.Published))
        {
            review.Publish(clock.GetUtcNow());
            trail.Note(SubjectOf(review.Id), by, [new("Published", After: Words(review))]);
        }

        await db.SaveChangesAsync(cancellationToken);
        return fresh.Count;
    }

    /// <summary>Codes: <c>review.not-found</c>, <c>review.changed</c>, <c>review.reason</c>.</summary>
    public Task<Result> RejectAsync(Read read, string? reason, Actor by, CancellationToken cancellationToken) => ChangeAsync(
        read, review => review.Reject(reason), review => new("Rejected", Words(review), review.Reason), by, cancellationToken);

    /// <summary>Codes: <c>review.not-found</c>, <c>review.changed</c>, <c>review.answer</c>, <c>review.not-published</c>.</summary>
    public Task<Result> AnswerAsync(Read read, string? answer, Actor by, CancellationToken cancellationToken) => ChangeAsync(
        read, review => review.Reply(answer), review => new("Answered", After: Shorten(review.Answer)), by, cancellationToken);

    private async Task<Result> ChangeAsync(Read read, Func<Review, Result> change, Func<Review, AuditChange> say, Actor by, CancellationToken cancellationToken)
    {
        if (await db.Set<Review>().SingleOrDefaultAsync(review => review.Id == read.Id, cancellationToken) is not { } review) return ReviewErrors.NotFound;
        if (review.WrittenAt != read.WrittenAt) return ReviewErrors.Changed;
        if (change(review) is { Succeeded: false } refused) return refused;
        trail.Note(SubjectOf(review.Id), by, [say(review)]);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Ok;
    }

    private static string Words(Review review) => Shorten($"{review.Stars} stars for {review.ProductName}")!;

    private static string? Shorten(string? text) => text is { Length: > 160 } ? text[..157] + "..." : text;
}
