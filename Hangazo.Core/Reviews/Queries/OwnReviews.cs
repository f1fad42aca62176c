using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Reviews.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Reviews.Queries;

/// <summary>What one person has written of what they bought.</summary>
public sealed class OwnReviews(HangazoDb db)
{
    public sealed record View(int Stars, string Title, string Text, Fit? Fit, string Name, ReviewState State, string? Reason);

    public Task<Dictionary<ProductId, View>> OfAsync(Purchase purchase, CancellationToken cancellationToken)
    {
        var products = purchase.Items.Select(item => item.Product).ToArray();
        return db.Set<Review>().AsNoTracking().Where(review => review.Author == purchase.Author && products.Contains(review.ProductId))
            .ToDictionaryAsync(
                review => review.ProductId,
                review => new View(review.Stars, review.Title, review.Text, review.Fit, review.Name, review.State, review.Reason), cancellationToken);
    }
}
