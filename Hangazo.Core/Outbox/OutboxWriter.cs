using System.Text.Json;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Outbox;

/// <summary>Stages an event that no aggregate raises; the caller's next save stores it.</summary>
public sealed class OutboxWriter(HangazoDb db, ReactionRegistry reactions, TimeProvider clock)
{
    public void Stage(IDomainEvent happened) => db.Add(OutboxMessage.Of(
        happened,
        JsonSerializer.Serialize(happened, happened.GetType(), OutboxInterceptor.Json),
        reactions.ListeningTo(EventNames.Of(happened.GetType())),
        clock.GetUtcNow()));
}
