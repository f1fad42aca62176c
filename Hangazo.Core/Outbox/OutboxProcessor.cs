using System.Text.Json;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hangazo.Core.Outbox;

/// <summary>Announces committed events to live screens and runs the reactions that are due. Any number of nodes may do so at once.</summary>
public sealed class OutboxProcessor(IServiceScopeFactory scopes, ReactionRegistry registry, TimeProvider clock, ILogger<OutboxProcessor> logger)
{
    /// <summary>How many events are announced at once; after as many as that there may be more.</summary>
    public const int AnnounceBatch = 100;

    /// <summary>NOTIFY takes at most 8,000 bytes; a larger event is announced by name only.</summary>
    private const int LongestNotification = 7_500;

    /// <summary>Announces what is new. Returns how many events were announced.</summary>
    public async Task<int> AnnounceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HangazoDb>();
        var announced = await db.Database.SqlQuery<int>($"""
            with due as (
                select id, name, payload from outbox.message where announced_at is null
                order by id limit {AnnounceBatch} for update skip locked),
            told as (
                update outbox.message m set announced_at = {clock.GetUtcNow()} from due where m.id = due.id
                returning pg_notify({LiveEvent.Channel}, case
                    when octet_length(m.payload::text) < {LongestNotification} then m.name || ' ' || m.payload::text
                    else m.name || ' ' || {"{}"} end))
            select count(*)::int as "Value" from told
            """).ToListAsync(cancellationToken);
        return announced[0];
    }

    /// <summary>Runs one due reaction, in a transaction of its own. Returns false when nothing is due.</summary>
    public async Task<bool> DeliverOneAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HangazoDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = db.Set<OutboxDelivery>().FromSql($"""
            select * from outbox.delivery where state = 'Pending' and next_attempt_at <= {clock.GetUtcNow()}
            order by next_attempt_at limit 1 for update skip locked
            """);
        if (await due.Join(db.Set<OutboxMessage>(), d => d.MessageId, m => m.Id, (d, m) => new { Delivery = d, Message = m }).SingleOrDefaultAsync(cancellationToken)
            is not { Delivery: var delivery, Message: var message }) return false;
        try
        {
            await RunAsync(scope.ServiceProvider, message, delivery.Reaction, cancellationToken);
            delivery.Succeed(clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(exception, "Reaction {Reaction} to {Event} {Message} failed", delivery.Reaction, message.Name, message.Id);
            await transaction.RollbackAsync(cancellationToken);
            await NoteFailureAsync(delivery, exception.Message, cancellationToken);
            return true;
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Gives a dead delivery another round. False when there is no such dead delivery.</summary>
    public async Task<bool> ReviveAsync(long messageId, string reaction, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HangazoDb>();
        var delivery = await db.Set<OutboxDelivery>()
            .SingleOrDefaultAsync(d => d.MessageId == messageId && d.Reaction == reaction && d.State == DeliveryState.Dead, cancellationToken);
        if (delivery is null) return false;
        delivery.Revive(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Nothing, when another node has tried it meanwhile and written down what came of that.</summary>
    private async Task NoteFailureAsync(OutboxDelivery failed, string error, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HangazoDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var delivery = await db.Set<OutboxDelivery>().FromSql($"""
            select * from outbox.delivery where message_id = {failed.MessageId} and reaction = {failed.Reaction} and state = 'Pending' for update skip locked
            """).SingleOrDefaultAsync(cancellationToken);
        if (delivery is null) return;
        delivery.Fail(error, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task RunAsync(IServiceProvider services, OutboxMessage message, string reaction, CancellationToken cancellationToken)
    {
        var type = EventNames.TypeOf(message.Name) ?? throw new InvalidOperationException($"No event is named {message.Name} any more.");
        var registration = registry.Find(reaction, type) ?? throw new InvalidOperationException($"{reaction} does not listen to {message.Name} any more.");
        var happened = (IDomainEvent)JsonSerializer.Deserialize(message.Payload, type, OutboxInterceptor.Json)!;
        await registration.RunAsync(services, happened, cancellationToken);
    }
}
