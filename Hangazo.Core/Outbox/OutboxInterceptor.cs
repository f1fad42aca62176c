using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hangazo.Core.Outbox;

/// <summary>Writes the events of changed aggregates into the outbox, in the transaction that saves them, and rings the worker after the commit.</summary>
public sealed class OutboxInterceptor(ReactionRegistry reactions, OutboxBell bell, TimeProvider clock)
    : SaveChangesInterceptor, IDbTransactionInterceptor
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Those whose transaction holds messages: most commits have none, and ring for nothing.</summary>
    private readonly ConditionalWeakTable<DbContext, object> _holding = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Store(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Store(eventData.Context!);
        return new(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context!.Database.CurrentTransaction is null) RingFor(eventData.Context);
        return new(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db) RingFor(db);
        return Task.CompletedTask;
    }

    private void Store(DbContext db)
    {
        List<OutboxMessage>? messages = null;
        foreach (var entry in db.ChangeTracker.Entries<AggregateRoot>())
        {
            var root = entry.Entity;
            foreach (var happened in root.Events)
            {
                var payload = JsonSerializer.Serialize(happened, happened.GetType(), Json);
                var name = EventNames.Of(happened.GetType());
                (messages ??= []).Add(OutboxMessage.Of(happened, payload, reactions.ListeningTo(name), clock.GetUtcNow()));
            }

            root.ClearEvents();
        }

        if (messages is null) return;
        db.AddRange(messages);
        _holding.AddOrUpdate(db, db);
    }

    private void RingFor(DbContext db)
    {
        if (_holding.Remove(db)) bell.Ring();
    }
}
