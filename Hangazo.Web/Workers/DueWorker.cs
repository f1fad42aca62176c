namespace Hangazo.Web.Workers;

/// <summary>Every so often does what is due, one piece at a time in a scope of its own, until nothing is.</summary>
internal abstract class DueWorker(TimeSpan every, IServiceScopeFactory scopes, TimeProvider clock, ILogger logger) : BackgroundService
{
    /// <summary>Does the next piece. False when nothing is due.</summary>
    protected abstract Task<bool> DoOneAsync(IServiceProvider services, CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await DoAllAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The shop is closing; another node, or this one later, goes on.
        }
    }

    private async Task DoAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            bool done;
            do
            {
                await using var scope = scopes.CreateAsyncScope();
                done = await DoOneAsync(scope.ServiceProvider, cancellationToken);
            }
            while (done);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "{Worker} could not go on; trying again shortly", GetType().Name);
        }
    }
}
