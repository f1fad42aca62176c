using Hangazo.Core.Data;
using Hangazo.Core.Reviews.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Reviews;

internal sealed class ReviewRequestsFacade(HangazoDb db) : IReviewRequests
{
    public async Task NoteHandedOverAsync(Guid order, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (!await db.Set<ReviewRequest>().AnyAsync(request => request.OrderId == order, cancellationToken)) db.Add(ReviewRequest.Of(order, at));
    }
}
