using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.UseCases;
using Microsoft.Extensions.Options;

namespace Hangazo.Web.Workers;

/// <summary>
/// Registers the PayBill addresses when the shop starts, where the configuration says so. A shop opens also when M-Pesa does not answer.
/// </summary>
internal sealed class RegisterPayBillAtStart(
    IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, IOptions<DarajaOptions> options, TimeProvider clock,
    ILogger<RegisterPayBillAtStart> logger)
    : BackgroundService
{
    private const int Tries = 5;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.TakesPayBill || !options.Value.RegisterC2bAtStart) return;
        try
        {
            // The addresses must answer before they are given out.
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
            await started.Task.WaitAsync(stoppingToken);
            for (var left = Tries; left > 0; left--)
            {
                if (await RegisterAsync(stoppingToken)) return;
                await Task.Delay(Between, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The shop is closing.
        }
    }

    private async Task<bool> RegisterAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var answer = await scope.ServiceProvider.GetRequiredService<RegisterPayBill>().ExecuteAsync(Actor.Shop, cancellationToken);
            if (!answer.Done) logger.LogWarning("The PayBill addresses are not registered: {Why}", answer.Words);
            return answer.Done;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "The PayBill addresses could not be registered");
            return false;
        }
    }
}
