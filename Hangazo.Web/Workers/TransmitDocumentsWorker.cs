using Hangazo.Core.Invoicing.UseCases;

namespace Hangazo.Web.Workers;

/// <summary>Transmits issued documents to the tax office, one after the other; any number of nodes may run it.</summary>
internal sealed class TransmitDocumentsWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TransmitDocumentsWorker> logger)
    : DueWorker(TimeSpan.FromSeconds(2), scopes, clock, logger)
{
    protected override Task<bool> DoOneAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<TransmitDocuments>().ExecuteDueAsync(cancellationToken);
}
