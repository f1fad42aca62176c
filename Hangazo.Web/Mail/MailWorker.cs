using Hangazo.Core.Notifications.UseCases;

namespace Hangazo.Web.Mail;

/// <summary>Every second looks for e-mails that are due and sends them, one after another.</summary>
internal sealed class MailWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<MailWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await SendAllAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The shop is closing.
        }
    }

    private async Task SendAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            bool sent;
            do
            {
                await using var scope = scopes.CreateAsyncScope();
                sent = await scope.ServiceProvider.GetRequiredService<SendDueEmail>().ExecuteOneAsync(cancellationToken);
            }
            while (sent);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "E-mails could not be worked; trying again shortly");
        }
    }
}
