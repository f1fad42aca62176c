using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Reviews.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Reviews.Queries;

/// <summary>What a product's page shows of its reviews: how they are spread, how it fits, the newest.</summary>
public sealed class ProductReviews(HangazoDb db)
{
    public const int PageSize = 6;

    private static readonly Func<HangazoDb, ProductId, Task<RatingSum?>> SumOf = EF.CompileAsyncQuery(
        (HangazoDb db, ProductId product) => db.Set<RatingSum>().AsNoTracking().SingleOrDefault(sum => sum.ProductId == product));

    /// <param name="IsVerified">It was bought here.</param>
    public sealed record Shown(
        int Stars, string Title, string Text, Fit? Fit, string Name, string OptionText, bool IsVerified, string? Answer, DateTimeOffset At);

    /// <param name="ByStars">How many have one star, two, and so on.</param>
    /// <param name="ByFit">How many say that it runs small, is true to size, runs large.</param>
    public sealed record View(Rating Rating, IReadOnlyList<int> ByStars, IReadOnlyList<int> ByFit, Page<Shown> Newest);

    /// <summary>Null when nobody has said anything yet.</summary>
    public async Task<View?> OfAsync(ProductId product, int page, CancellationToken cancellationToken)
    {
        if (await SumOf(db, product) is not { } sum) return null;
        int[] stars = [sum.One, sum.Two, sum.Three, sum.Four, sum.Five];
        var total = stars.Sum();
        if (total == 0) return null;
        var number = Page<Shown>.Clamp(page, PageSize, total);
        var newest = await db.Set<Review>().AsNoTracking().Where(review => review.ProductId == product && review.State == ReviewState.Published)
            .OrderByDescending(review => review.PublishedAt).ThenByDescending(review => review.Id).Skip((number - 1) * PageSize).Take(PageSize)
            .Select(review => new Shown(
                review.Stars, review.Title, review.Text, review.Fit, review.Name, review.OptionText, review.OrderLineId != null, review.Answer, review.WrittenAt))
            .ToListAsync(cancellationToken);
        return new(
            Rating.Of(stars.Select((count, at) => count * (at + 1)).Sum(), total), stars, [sum.RunsSmall, sum.TrueToSize, sum.RunsLarge], new(newest, number, PageSize, total));
    }
}
