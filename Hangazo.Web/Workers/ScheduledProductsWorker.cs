using Hangazo.Core.Catalog.UseCases;

namespace Hangazo.Web.Workers;

/// <summary>Publishes the products whose time has come.</summary>
internal sealed class ScheduledProductsWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ScheduledProductsWorker> logger)
    : DueWorker(TimeSpan.FromSeconds(10), scopes, clock, logger)
{
    protected override Task<bool> DoOneAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<PublishDueProducts>().ExecuteOneAsync(cancellationToken);
}
