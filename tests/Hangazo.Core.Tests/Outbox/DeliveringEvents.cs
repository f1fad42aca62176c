using Hangazo.Core.Kernel;
using Hangazo.Core.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Outbox;

public sealed class DeliveringEvents(Shop shop) : IClassFixture<Shop>
{
    [Fact]
    public void Names_are_unique_versioned_and_of_their_module()
    {
        Assert.All(EventNames.All, name => Assert.Matches(@"^[a-z]+\.[a-z-]+\.v[0-9]+$", name));
        Assert.All(EventNames.All, name => Assert.StartsWith(
            name.Split('.')[0], EventNames.TypeOf(name)!.Namespace!.Split('.')[2].ToLowerInvariant(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leaves_nothing_pending_and_announces_each_event_once()
    {
        await shop.StockAsync(3);
        await shop.ReactAsync();
        Assert.Equal(0L, await shop.ScalarAsync<long>("select count(*) from outbox.delivery where state = 'Pending'"));
        var outbox = await shop.AskAsync(s => Task.FromResult(s.GetRequiredService<OutboxProcessor>()));
        var announced = 0;
        while (await outbox.AnnounceAsync(CancellationToken.None) is > 0 and var some) announced += some;
        Assert.Equal(await shop.ScalarAsync<long>("select count(*) from outbox.message"), announced);
    }

    [Fact]
    public async Task That_keeps_failing_dies_after_ten_tries_is_shown_and_can_be_revived()
    {
        var own = new Shop();
        await own.InitializeAsync();
        await own.ScalarAsync<long>("""
            with m as (insert into outbox.message (name, payload, occurred_at) values ('inventory.availability-changed.v1', '{"variants": null}', now()) returning id),
            d as (insert into outbox.delivery (message_id, reaction, state, attempts, next_attempt_at) select id, 'Inventory.NoteAvailability', 'Pending', 0, '2026-01-01' from m returning 1)
            select count(*) from d
            """);
        for (var tries = 0; tries < OutboxDelivery.MaxAttempts; tries++)
        {
            await own.ReactAsync();
            own.Clock.Advance(TimeSpan.FromHours(13));
        }

        var dead = Assert.Single(await own.AskAsync(s => s.GetRequiredService<DeadDeliveries>().ListAsync(CancellationToken.None)));
        Assert.Equal(OutboxDelivery.MaxAttempts, dead.Attempts);
        Assert.NotNull(dead.LastError);
        var outbox = await own.AskAsync(s => Task.FromResult(s.GetRequiredService<OutboxProcessor>()));
        Assert.True(await outbox.ReviveAsync(dead.MessageId, dead.Reaction, CancellationToken.None));
        Assert.False(await outbox.ReviveAsync(dead.MessageId, dead.Reaction, CancellationToken.None));
        await own.DisposeAsync();
    }
}
