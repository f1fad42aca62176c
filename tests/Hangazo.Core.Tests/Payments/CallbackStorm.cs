using System.Collections.Concurrent;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.UseCases;
using Xunit;
using static Hangazo.Core.Tests.Payments.PaymentsOnPostgres;

namespace Hangazo.Core.Tests.Payments;

public sealed class CallbackStorm(PaymentsOnPostgres shop) : IClassFixture<PaymentsOnPostgres>
{
    private const int Orders = 750;
    private const int Shillings = 2_499;

    [Fact]
    public async Task A_thousand_callbacks_book_every_shilling_once()
    {
        var sent = await OpenAllAsync();
        // Of 1,000: 200 duplicates, 100 late, 50 of a wrong amount, 50 forged.
        var (late, wrong) = (sent.Take(100).ToList(), sent.Skip(100).Take(50).ToList());
        foreach (var order in late)
            Assert.True(await shop.InTransactionAsync(payments => payments.CloseUnpaidAsync(order.Subject, "Not paid in time", CancellationToken.None)));
        var callbacks = new List<(string Token, byte[] Body)>();
        var expected = 0L;
        for (var i = 0; i < sent.Count; i++)
        {
            var amount = wrong.Contains(sent[i]) ? (i % 2 == 0 ? Shillings - 1 : Shillings + 1) : Shillings;
            expected += amount * 100L;
            callbacks.Add((sent[i].Token, Paid(sent[i], amount, $"UKS{i:D7}")));
        }

        callbacks.AddRange(callbacks.Skip(50).Take(200).ToList());
        for (var i = 0; i < 50; i++) callbacks.Add((CallbackToken.New().Token, Paid(sent[i], Shillings, $"FRG{i:D7}")));
        Assert.Equal(1_000, callbacks.Count);
        var shuffled = callbacks.ToArray();
        new Random(20261121).Shuffle(shuffled);

        var outcomes = new ConcurrentBag<RecordMpesaCallback.Outcome>();
        var arriving = Parallel.ForEachAsync(
            shuffled, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (c, _) => outcomes.Add(await shop.CallBackAsync(c.Token, c.Body)));
        var processing = Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            while (!arriving.IsCompleted) await shop.ProcessAllAsync();
        }));
        await arriving;
        await processing;
        await shop.ProcessAllAsync();

        Assert.Equal(50, outcomes.Count(o => o == RecordMpesaCallback.Outcome.UnknownToken));
        Assert.Equal(950, outcomes.Count(o => o == RecordMpesaCallback.Outcome.Accepted));
        Assert.Equal(0, await shop.ScalarAsync("select count(*) from payments.inbox where processed_at is null or tries > 1"));
        var received = await shop.ScalarAsync("select sum(amount_minor) from payments.receipt");
        var captured = await shop.ScalarAsync("select sum(captured_minor) from payments.payment");
        var credits = await shop.ScalarAsync("select sum(amount_minor) from payments.credit");
        var review = await shop.ScalarAsync("select sum(amount_minor) from payments.receipt where booking = 'Review'");
        Assert.Equal(expected, received);
        Assert.Equal(0, received - captured - credits - review);
        Assert.Equal(sent.Count - 100 - 25, await shop.ScalarAsync("select count(*) from payments.payment where state = 'Settled'"));
        Assert.Equal(100 + 25, await shop.ScalarAsync("select count(*) from payments.credit"));
        Assert.Equal(25, await shop.ScalarAsync("select count(*) from payments.attempt where state = 'NeedsReview'"));
        Assert.Equal(625, await shop.ScalarAsync("select count(*) from outbox.message where name = 'payments.payment-captured.v1'"));
        Assert.Equal(125, await shop.ScalarAsync("select count(*) from outbox.message where name = 'payments.credit-recorded.v1'"));
    }

    /// <summary>Requests that M-Pesa has taken.</summary>
    private Task<List<Sent>> OpenAllAsync() => shop.DoAsync(async (HangazoDb db) =>
    {
        var (sent, now) = (new List<Sent>(Orders), shop.Clock.GetUtcNow());
        for (var i = 0; i < Orders; i++)
        {
            var payment = Payment.Open(
                new(Guid.CreateVersion7(), $"HZ{i:D6}"), Money.Shillings(Shillings), PhoneNumber.ParseKenyan($"0711{i:D6}").Value, now);
            var (token, hash) = CallbackToken.New();
            payment.BeginSubmit(payment.Attempts[0], hash, now);
            payment.Submitted(payment.Attempts[0], $"m-{i}", $"ws_CO_{i}", null, now);
            db.Add(payment);
            sent.Add(new(payment.SubjectId, token, $"ws_CO_{i}", $"m-{i}"));
        }

        await db.SaveChangesAsync();
        return sent;
    });
}
