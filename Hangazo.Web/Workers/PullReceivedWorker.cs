using Hangazo.Core.Payments.UseCases;

namespace Hangazo.Web.Workers;

/// <summary>Looks through M-Pesa's list of received payments every quarter of an hour, on one node.</summary>
internal sealed class PullReceivedWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PullReceivedWorker> logger)
    : DueWorker(TimeSpan.FromMinutes(1), scopes, clock, logger)
{
    protected override Task<bool> DoOneAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<PullReceived>().ExecuteDueAsync(cancellationToken);
}
