using System.Collections.Concurrent;
using Hangazo.Core.Outbox;
using Npgsql;

namespace Hangazo.Web.Workers;

/// <summary>Listens on PostgreSQL for the events of all nodes and hands them to this node's subscribers; connects again by itself.</summary>
internal sealed class LiveFeed(NpgsqlDataSource database, ILogger<LiveFeed> logger) : BackgroundService, ILiveFeed
{
    private readonly ConcurrentDictionary<Subscription, Func<LiveEvent, ValueTask>> _subscribers = new();

    public IDisposable Subscribe(Func<LiveEvent, ValueTask> handler)
    {
        var subscription = new Subscription(this);
        _subscribers[subscription] = handler;
        return subscription;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(stoppingToken);
                connection.Notification += (_, notification) => _ = TellAsync(notification.Payload);
                await using (var listen = new NpgsqlCommand($"LISTEN {LiveEvent.Channel}", connection))
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                await TellAsync($"{LiveEvent.Hearing} {{}}");
                while (true) await connection.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogWarning(exception, "The live feed lost its database connection; connecting again");
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task TellAsync(string notification)
    {
        var space = notification.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0) return;
        var happened = new LiveEvent(notification[..space], notification[(space + 1)..]);
        foreach (var handler in _subscribers.Values)
        {
            try
            {
                await handler(happened);
            }
            catch (Exception exception)
            {
                logger.LogWarning(exception, "A live screen could not take {Event}", happened.Name);
            }
        }
    }

    private sealed class Subscription(LiveFeed feed) : IDisposable
    {
        public void Dispose() => feed._subscribers.TryRemove(this, out _);
    }
}
