using System.Security.Cryptography;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.UseCases;
using Npgsql;
using Xunit;

namespace Hangazo.Core.Tests.Payments;

/// <summary>What providers tell at the same moment is stored together; one that cannot be stored stands in nobody's way.</summary>
public sealed class StoringManyAtOnce(PaymentsOnPostgres shop) : IClassFixture<PaymentsOnPostgres>
{
    [Fact]
    public async Task What_waits_is_written_in_one_transaction_each_news_once()
    {
        var sent = await shop.OpenAndSendAsync();
        var stored = await ArriveTogetherAsync(
            [.. Enumerable.Range(0, 30).Select(i => News($"together-{i}")), .. Enumerable.Range(0, 10).Select(i => News($"together-{i}")),
                News("of-its-attempt") with { Gateway = Payment.MpesaStk, Token = CallbackToken.HashOf(sent.Token) },
                News("of-nobody") with { Gateway = Payment.MpesaStk, Token = SHA256.HashData("nobody"u8) }]);

        Assert.All(await Task.WhenAll(stored[..^1]), Assert.True);
        Assert.False(await stored[^1]);
        Assert.Equal(30, await shop.ScalarAsync("select count(*) from payments.inbox where event_key like 'together-%'"));
        Assert.Equal(1, await shop.ScalarAsync("select count(distinct xmin::text) from payments.inbox where event_key like 'together-%' or event_key like 'stk:%'"));
        Assert.Equal(1, await shop.ScalarAsync("select count(*) from payments.inbox i join payments.attempt a on a.id = i.attempt_id where i.event_key like 'stk:%:of-its-attempt'"));
    }

    [Fact]
    public async Task One_that_the_database_refuses_takes_no_other_with_it()
    {
        var stored = await ArriveTogetherAsync([News("before"), News("no text has a \0 in it"), News("behind")]);

        Assert.True(await stored[0]);
        await Assert.ThrowsAsync<PostgresException>(() => stored[1]);
        Assert.True(await stored[2]);
        Assert.Equal(2, await shop.ScalarAsync("select count(*) from payments.inbox where event_key in ('before', 'behind')"));
    }

    private static Heard News(string key) => new("stripe", key, "{}"u8.ToArray(), "127.0.0.1", DateTimeOffset.UnixEpoch, Due: null);

    /// <summary>One is being written, and cannot end, while the others come in.</summary>
    private Task<Task<bool>[]> ArriveTogetherAsync(Heard[] others) => shop.DoAsync(async (InboxWriter inbox) =>
    {
        Task<bool>[] stored;
        await using (await shop.LockTableAsync("payments.inbox"))
        {
            var first = inbox.StoreAsync(News("first"));
            stored = Array.ConvertAll(others, inbox.StoreAsync);
            Assert.False(first.IsCompleted);
        }

        return stored;
    });
}
