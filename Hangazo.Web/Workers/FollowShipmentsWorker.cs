using Hangazo.Core.Shipping.UseCases;

namespace Hangazo.Web.Workers;

/// <summary>Books parcels with carriers and asks how far they are; any number of nodes may run it.</summary>
internal sealed class FollowShipmentsWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<FollowShipmentsWorker> logger)
    : DueWorker(TimeSpan.FromSeconds(2), scopes, clock, logger)
{
    protected override Task<bool> DoOneAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<FollowShipments>().ExecuteOneAsync(cancellationToken);
}
