using Hangazo.Core.Outbox;

namespace Hangazo.Web.Workers;

/// <summary>Keeps the outbox empty: one loop announces events to live screens, one runs reactions, and another helps it when there is more.</summary>
internal sealed class OutboxWorker(OutboxProcessor outbox, OutboxBell bell, TimeProvider clock, ILogger<OutboxWorker> logger) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    /// <summary>Rings when one loop has found something to deliver: then there may be more.</summary>
    private readonly OutboxBell _more = new();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        LoopAsync(bell, async token => await outbox.AnnounceAsync(token) == OutboxProcessor.AnnounceBatch, stoppingToken),
        LoopAsync(bell, DeliverAsync, stoppingToken),
        LoopAsync(_more, outbox.DeliverOneAsync, stoppingToken));

    private async Task<bool> DeliverAsync(CancellationToken cancellationToken)
    {
        var delivered = await outbox.DeliverOneAsync(cancellationToken);
        if (delivered) _more.Ring();
        return delivered;
    }

    private async Task LoopAsync(OutboxBell wake, Func<CancellationToken, Task<bool>> workAsync, CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = wake.Next;
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
