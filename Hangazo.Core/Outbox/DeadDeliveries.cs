using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Outbox;

/// <summary>Reactions that gave up, newest first, for the admin's dead-letter page.</summary>
public sealed class DeadDeliveries(HangazoDb db)
{
    public sealed record View(long MessageId, string Event, string Reaction, int Attempts, string? LastError, DateTimeOffset OccurredAt, string Payload);

    public Task<List<View>> ListAsync(CancellationToken cancellationToken) => (
        from delivery in db.Set<OutboxDelivery>().AsNoTracking()
        where delivery.State == DeliveryState.Dead
        join message in db.Set<OutboxMessage>() on delivery.MessageId equals message.Id
        orderby message.Id descending
        select new View(message.Id, message.Name, delivery.Reaction, delivery.Attempts, delivery.LastError, message.OccurredAt, message.Payload))
        .Take(200).ToListAsync(cancellationToken);

    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        db.Set<OutboxDelivery>().CountAsync(d => d.State == DeliveryState.Dead, cancellationToken);
}
