using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Notifications;
using Hangazo.Core.Outbox;
using Hangazo.Core.Wishlists;
using Hangazo.Core.Wishlists.Contracts;
using Hangazo.Core.Wishlists.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Wishlists;

public sealed class WaitingForStock(Shop shop) : IClassFixture<Shop>
{
    [Fact]
    public async Task An_address_is_asked_first_and_told_once_when_the_piece_is_back()
    {
        var variant = await shop.StockAsync(onHand: 0);
        Assert.True((await AskAsync(variant, " Amina@Example.com ")).Succeeded);
        await DeliverAsync();
        var watch = Assert.Single(await WatchesAsync(variant));
        Assert.Equal(("amina@example.com", StockWatchState.Unconfirmed), (watch.Email, watch.State));
        var question = Assert.Single(await MailsAsync(watch));
        Assert.Contains($"/stock-watch/{watch.Id}?key={watch.Key}", question.Text, StringComparison.Ordinal);

        // Nobody who has not said yes is told.
        await RestockAsync(variant, 1);
        Assert.Single(await MailsAsync(watch));
        await RestockAsync(variant, 0);

        Assert.True((await AnswerAsync(watch, watch.Key, yes: true)).Succeeded);
        await RestockAsync(variant, 4);
        await RestockAsync(variant, 0);
        await RestockAsync(variant, 4);

        Assert.Equal([EmailKind.StockWatchAsked, EmailKind.StockWatchMet], (await MailsAsync(watch)).Select(mail => mail.Kind));
        Assert.Equal(StockWatchState.Met, Assert.Single(await WatchesAsync(variant)).State);
    }

    [Fact]
    public async Task Who_says_yes_after_it_came_back_is_told_at_once()
    {
        var variant = await shop.StockAsync(onHand: 0);
        await AskAsync(variant, "late@example.com");
        await RestockAsync(variant, 2);
        var watch = Assert.Single(await WatchesAsync(variant));

        await AnswerAsync(watch, watch.Key, yes: true);
        await DeliverAsync();

        Assert.Contains(await MailsAsync(watch), mail => mail.Kind == EmailKind.StockWatchMet);
    }

    [Fact]
    public async Task Who_says_no_is_left_alone()
    {
        var variant = await shop.StockAsync(onHand: 0);
        await AskAsync(variant, "no@example.com");
        await DeliverAsync();
        var watch = Assert.Single(await WatchesAsync(variant));
        await AnswerAsync(watch, watch.Key, yes: true);
        await AnswerAsync(watch, watch.Key, yes: false);

        await RestockAsync(variant, 2);

        Assert.Equal(EmailKind.StockWatchAsked, Assert.Single(await MailsAsync(watch)).Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not an address")]
    [InlineData("a@localhost")]
    [InlineData("a@example.com\r\nBcc: b@example.com")]
    public async Task Nonsense_is_refused(string email)
    {
        var variant = await shop.StockAsync(onHand: 0);

        Assert.Equal("watch.email", (await AskAsync(variant, email)).Error?.Code);
        Assert.Empty(await WatchesAsync(variant));
    }

    [Fact]
    public async Task A_wrong_key_opens_nothing()
    {
        var variant = await shop.StockAsync(onHand: 0);
        await AskAsync(variant, "key@example.com");
        var watch = Assert.Single(await WatchesAsync(variant));

        Assert.Equal("watch.not-found", (await AnswerAsync(watch, "guess", yes: true)).Error?.Code);
        Assert.Equal("watch.not-found", (await AnswerAsync(watch, null, yes: true)).Error?.Code);
        Assert.Equal("variant.not-found", (await AskAsync(VariantId.New(), "key@example.com")).Error?.Code);
        Assert.Equal(StockWatchState.Unconfirmed, Assert.Single(await WatchesAsync(variant)).State);
    }

    [Fact]
    public async Task Asking_again_asks_again_only_after_an_hour()
    {
        var variant = await shop.StockAsync(onHand: 0);
        await AskAsync(variant, "twice@example.com");
        var first = Assert.Single(await WatchesAsync(variant));
        await AskAsync(variant, "TWICE@example.com");
        Assert.Equal(first.Id, Assert.Single(await WatchesAsync(variant)).Id);

        shop.Clock.Advance(StockWatch.AskAgain);
        await AskAsync(variant, "twice@example.com");

        Assert.NotEqual(first.Id, Assert.Single(await WatchesAsync(variant)).Id);
    }

    [Fact]
    public async Task Nobodys_mailbox_is_filled_by_others()
    {
        for (var i = 0; i < 12; i++) Assert.True((await AskAsync(await shop.StockAsync(onHand: 0), "victim@example.com")).Succeeded);

        Assert.Equal(10L, await shop.ScalarAsync<long>("select count(*) from wishlists.stock_watch where email = 'victim@example.com'"));
    }

    [Fact]
    public async Task Addresses_are_forgotten_when_they_are_no_longer_needed()
    {
        var variant = await shop.StockAsync(onHand: 0);
        await AskAsync(variant, "old@example.com");
        shop.Clock.Advance(TimeSpan.FromDays(8));

        await AskAsync(variant, "new@example.com");

        Assert.Equal("new@example.com", Assert.Single(await WatchesAsync(variant)).Email);
    }

    private Task<Result> AskAsync(VariantId variant, string email) =>
        shop.AskAsync(services => services.GetRequiredService<AskForStock>().ExecuteAsync(new(variant, email), CancellationToken.None));

    private Task<Result> AnswerAsync(StockWatch watch, string? key, bool yes) =>
        shop.AskAsync(services => services.GetRequiredService<AnswerStockWatch>().ExecuteAsync(watch.Id, key, yes, CancellationToken.None));

    private async Task RestockAsync(VariantId variant, decimal onHand)
    {
        await shop.DoAsync(async services =>
        {
            Assert.True((await services.GetRequiredService<IInventory>().SetOnHandAsync(variant, onHand, "counted", "a test", CancellationToken.None)).Succeeded);
            await services.GetRequiredService<HangazoDb>().SaveChangesAsync();
        });
        await DeliverAsync();
    }

    private Task DeliverAsync() => shop.DoAsync(async services =>
    {
        while (await services.GetRequiredService<OutboxProcessor>().DeliverOneAsync(CancellationToken.None))
        {
        }
    });

    private Task<List<StockWatch>> WatchesAsync(VariantId variant) => shop.AskAsync(services =>
        services.GetRequiredService<HangazoDb>().Set<StockWatch>().AsNoTracking().Where(watch => watch.VariantId == variant).ToListAsync());

    private Task<List<EmailMessage>> MailsAsync(StockWatch watch) => shop.AskAsync(services => services.GetRequiredService<HangazoDb>()
        .Set<EmailMessage>().AsNoTracking().Where(mail => mail.SubjectId == watch.Id.Value).OrderBy(mail => mail.Id).ToListAsync());
}
