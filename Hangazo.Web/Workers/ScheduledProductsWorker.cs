using Hangazo.Core.Catalog.UseCases;

namespace Hangazo.Web.Workers;

/// <summary>Every few seconds publishes the products whose time has come.</summary>
internal sealed class ScheduledProductsWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ScheduledProductsWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await PublishAllAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The shop is closing.
        }
    }

    private async Task PublishAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            bool handled;
            do
            {
                await using var scope = scopes.CreateAsyncScope();
                handled = await scope.ServiceProvider.GetRequiredService<PublishDueProducts>().ExecuteOneAsync(cancellationToken);
            }
            while (handled);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "Scheduled products could not be published; trying again shortly");
        }
    }
}
