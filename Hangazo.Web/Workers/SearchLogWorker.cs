using Hangazo.Core.Search.UseCases;
using Hangazo.Web.Search;

namespace Hangazo.Web.Workers;

/// <summary>Writes down what was searched and opened, all that waits at once, and forgets the oldest once a day.</summary>
internal sealed class SearchLogWorker(SearchLog log, IServiceScopeFactory scopes, TimeProvider clock, ILogger<SearchLogWorker> logger) : BackgroundService
{
    private const int Most = 500;

    private static readonly TimeSpan TrimEvery = TimeSpan.FromDays(1);

    private DateTimeOffset _trimAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await log.Waiting.WaitToReadAsync(stoppingToken)) await WriteAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The shop is closing.
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var (asked, opened) = (new List<RecordSearches.Asked>(), new List<RecordSearches.Opened>());
        while (asked.Count + opened.Count < Most && log.Waiting.TryRead(out var entry))
        {
            if (entry is RecordSearches.Asked question) asked.Add(question);
            else if (entry is RecordSearches.Opened click) opened.Add(click);
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var record = scope.ServiceProvider.GetRequiredService<RecordSearches>();
            await record.ExecuteAsync(asked, opened, cancellationToken);
            if (clock.GetUtcNow() < _trimAt) return;
            await record.TrimAsync(cancellationToken);
            _trimAt = clock.GetUtcNow() + TrimEvery;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "{Count} entries of the search log were lost", asked.Count + opened.Count);
        }
    }
}
