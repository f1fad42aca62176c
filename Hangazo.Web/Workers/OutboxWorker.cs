using Hangazo.Core.Outbox;

namespace Hangazo.Web.Workers;

/// <summary>Keeps the outbox empty: one loop announces events to live screens, two run reactions, so that a slow one holds up nothing else.</summary>
internal sealed class OutboxWorker(OutboxProcessor outbox, OutboxBell bell, TimeProvider clock, ILogger<OutboxWorker> logger) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        LoopAsync(async token => await outbox.AnnounceAsync(token) > 0, stoppingToken),
        LoopAsync(outbox.DeliverOneAsync, stoppingToken),
        LoopAsync(outbox.DeliverOneAsync, stoppingToken));

    private async Task LoopAsync(Func<CancellationToken, Task<bool>> workAsync, CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = bell.Next;
            try
            {
                if (await workAsync(stoppingToken)) continue;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "The outbox could not be worked; trying again shortly");
                next = Task.Delay(LookAgain, clock, stoppingToken);
            }

            await Task.WhenAny(next, Task.Delay(LookAgain, clock, stoppingToken));
        }
    }
}
