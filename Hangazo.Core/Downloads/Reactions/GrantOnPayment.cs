using Hangazo.Core.Downloads.UseCases;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Outbox;

namespace Hangazo.Core.Downloads.Reactions;

/// <summary>When an order is paid, its buyer may fetch the files in it.</summary>
internal sealed class GrantOnPayment(GrantDownloads grant) : IReactTo<OrderPaid>
{
    public Task ReactAsync(OrderPaid happened, CancellationToken cancellationToken) => grant.ExecuteAsync(happened.OrderId, cancellationToken);
}
