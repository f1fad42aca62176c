using Hangazo.Core.Catalog.UseCases;

namespace Hangazo.Web.Workers;

/// <summary>Works off the files of products that were brought in, one product at a time.</summary>
internal sealed class ImportWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ImportWorker> logger)
    : DueWorker(TimeSpan.FromSeconds(1), scopes, clock, logger)
{
    protected override Task<bool> DoOneAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<ImportProducts>().StepAsync(cancellationToken);
}
