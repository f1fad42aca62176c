using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Notifications;
using Hangazo.Core.Notifications.UseCases;
using Hangazo.Core.Wishlists;
using Hangazo.Core.Wishlists.Contracts;
using Hangazo.Core.Wishlists.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Hangazo.Core.Tests.Wishlists;

public sealed class WaitingBySms(Shop shop) : IClassFixture<Shop>
{
    private static int _phones;

    private readonly Gateway _gateway = new();

    [Fact]
    public async Task Is_confirmed_with_the_code_and_told_once_when_it_is_back()
    {
        var (dress, phone) = (await shop.StockAsync(0), NewPhone());
        var watch = await AskAsync(dress, phone);
        var code = CodeIn(Assert.Single(await SentToAsync(phone)));
        Assert.Equal("watch.code-wrong", (await EnterAsync(watch, code == "000000" ? "000001" : "000000")).Error!.Code);
        var key = (await EnterAsync(watch, $" {code[..3]} {code[3..]}")).Value;
        Assert.True(await shop.AskAsync(s => s.GetRequiredService<IWishlists>().OpensSmsWatchAsync(watch, key, CancellationToken.None)));
        Assert.False(await shop.AskAsync(s => s.GetRequiredService<IWishlists>().OpensSmsWatchAsync(watch, code, CancellationToken.None)));

        await RestockAsync(dress, 3);
        await RestockAsync(dress, 0);
        await RestockAsync(dress, 2);
        var messages = await SentToAsync(phone);
        Assert.Equal(2, messages.Count);
        Assert.Contains("is back", messages[1], StringComparison.Ordinal);
        Assert.All(messages, text => Assert.InRange(text.Length, 20, SmsMessage.Longest));
    }

    [Fact]
    public async Task Sends_nothing_to_a_number_that_did_not_confirm_or_said_no()
    {
        var dress = await shop.StockAsync(0);
        var (silent, sorry) = (NewPhone(), NewPhone());
        await AskAsync(dress, silent);
        var watch = await AskAsync(dress, sorry);
        var key = (await EnterAsync(watch, CodeIn(Assert.Single(await SentToAsync(sorry))))).Value;
        Assert.Equal("watch.not-found", (await StopAsync(watch, "another")).Error!.Code);
        Assert.True((await StopAsync(watch, key)).Succeeded);
        await RestockAsync(dress, 3);
        Assert.Single(await SentToAsync(silent));
        Assert.Single(await SentToAsync(sorry));
    }

    [Fact]
    public async Task Takes_five_tries_and_a_quarter_of_an_hour()
    {
        var (dress, phone) = (await shop.StockAsync(0), NewPhone());
        var watch = await AskAsync(dress, phone);
        var code = CodeIn(Assert.Single(await SentToAsync(phone)));
        var wrong = code == "123456" ? "654321" : "123456";
        foreach (var typed in new[] { wrong, "", "<script>", wrong }) Assert.Equal("watch.code-wrong", (await EnterAsync(watch, typed)).Error!.Code);
        Assert.Equal("watch.code-over", (await EnterAsync(watch, wrong)).Error!.Code);
        Assert.Equal("watch.code-over", (await EnterAsync(watch, code)).Error!.Code);

        shop.Clock.Advance(SmsWatch.CodeKeeps);
        var again = await AskAsync(dress, phone);
        Assert.NotEqual(watch, again);
        var newer = CodeIn((await SentToAsync(phone))[1]);
        shop.Clock.Advance(SmsWatch.CodeKeeps);
        Assert.Equal("watch.code-over", (await EnterAsync(again, newer)).Error!.Code);
        Assert.Equal("watch.not-found", (await EnterAsync(SmsWatchId.New(), newer)).Error!.Code);
    }

    [Fact]
    public async Task Gives_a_number_three_codes_a_day_and_says_the_same_to_everybody()
    {
        var phone = NewPhone();
        for (var i = 0; i < 5; i++) await AskAsync(await shop.StockAsync(0), phone);
        Assert.Equal(3, (await SentToAsync(phone)).Count);
        shop.Clock.Advance(TimeSpan.FromDays(1));
        var dress = await shop.StockAsync(0);
        var first = await AskAsync(dress, phone);
        Assert.Equal(4, (await SentToAsync(phone)).Count);
        // Asked again at once, by whomever: the same place, no other message.
        Assert.Equal(first, await AskAsync(dress, "+254 " + phone[1..]));
        Assert.Equal(4, (await SentToAsync(phone)).Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wanjiku@hangazo.test")]
    [InlineData("0712")]
    [InlineData("+44 7911 123456")]
    [InlineData("020 2222 222")]
    [InlineData("0712345678; drop table")]
    public async Task Refuses_what_is_no_kenyan_mobile(string? phone)
    {
        var dress = await shop.StockAsync(0);
        Assert.Equal("watch.phone", (await shop.AskAsync(s => s.GetRequiredService<AskForStockBySms>().ExecuteAsync(dress, phone, CancellationToken.None))).Error!.Code);
    }

    [Fact]
    public async Task Tries_again_when_the_gateway_is_away_and_not_when_it_refuses_or_the_code_is_over()
    {
        var (dress, phone) = (await shop.StockAsync(0), NewPhone());
        _gateway.Next = SmsErrors.Unavailable("502");
        await AskAsync(dress, phone);
        Assert.Empty(_gateway.To(phone));
        _gateway.Next = null;
        Assert.Empty(await SentToAsync(phone));
        shop.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Single(await SentToAsync(phone));

        var other = NewPhone();
        _gateway.Next = SmsErrors.Refused("403 InvalidPhoneNumber");
        await AskAsync(dress, other);
        _gateway.Next = null;
        shop.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(await SentToAsync(other));
        Assert.Equal(EmailState.Failed, await StateAsync(other));

        var late = NewPhone();
        _gateway.Next = SmsErrors.Unavailable("timeout");
        await AskAsync(dress, late);
        _gateway.Next = null;
        shop.Clock.Advance(SmsWatch.CodeKeeps);
        Assert.Empty(await SentToAsync(late));
        Assert.Equal(EmailState.Failed, await StateAsync(late));
    }

    private static string NewPhone() => $"0711{Interlocked.Increment(ref _phones):000000}";

    private static string CodeIn(string text) => Regex.Match(text, "[0-9]{6}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;

    private async Task<SmsWatchId> AskAsync(VariantId variant, string phone)
    {
        var asked = await shop.AskAsync(s => s.GetRequiredService<AskForStockBySms>().ExecuteAsync(variant, phone, CancellationToken.None));
        Assert.True(asked.Succeeded, asked.Error?.Message);
        await shop.ReactAsync();
        await SendAsync();
        return asked.Value;
    }

    private Task<Result<string>> EnterAsync(SmsWatchId watch, string code) =>
        shop.AskAsync(s => s.GetRequiredService<AnswerSmsWatch>().EnterAsync(watch, code, CancellationToken.None));

    private Task<Result> StopAsync(SmsWatchId watch, string key) =>
        shop.AskAsync(s => s.GetRequiredService<AnswerSmsWatch>().StopAsync(watch, key, CancellationToken.None));

    private async Task RestockAsync(VariantId variant, decimal onHand)
    {
        await shop.DoAsync(async s =>
        {
            await s.GetRequiredService<IInventory>().SetOnHandAsync(variant, onHand, "counted", "a test", CancellationToken.None);
            await s.GetRequiredService<HangazoDb>().SaveChangesAsync();
        });
        await shop.ReactAsync();
        await SendAsync();
    }

    private async Task<IReadOnlyList<string>> SentToAsync(string phone)
    {
        await SendAsync();
        return _gateway.To(phone);
    }

    private Task SendAsync() => shop.DoAsync(async s =>
    {
        var send = new SendDueSms(s.GetRequiredService<HangazoDb>(), _gateway, shop.Clock, NullLogger<SendDueSms>.Instance);
        while (await send.ExecuteOneAsync(CancellationToken.None))
        {
        }
    });

    private Task<EmailState> StateAsync(string phone) => shop.AskAsync(s =>
    {
        var number = PhoneNumber.Parse(phone).Value;
        return s.GetRequiredService<HangazoDb>().Set<SmsMessage>().AsNoTracking().Where(sms => sms.To == number).Select(sms => sms.State).SingleAsync();
    });

    /// <summary>The outside world: takes what it is given, or says what the test wants.</summary>
    private sealed class Gateway : ISmsGateway
    {
        private readonly ConcurrentQueue<(PhoneNumber To, string Text)> _taken = new();

        public Error? Next { get; set; }

        public IReadOnlyList<string> To(string phone) => [.. _taken.Where(sms => sms.To == PhoneNumber.Parse(phone).Value).Select(sms => sms.Text)];

        public Task<Result<string>> SendAsync(PhoneNumber to, string text, CancellationToken cancellationToken)
        {
            if (Next is { } refused) return Task.FromResult<Result<string>>(refused);
            _taken.Enqueue((to, text));
            return Task.FromResult<Result<string>>("ATXid_1");
        }
    }
}
