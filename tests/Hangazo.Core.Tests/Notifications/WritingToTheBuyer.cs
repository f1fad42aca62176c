using System.Collections.Concurrent;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Notifications;
using Hangazo.Core.Notifications.Queries;
using Hangazo.Core.Notifications.UseCases;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Tests.Invoicing;
using Hangazo.Tests.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Notifications;

public sealed class WritingToTheBuyer : IAsyncLifetime
{
    private const string Wanjiku = "wanjiku@hangazo.test";

    private readonly PaidOrders _shop = new();
    private readonly PostBox _box = new();

    public Task InitializeAsync() => _shop.StartAsync(services => services.AddSingleton<IMailServer>(_box));

    public Task DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Tells_of_a_placed_and_a_paid_order_with_its_link_and_sums()
    {
        var order = await _shop.SaveAsync(() => SampleOrders.Place(3, _shop.Clock.GetUtcNow(), Wanjiku));
        await _shop.ReactAsync();
        await _shop.DoAsync(async services =>
        {
            var db = services.GetRequiredService<HangazoDb>();
            db.Add(SampleOrders.Pay(order, "UKL4X7Q9ZT", _shop.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        await _shop.ReactAsync();

        var mails = await MailsAsync();
        Assert.Equal([EmailKind.OrderPlaced, EmailKind.OrderPaid], mails.Select(mail => mail.Kind).Order());
        var paid = mails.Single(mail => mail.Kind == EmailKind.OrderPaid);
        Assert.Equal(Wanjiku, paid.To);
        Assert.Equal($"Thank you: your order {order.Number} is paid", paid.Subject);
        foreach (var body in new[] { paid.Text, paid.Html })
        {
            Assert.Contains($"https://hangazo.test/orders/{order.Number}?key={order.AccessKey}", body, StringComparison.Ordinal);
            Assert.Contains(order.Total.ToString(), body, StringComparison.Ordinal);
            Assert.Contains(order.Vat.ToString(), body, StringComparison.Ordinal);
            Assert.All(order.Lines, line => Assert.Contains(line.Name, body, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Writes_nothing_without_an_address_and_nothing_twice()
    {
        await _shop.PaidAsync();
        await _shop.PaidAsync(email: Wanjiku);
        await _shop.ReactAsync();
        await _shop.ExecuteAsync("update outbox.delivery set state = 'Pending'");
        await _shop.ReactAsync();

        Assert.Equal(EmailKind.OrderPaid, Assert.Single(await MailsAsync()).Kind);
    }

    [Fact]
    public async Task What_people_typed_is_text_and_never_markup()
    {
        await PlacedAsync(name: "<img src=x onerror=alert(1)> & \"Kamau\"");

        var mail = Assert.Single(await MailsAsync());
        Assert.Contains("Hello <img src=x onerror=alert(1)> & \"Kamau\",", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Kamau&quot;", mail.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, EmailKind.OrderShipped, "is on its way")]
    [InlineData(true, EmailKind.OrderReady, "is ready to collect")]
    public async Task Tells_when_it_leaves_or_can_be_collected(bool collect, EmailKind kind, string words)
    {
        await _shop.SaveAsync(() =>
        {
            var now = _shop.Clock.GetUtcNow();
            var order = SampleOrders.Place(1, now, Wanjiku, collect: collect);
            order.MarkPaid("M-Pesa", "UKL4X7Q9ZT", false, now);
            Assert.True(order.Fulfil(FulfilmentState.Packed, "staff", now).Succeeded);
            Assert.True(order.Fulfil(FulfilmentState.Shipped, "staff", now).Succeeded);
            return order;
        });
        await _shop.ReactAsync();

        Assert.Contains(words, (await MailsAsync()).Single(mail => mail.Kind == kind).Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("waybill", "W-4711", "Rider in Nairobi brings it, waybill W-4711.")]
    [InlineData("own", null, "Our own rider or van brings it.")]
    public async Task Says_who_brings_it_and_where_it_can_be_followed(string carrier, string? waybill, string words)
    {
        var order = await _shop.SaveAsync(() =>
        {
            var placed = SampleOrders.Place(1, _shop.Clock.GetUtcNow(), Wanjiku);
            placed.MarkPaid("M-Pesa", "UKL4X7Q9ZT", false, _shop.Clock.GetUtcNow());
            Assert.True(placed.Fulfil(FulfilmentState.Packed, "staff", _shop.Clock.GetUtcNow()).Succeeded);
            return placed;
        });
        await _shop.ExecuteAsync(
            $"update shipping.method set carrier = '{carrier}', tracking_link = 'https://parcels.example/track?no={{waybill}}' where code = '{order.DeliveryCode}'");
        await _shop.DoAsync(async services =>
        {
            Assert.True((await services.GetRequiredService<BookDelivery>().ExecuteAsync(order.Number, waybill, Actor.Shop, CancellationToken.None)).Succeeded);
            Assert.True((await services.GetRequiredService<ChangeOrder>().FulfilAsync(order.Number, FulfilmentState.Shipped, "staff", CancellationToken.None)).Succeeded);
        });
        await _shop.ReactAsync();

        var mail = (await MailsAsync()).Single(mail => mail.Kind == EmailKind.OrderShipped);
        Assert.Contains(words, mail.Text, StringComparison.Ordinal);
        Assert.Equal(waybill is not null, mail.Text.Contains($"Follow your parcel:\nhttps://parcels.example/track?no={waybill}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tells_when_it_was_cancelled_or_not_paid_in_time()
    {
        await PlacedAsync(order => order.Cancel("The cloth came torn", "staff", _shop.Clock.GetUtcNow()));
        await PlacedAsync(order => order.Expire(_shop.Clock.GetUtcNow()));

        var mails = await MailsAsync();
        Assert.Contains("The cloth came torn", mails.Single(mail => mail.Kind == EmailKind.OrderCancelled).Text, StringComparison.Ordinal);
        Assert.Contains("back on the shelf", mails.Single(mail => mail.Kind == EmailKind.OrderExpired).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_no_money_for_an_order_that_moved_on_before_the_mail_was_written()
    {
        await PlacedAsync(order => order.Expire(_shop.Clock.GetUtcNow()));
        await PlacedAsync(order => order.MarkPaid("M-Pesa", "UKL4X7Q9ZT", false, _shop.Clock.GetUtcNow()));

        Assert.Equal([EmailKind.OrderExpired, EmailKind.OrderPaid], (await MailsAsync()).Select(mail => mail.Kind));
    }

    [Fact]
    public async Task Several_nodes_send_each_mail_once()
    {
        for (var i = 0; i < 20; i++) await PlacedAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAllAsync()));

        Assert.Equal(20, _box.Sent.Count);
        Assert.Equal(20, _box.Sent.Distinct().Count());
        Assert.All(await MailsAsync(), mail => Assert.Equal(EmailState.Sent, mail.State));
    }

    [Fact]
    public async Task Tries_again_later_and_gives_up_after_ten_times_until_staff_retry()
    {
        await PlacedAsync();
        _box.Answer = MailErrors.Unavailable("Connection refused");

        await SendAllAsync();
        Assert.Equal((EmailState.Queued, 1), await StateAsync());
        await SendAllAsync();
        Assert.Equal((EmailState.Queued, 1), await StateAsync());
        for (var attempt = 2; attempt <= EmailMessage.MaxAttempts; attempt++)
        {
            _shop.Clock.Advance(TimeSpan.FromHours(8));
            await SendAllAsync();
        }

        Assert.Equal((EmailState.Failed, 10), await StateAsync());
        var failed = Assert.Single(await _shop.AskAsync(services => services.GetRequiredService<FailedEmails>().ListAsync(CancellationToken.None)));
        Assert.Equal("Connection refused", failed.LastError);
        Assert.Equal(1, await _shop.AskAsync(services => services.GetRequiredService<FailedEmails>().CountAsync(CancellationToken.None)));

        _box.Answer = Result.Ok;
        Assert.True((await RetryAsync(failed.Id)).Succeeded);
        await SendAllAsync();
        Assert.Equal((EmailState.Sent, 1), await StateAsync());
        Assert.Equal("mail.not-found", (await RetryAsync(failed.Id)).Error!.Code);
    }

    [Fact]
    public async Task A_refusal_for_good_is_not_tried_again()
    {
        await PlacedAsync();
        _box.Answer = MailErrors.Refused("550 no such mailbox");
        await SendAllAsync();

        Assert.Equal((EmailState.Failed, 1), await StateAsync());
    }

    [Fact]
    public async Task A_mail_whose_node_died_while_sending_is_sent_by_another()
    {
        await PlacedAsync();
        _box.Dies = true;
        await Assert.ThrowsAsync<InvalidOperationException>(SendAllAsync);
        _box.Dies = false;

        await SendAllAsync();
        Assert.Empty(_box.Sent);
        _shop.Clock.Advance(EmailMessage.Lease);
        await SendAllAsync();
        Assert.Single(_box.Sent);
    }

    private async Task PlacedAsync(Action<Order>? change = null, string name = "Wanjiku Kamau")
    {
        await _shop.SaveAsync(() =>
        {
            var order = SampleOrders.Place(1, _shop.Clock.GetUtcNow(), Wanjiku, name);
            change?.Invoke(order);
            return order;
        });
        await _shop.ReactAsync();
    }

    private Task<List<EmailMessage>> MailsAsync() => _shop.AskAsync(services =>
        services.GetRequiredService<HangazoDb>().Set<EmailMessage>().AsNoTracking().OrderBy(mail => mail.Id).ToListAsync());

    private async Task<(EmailState State, int Attempts)> StateAsync()
    {
        var mail = Assert.Single(await MailsAsync());
        return (mail.State, mail.Attempts);
    }

    private Task<Result> RetryAsync(long id) => _shop.AskAsync(services =>
        services.GetRequiredService<RetryEmail>().ExecuteAsync(id, CancellationToken.None));

    private async Task SendAllAsync()
    {
        while (await _shop.AskAsync(services => services.GetRequiredService<SendDueEmail>().ExecuteOneAsync(CancellationToken.None)))
        {
        }
    }

    /// <summary>The outside world: takes mails, refuses them, or takes the node down with it.</summary>
    private sealed class PostBox : IMailServer
    {
        private readonly ConcurrentQueue<long> _sent = new();

        public Result Answer { get; set; } = Result.Ok;

        public bool Dies { get; set; }

        public IReadOnlyCollection<long> Sent => _sent;

        public Task<Result> SendAsync(EmailMessage mail, CancellationToken cancellationToken)
        {
            if (Dies) throw new InvalidOperationException("The node died.");
            if (Answer.Succeeded) _sent.Enqueue(mail.Id);
            return Task.FromResult(Answer);
        }
    }
}
