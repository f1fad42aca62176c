using Hangazo.Core.Reviews.UseCases;

namespace Hangazo.Web.Workers;

/// <summary>Asks buyers what they think of what was handed over some days ago.</summary>
internal sealed class ReviewRequestsWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReviewRequestsWorker> logger)
    : DueWorker(TimeSpan.FromSeconds(5), scopes, clock, logger)
{
    protected override Task<bool> DoOneAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<AskForReviews>().ExecuteOneAsync(cancellationToken);
}
