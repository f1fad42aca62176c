using Hangazo.Core.Payments.UseCases;

namespace Hangazo.Web.Workers;

/// <summary>Reminds payers of the parts that are due.</summary>
internal sealed class PartsDueWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PartsDueWorker> logger)
    : DueWorker(TimeSpan.FromSeconds(10), scopes, clock, logger)
{
    protected override Task<bool> DoOneAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<RemindPayers>().ExecuteOneAsync(cancellationToken);
}
