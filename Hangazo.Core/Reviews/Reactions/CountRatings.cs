using Hangazo.Core.Data;
using Hangazo.Core.Outbox;
using Hangazo.Core.Reviews.Contracts;
using Hangazo.Core.Reviews.Data;

namespace Hangazo.Core.Reviews.Reactions;

/// <summary>When the shown reviews of a product change, they are counted anew, and the catalogue is told.</summary>
internal sealed class CountRatings(Ratings ratings, HangazoDb db) : IReactTo<PublishedReviewsChanged>
{
    public async Task ReactAsync(PublishedReviewsChanged happened, CancellationToken cancellationToken)
    {
        await ratings.CountAsync([happened.ProductId.Value], announce: true, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
