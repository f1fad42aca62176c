using Hangazo.Core.Catalog.UseCases;

namespace Hangazo.Web.Workers;

/// <summary>Works off the files of products that were brought in, one product at a time.</summary>
internal sealed class ImportWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ImportWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await WorkAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The shop is closing; another node, or this one tomorrow, goes on where it stands.
        }
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            bool worked;
            do
            {
                await using var scope = scopes.CreateAsyncScope();
                worked = await scope.ServiceProvider.GetRequiredService<ImportProducts>().StepAsync(cancellationToken);
            }
            while (worked);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "An import stands still; trying again shortly");
        }
    }
}
