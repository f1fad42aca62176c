using Hangazo.Core.Outbox;

namespace Hangazo.Web.Components.Admin.Outbox;

/// <summary>Messages that the shop's parts could not deliver to each other.</summary>
internal sealed class OutboxPort(IServiceScopeFactory scopes, OutboxProcessor outbox, OutboxBell bell)
{
    public async Task<IReadOnlyList<DeadDeliveries.View>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DeadDeliveries>().ListAsync(cancellationToken);
    }

    /// <summary>Another round of attempts, beginning now. False when somebody else was quicker.</summary>
    public async Task<bool> RetryAsync(DeadDeliveries.View dead)
    {
        var revived = await outbox.ReviveAsync(dead.MessageId, dead.Reaction, CancellationToken.None);
        bell.Ring();
        return revived;
    }
}
