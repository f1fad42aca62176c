using Hangazo.Core.Data;
using Hangazo.Core.Notifications;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Reviews.UseCases;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Reviews;

public sealed class AskingForReviews : IAsyncLifetime
{
    private const string Wanjiku = "wanjiku@hangazo.test";
    private readonly Shop _shop = new();
    private Buyers _buyers = default!;

    public async Task InitializeAsync()
    {
        await _shop.InitializeAsync();
        _buyers = new(_shop);
    }

    public Task DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task One_mail_a_week_after_it_was_handed_over_about_what_was_kept()
    {
        var (dress, robe) = (await _shop.StockAsync(9), await _shop.StockAsync(9));
        var order = await _buyers.BoughtAsync(FulfilmentState.Delivered, Wanjiku, variants: [dress, robe]);
        await _buyers.BoughtAsync(FulfilmentState.Delivered, email: null, variants: dress);
        await _buyers.BoughtAsync(FulfilmentState.Shipped, Wanjiku, variants: dress);
        var back = order.Lines.Single(line => line.VariantId == robe);
        await _shop.DoAsync(async services => Assert.Null((await services.GetRequiredService<Core.Ordering.UseCases.RefundOrder>().ExecuteAsync(
            new(order.Number, new([new(back.Id, "1", true)], false, null), "It did not fit", false, null), Buyers.Faith, default)).Error));
        _shop.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await AskAsync());
        _shop.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, await AskAsync());

        var mail = Assert.Single(await MailsAsync());
        Assert.Equal((Wanjiku, $"How do you like {order.Lines.Single(line => line.VariantId == dress).Name}?"), (mail.To, mail.Subject));
        Assert.Contains($"/orders/{order.Number}/reviews?key={order.AccessKey}", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(back.Name, mail.Text, StringComparison.Ordinal);

        // However often it is told.
        await _shop.ExecuteAsync("update outbox.delivery set state = 'Pending'; update reviews.request set state = 'Waiting'");
        await _shop.ReactAsync();
        Assert.Equal(2, await AskAsync());
        Assert.Single(await MailsAsync());
    }

    [Fact]
    public async Task Nobody_is_asked_when_it_is_off_nor_about_what_was_long_ago_or_came_back_whole()
    {
        var dress = await _shop.StockAsync(9);
        await _buyers.BoughtAsync(FulfilmentState.Delivered, Wanjiku, variants: dress);
        await ChangeRulesAsync("");
        _shop.Clock.Advance(TimeSpan.FromDays(40));
        var late = await _buyers.BoughtAsync(FulfilmentState.Delivered, Wanjiku, variants: dress);
        await _shop.DoAsync(async services => Assert.Null((await services.GetRequiredService<Core.Ordering.UseCases.RefundOrder>().ExecuteAsync(
            new(late.Number, new([new(late.Lines[0].Id, "1", true)], false, null), "It did not fit", false, null), Buyers.Faith, default)).Error));
        Assert.Equal(0, await AskAsync());
        await ChangeRulesAsync("0");
        Assert.Equal(2, await AskAsync());
        Assert.Empty(await MailsAsync());
        Assert.Equal(1L, await _shop.ScalarAsync<long>("select count(*) from reviews.request where state = 'Dropped'"));
    }

    private async Task<int> AskAsync()
    {
        var asked = 0;
        while (await _shop.AskAsync(services => services.GetRequiredService<AskForReviews>().ExecuteOneAsync(default))) asked++;
        await _shop.ReactAsync();
        return asked;
    }

    private Task ChangeRulesAsync(string days) => _shop.DoAsync(async services =>
    {
        _shop.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await services.GetRequiredService<ChangeReviewRules>().ExecuteAsync(new(days, ""), Buyers.Faith, default)).Succeeded);
    });

    private Task<List<EmailMessage>> MailsAsync() => _shop.AskAsync(services =>
        services.GetRequiredService<HangazoDb>().Set<EmailMessage>().AsNoTracking().Where(mail => mail.Kind == EmailKind.ReviewRequest).ToListAsync());
}
