using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Reviews.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Reviews.Queries;

/// <summary>Reviews in the admin: what waits first, then the newest.</summary>
public sealed class ReviewGrid(HangazoDb db)
{
    public const int PageSize = 20;

    /// <param name="Product">Part of its name.</param>
    public sealed record Filter(ReviewState? State = null, int? Stars = null, string? Product = null, int Page = 1);

    public sealed record Row(
        ReviewId Id, string ProductName, string ProductSlug, string OptionText, string OrderNumber, int Stars, string Title, string Text, Fit? Fit, string Name,
        ReviewState State, string? Reason, string? Answer, DateTimeOffset WrittenAt);

    public async Task<Page<Row>> ExecuteAsync(Filter filter, CancellationToken cancellationToken)
    {
        var reviews = db.Set<Review>().AsNoTracking();
        if (filter.State is { } state) reviews = reviews.Where(review => review.State == state);
        if (filter.Stars is { } stars) reviews = reviews.Where(review => review.Stars == stars);
        if (!string.IsNullOrWhiteSpace(filter.Product))
        {
            var typed = filter.Product.Trim();
            var pattern = $"%{typed.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            reviews = reviews.Where(review => EF.Functions.ILike(review.ProductName, pattern) || review.ProductSlug == typed);
        }

        var total = await reviews.CountAsync(cancellationToken);
        var page = Page<Row>.Clamp(filter.Page, PageSize, total);
        var rows = await reviews.OrderByDescending(review => review.State == ReviewState.Waiting).ThenByDescending(review => review.WrittenAt).ThenBy(review => review.Id)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(review => new Row(
                review.Id, review.ProductName, review.ProductSlug, review.OptionText, review.OrderNumber, review.Stars, review.Title, review.Text, review.Fit, review.Name,
                review.State, review.Reason, review.Answer, review.WrittenAt))
            .ToListAsync(cancellationToken);
        return new(rows, page, PageSize, total);
    }

    /// <summary>How many staff have not read yet.</summary>
    public Task<int> CountWaitingAsync(CancellationToken cancellationToken) => db.Set<Review>().CountAsync(review => review.State == ReviewState.Waiting, cancellationToken);
}
