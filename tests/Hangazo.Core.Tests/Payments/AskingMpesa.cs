using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.UseCases;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Hangazo.Core.Tests.Payments.PaymentsOnPostgres;

namespace Hangazo.Core.Tests.Payments;

/// <summary>What happens when M-Pesa does not tell by itself. Each test has its own database: the clock is moved.</summary>
public sealed class AskingMpesa : IAsyncLifetime
{
    private readonly PaymentsOnPostgres _shop = new();

    public Task InitializeAsync() => _shop.InitializeAsync();

    public Task DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task The_query_ends_a_request_whose_callback_never_came()
    {
        var sent = await _shop.OpenAndSendAsync();
        Assert.Equal(0, await _shop.ReconcileAsync());
        _shop.Clock.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal(1, await _shop.ReconcileAsync());
        Assert.Equal(AttemptState.Pending, (await _shop.AttemptAsync(sent.Subject)).State);
        _shop.Outside.OnQuery = _ => DarajaStandIn.QueryResult(sent.Checkout!, "1032");
        _shop.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(1, await _shop.ReconcileAsync());
        var attempt = await _shop.AttemptAsync(sent.Subject);
        Assert.Equal((AttemptState.Cancelled, null, 2), (attempt.State, attempt.NextPollAt, attempt.PollCount));
    }

    [Fact]
    public async Task A_paid_request_gets_its_receipt_from_the_list_of_payments()
    {
        var sent = await _shop.OpenAndSendAsync();
        _shop.Outside.OnQuery = _ => DarajaStandIn.QueryResult(sent.Checkout!, "0");
        _shop.Outside.OnPull = body => body.GetProperty("OffSetValue").GetString() == "0" ? DarajaStandIn.PullResult(Line("UKL4X7Q9ZT")) : DarajaStandIn.PullResult();
        _shop.Clock.Advance(TimeSpan.FromSeconds(20));
        await _shop.ReconcileAsync();
        Assert.Equal(["UKL4X7Q9ZT"], (await _shop.StatusAsync(sent.Subject)).Receipts);
        await _shop.CallBackAndProcessAsync(sent.Token, Paid(sent));
        Assert.Empty(await _shop.CreditsAsync(sent.Subject));
    }

    [Fact]
    public async Task A_receipt_that_is_nowhere_is_stood_in_for_after_a_minute_and_named_later()
    {
        var sent = await _shop.OpenAndSendAsync();
        _shop.Outside.OnQuery = _ => DarajaStandIn.QueryResult(sent.Checkout!, "0");
        _shop.Clock.Advance(TimeSpan.FromSeconds(20));
        await _shop.ReconcileAsync();
        var status = await _shop.StatusAsync(sent.Subject);
        Assert.Equal((PaymentState.Open, "M-Pesa says you paid. We are waiting for the receipt."), (status.State, status.Attempt!.Sentence));
        for (var i = 0; i < 3; i++)
        {
            _shop.Clock.Advance(TimeSpan.FromSeconds(20));
            await _shop.ReconcileAsync();
        }

        status = await _shop.StatusAsync(sent.Subject);
        Assert.Equal(PaymentState.Settled, status.State);
        Assert.StartsWith("STK-", Assert.Single(status.Receipts), StringComparison.Ordinal);
        await _shop.CallBackAndProcessAsync(sent.Token, Paid(sent));
        Assert.Equal(["UKL4X7Q9ZT"], (await _shop.StatusAsync(sent.Subject)).Receipts);
        Assert.Empty(await _shop.CreditsAsync(sent.Subject));
    }

    [Fact]
    public async Task A_lost_answer_is_never_sent_again_but_found()
    {
        _shop.Outside.Next(DarajaStandIn.Push, DarajaStandIn.Error(500, "500.003.1001", "Internal Server Error"));
        var sent = await _shop.OpenAndSendAsync();
        Assert.Equal(AttemptState.Unknown, (await _shop.AttemptAsync(sent.Subject)).State);
        Assert.True(await _shop.DoAsync((IPayments payments) => payments.IsPendingAsync(sent.Subject, CancellationToken.None)));
        await _shop.SubmitAllAsync();
        _shop.Outside.OnPull = _ => DarajaStandIn.PullResult();
        _shop.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(1, await _shop.ReconcileAsync());
        Assert.Equal(AttemptState.Unknown, (await _shop.AttemptAsync(sent.Subject)).State);
        _shop.Outside.OnPull = body => body.GetProperty("OffSetValue").GetString() != "0" ? DarajaStandIn.PullResult()
            : DarajaStandIn.PullResult(Line("UKL0000001", reference: "SOMEONEELSE"), Line("UKL0000002", msisdn: 254711111111), Line("UKL4X7Q9ZT"));
        _shop.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await _shop.ReconcileAsync());
        Assert.Equal(["UKL4X7Q9ZT"], (await _shop.StatusAsync(sent.Subject)).Receipts);
        Assert.Single(_shop.Outside.CallsTo(DarajaStandIn.Push));
        Assert.Empty(_shop.Outside.CallsTo(DarajaStandIn.Query));
    }

    [Fact]
    public async Task A_lost_answer_without_a_trace_goes_to_staff_after_48_hours()
    {
        _shop.Outside.Next(DarajaStandIn.Push, DarajaStandIn.Answer.Cut);
        var sent = await _shop.OpenAndSendAsync();
        var polls = 0;
        while ((await _shop.AttemptAsync(sent.Subject)).NextPollAt is { } next)
        {
            _shop.Clock.AdvanceTo(next);
            polls += await _shop.ReconcileAsync();
        }

        Assert.Equal(AttemptState.NeedsReview, (await _shop.AttemptAsync(sent.Subject)).State);
        Assert.Equal(8, polls);
        Assert.Single(_shop.Outside.CallsTo(DarajaStandIn.Push));
    }

    [Fact]
    public async Task Silence_shows_as_expired_after_ten_minutes_while_asking_goes_on_for_a_day()
    {
        var sent = await _shop.OpenAndSendAsync();
        var start = _shop.Clock.GetUtcNow();
        while ((await _shop.AttemptAsync(sent.Subject)).NextPollAt is { } next)
        {
            _shop.Clock.AdvanceTo(next);
            await _shop.ReconcileAsync();
            var state = (await _shop.AttemptAsync(sent.Subject)).State;
            Assert.Equal(next - start >= TimeSpan.FromMinutes(10) ? AttemptState.Expired : AttemptState.Pending, state);
        }

        Assert.InRange(_shop.Clock.GetUtcNow(), start.AddDays(1), start.AddDays(1).AddSeconds(5));
        Assert.Equal(11, _shop.Outside.CallsTo(DarajaStandIn.Query).Count);
        await _shop.CallBackAndProcessAsync(sent.Token, Paid(sent));
        Assert.Equal(PaymentState.Settled, (await _shop.StatusAsync(sent.Subject)).State);
    }

    [Fact]
    public async Task A_submission_cut_short_by_a_crash_is_looked_up_and_not_repeated()
    {
        var subject = await _shop.OpenAsync();
        Assert.NotNull(await _shop.DoAsync((SubmitAttempt submit) => submit.ClaimAsync(CancellationToken.None)));
        Assert.Null(await _shop.DoAsync((SubmitAttempt submit) => submit.ClaimAsync(CancellationToken.None)));
        _shop.Clock.Advance(PollSchedule.SubmissionLost);
        Assert.Equal(1, await _shop.ReconcileAsync());
        Assert.Equal(AttemptState.Unknown, (await _shop.AttemptAsync(subject)).State);
        Assert.Empty(_shop.Outside.CallsTo(DarajaStandIn.Push));
    }

    [Fact]
    public async Task Being_told_to_slow_down_is_obeyed()
    {
        var sent = await _shop.OpenAndSendAsync();
        _shop.Outside.Next(DarajaStandIn.Query, new(429, Payloads.Bytes("mpesa-query-rate-limited.json"), "application/json"));
        _shop.Clock.Advance(TimeSpan.FromSeconds(20));
        await _shop.ReconcileAsync();
        var attempt = await _shop.AttemptAsync(sent.Subject);
        Assert.Equal(0, attempt.PollCount);
        Assert.InRange(attempt.NextPollAt!.Value, _shop.Clock.GetUtcNow().AddSeconds(15), _shop.Clock.GetUtcNow().AddSeconds(20));
        _shop.Clock.Advance(TimeSpan.FromSeconds(15));
        await _shop.ReconcileAsync();
        Assert.Single(_shop.Outside.CallsTo(DarajaStandIn.Query));
    }

    [Fact]
    public async Task Several_nodes_do_not_ask_twice()
    {
        for (var i = 0; i < 25; i++) await _shop.OpenAsync(phone: $"07110000{i:D2}");
        await _shop.SubmitAllAsync();
        _shop.Clock.Advance(TimeSpan.FromSeconds(20));
        _shop.Daraja.QueriesPerSecond = 100;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            while (await _shop.ReconcileAsync() > 0)
            {
            }
        }));
        var asked = _shop.Outside.CallsTo(DarajaStandIn.Query).Select(c => c.Body.GetProperty("CheckoutRequestID").GetString()).ToList();
        Assert.Equal((25, 25), (asked.Count, asked.Distinct().Count()));
    }

    [Fact]
    public async Task A_shopper_may_ask_every_five_seconds()
    {
        var sent = await _shop.OpenAndSendAsync();
        Assert.False(await CheckAsync());
        _shop.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.True(await CheckAsync());
        Assert.False(await CheckAsync());
        _shop.Clock.Advance(TimeSpan.FromSeconds(5));
        _shop.Outside.OnQuery = _ => DarajaStandIn.QueryResult(sent.Checkout!, "0");
        _shop.Outside.OnPull = _ => DarajaStandIn.PullResult();
        _shop.Outside.Next(DarajaStandIn.Pull, DarajaStandIn.PullResult(Line("UKL4X7Q9ZT")));
        Assert.True(await CheckAsync());
        Assert.Equal(PaymentState.Settled, (await _shop.StatusAsync(sent.Subject)).State);
        Assert.False(await CheckAsync());
        Assert.Equal("payment.not-found", (await _shop.DoAsync((CheckNow check) => check.ExecuteAsync(Guid.CreateVersion7(), CancellationToken.None))).Error?.Code);

        async Task<bool> CheckAsync() => (await _shop.DoAsync((CheckNow check) => check.ExecuteAsync(sent.Subject, CancellationToken.None))).Value;
    }

    [Fact]
    public async Task A_query_that_contradicts_the_callback_takes_nothing_back()
    {
        var sent = await _shop.OpenAndSendAsync();
        await _shop.CallBackAndProcessAsync(sent.Token, Paid(sent));
        _shop.Outside.OnQuery = _ => DarajaStandIn.QueryResult(sent.Checkout!, "1032");
        var attempt = await _shop.AttemptAsync(sent.Subject);
        await _shop.DoAsync(async (ReconcileAttempts reconcile) =>
        {
            await reconcile.AskAsync(attempt.Id, CancellationToken.None);
            return true;
        });
        Assert.Equal(PaymentState.Settled, (await _shop.StatusAsync(sent.Subject)).State);
        Assert.Equal(1, await _shop.ReadAsync(db => db.Set<PaymentEvent>().CountAsync(e => e.Kind == PaymentEventKind.Alert)));
    }

    private static object Line(string receipt, string reference = "HZ2611217Q4K", long msisdn = 254700000000) => new
    {
        transactionId = receipt, trxDate = "2026-11-21T09:00:10Z", msisdn, billreference = reference, amount = "2499.00",
    };
}
