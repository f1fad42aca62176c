using Hangazo.Core.Kernel;
using Hangazo.Core.Outbox;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.UseCases;
using Microsoft.Extensions.Options;

namespace Hangazo.Web.Workers;

/// <summary>
/// Sends waiting attempts and refunds, processes stored notifications, and asks about what nobody told us about. Every loop is woken when there
/// is work and looks by itself each second; everything it takes is locked or leased in the database, so any number of nodes may run it.
/// </summary>
internal sealed class PaymentWorker(
    IServiceScopeFactory scopes,
    ReconcileAttempts reconcile,
    PaymentBell bell,
    InboxWriter inbox,
    ILiveFeed feed,
    IOptions<DarajaOptions> options,
    TimeProvider clock,
    ILogger<PaymentWorker> logger) : BackgroundService
{
    private const int InboxLoops = 3;
    private const int GivesWay = 8;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // An attempt is created inside somebody else's transaction; its event says when that was committed, on whichever node.
        var (changed, approved) = (EventNames.Of(typeof(AttemptChanged)), EventNames.Of(typeof(RefundApproved)));
        using var subscription = feed.Subscribe(happened =>
        {
            if (happened.Name == changed) bell.Attempts.Ring();
            if (happened.Name == approved) bell.Refunds.Ring();
            return ValueTask.CompletedTask;
        });
        using var sending = new SemaphoreSlim(options.Value.ParallelSubmissions);
        var loops = new List<Task>
        {
            LoopAsync(bell.Attempts, token => SubmitAsync(sending, token), stoppingToken),
            LoopAsync(bell.Polls, async token => await reconcile.ExecuteBatchAsync(token) > 0, stoppingToken),
        };
        loops.Add(LoopAsync(bell.Refunds, SendRefundAsync, stoppingToken));
        for (var i = 0; i < InboxLoops; i++) loops.Add(LoopAsync(bell.Inbox, ProcessAsync, stoppingToken));
        await Task.WhenAll(loops);
        // Posts under way are waited for: their answers carry the ids.
        for (var i = 0; i < options.Value.ParallelSubmissions; i++) await sending.WaitAsync(CancellationToken.None);
    }

    private async Task<bool> SubmitAsync(SemaphoreSlim sending, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken);
        var scope = scopes.CreateAsyncScope();
        SubmitAttempt.Claim? claim = null;
        try
        {
            var submit = scope.ServiceProvider.GetRequiredService<SubmitAttempt>();
            claim = await submit.ClaimAsync(cancellationToken);
            if (claim is not null) _ = SendAsync(submit, claim, scope, sending);
            return claim is not null;
        }
        finally
        {
            if (claim is null)
            {
                await scope.DisposeAsync();
                sending.Release();
            }
        }
    }

    private async Task SendAsync(SubmitAttempt submit, SubmitAttempt.Claim claim, AsyncServiceScope scope, SemaphoreSlim sending)
    {
        await Task.Yield();
        try
        {
            await submit.SendAsync(claim);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "Attempt {Attempt} was sent but its answer could not be written down; it will be looked up", claim.AttemptId);
        }
        finally
        {
            await scope.DisposeAsync();
            sending.Release();
        }
    }

    private async Task<bool> ProcessAsync(CancellationToken cancellationToken)
    {
        // Who tells waits for an answer, the books do not; but they do not wait for ever.
        for (var times = 0; inbox.IsWriting && times < GivesWay; times++) await Task.Delay(Moment, clock, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ProcessInbox>().ExecuteOneAsync(cancellationToken);
    }

    private async Task<bool> SendRefundAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SendRefund>().ExecuteDueAsync(cancellationToken);
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
                logger.LogError(exception, "Payments could not be worked; trying again shortly");
                next = Task.Delay(LookAgain, clock, stoppingToken);
            }

            await Task.WhenAny(next, Task.Delay(LookAgain, clock, stoppingToken));
        }
    }
}
