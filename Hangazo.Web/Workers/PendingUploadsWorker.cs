using Hangazo.Core.Media.UseCases;

namespace Hangazo.Web.Workers;

/// <summary>Deletes uploads that became part of nothing.</summary>
internal sealed class PendingUploadsWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PendingUploadsWorker> logger)
    : DueWorker(TimeSpan.FromMinutes(10), scopes, clock, logger)
{
    protected override Task<bool> DoOneAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<DeletePendingUploads>().ExecuteOneAsync(cancellationToken);
}
