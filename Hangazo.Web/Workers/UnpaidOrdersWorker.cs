using Hangazo.Core.Ordering.UseCases;

namespace Hangazo.Web.Workers;

/// <summary>Every few seconds ends the orders nobody paid in time.</summary>
internal sealed class UnpaidOrdersWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<UnpaidOrdersWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await ExpireAllAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The shop is closing.
        }
    }

    private async Task ExpireAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            bool handled;
            do
            {
                await using var scope = scopes.CreateAsyncScope();
                handled = await scope.ServiceProvider.GetRequiredService<ExpireUnpaidOrders>().ExecuteOneAsync(cancellationToken);
            }
            while (handled);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "Unpaid orders could not be ended; trying again shortly");
        }
    }
}
