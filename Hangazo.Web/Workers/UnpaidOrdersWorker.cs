using Hangazo.Core.Ordering.UseCases;

namespace Hangazo.Web.Workers;

/// <summary>Ends the orders nobody paid in time.</summary>
internal sealed class UnpaidOrdersWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<UnpaidOrdersWorker> logger)
    : DueWorker(TimeSpan.FromSeconds(5), scopes, clock, logger)
{
    protected override Task<bool> DoOneAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<ExpireUnpaidOrders>().ExecuteOneAsync(cancellationToken);
}
