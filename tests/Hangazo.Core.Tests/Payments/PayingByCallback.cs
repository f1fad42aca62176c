using System.Text;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Hangazo.Core.Tests.Payments.PaymentsOnPostgres;

namespace Hangazo.Core.Tests.Payments;

public sealed class PayingByCallback(PaymentsOnPostgres shop) : IClassFixture<PaymentsOnPostgres>
{
    private static int _receipts;

    [Fact]
    public async Task A_paid_request_settles_and_tells_the_shop()
    {
        var sent = await shop.OpenAndSendAsync();
        var waiting = await shop.StatusAsync(sent.Subject);
        Assert.Equal((AttemptState.Pending, true, "2547*****000"), (waiting.Attempt!.State, waiting.Attempt.IsWaiting, waiting.Attempt.PhoneMasked));
        Assert.False(waiting.CanStartAttempt);
        Assert.True(await shop.DoAsync((IPayments payments) => payments.IsPendingAsync(sent.Subject, CancellationToken.None)));

        var receipt = NewReceipt();
        await shop.CallBackAndProcessAsync(sent.Token, Paid(sent, receipt: receipt));

        var paid = await shop.StatusAsync(sent.Subject);
        Assert.Equal((PaymentState.Settled, Money.Shillings(2_499), "Paid. Thank you!"), (paid.State, paid.Captured, paid.Attempt!.Sentence));
        var booked = Assert.Single(await shop.DoAsync((IPayments payments) => payments.ReceiptsAsync(sent.Subject, CancellationToken.None)));
        Assert.Equal(("M-Pesa", receipt, Money.Shillings(2_499), "2547*****000"), (booked.Method, booked.Reference, booked.Amount, booked.PayerMasked));
        Assert.Equal(1, await shop.ScalarAsync($"select count(*) from outbox.message where name = 'payments.payment-captured.v1' and payload->>'subjectId' = '{sent.Subject}'"));
        Assert.False(await shop.DoAsync((IPayments payments) => payments.IsPendingAsync(sent.Subject, CancellationToken.None)));
        var timeline = await shop.DoAsync((PaymentTimeline t) => t.FindAsync(sent.Subject, CancellationToken.None));
        Assert.Contains(timeline!.Events, e => e.Kind == PaymentEventKind.Callback && e.Body!.Contains(receipt, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_callback_again_changes_nothing()
    {
        var sent = await shop.OpenAndSendAsync();
        var body = Paid(sent, receipt: NewReceipt());
        for (var i = 0; i < 3; i++) await shop.CallBackAndProcessAsync(sent.Token, body);
        Assert.Equal(1, await shop.ScalarAsync($"select count(*) from payments.inbox i join payments.attempt a on a.id = i.attempt_id join payments.payment p on p.id = a.payment_id where p.subject_id = '{sent.Subject}'"));
        Assert.Empty(await shop.CreditsAsync(sent.Subject));
    }

    [Theory]
    [InlineData(1032, AttemptState.Cancelled, "You cancelled the request on your phone.")]
    [InlineData(1, AttemptState.Failed, "There was not enough money in M-Pesa.")]
    [InlineData(2001, AttemptState.Failed, "The PIN was wrong.")]
    [InlineData(1037, AttemptState.Expired, "The phone could not be reached or nobody answered.")]
    [InlineData(29, AttemptState.NeedsReview, "M-Pesa gave an answer we do not know. We are checking and will contact you.")]
    public async Task A_failure_says_why_and_another_number_may_be_tried(int code, AttemptState state, string sentence)
    {
        var sent = await shop.OpenAndSendAsync();
        await shop.CallBackAndProcessAsync(sent.Token, NotPaid(sent, code));
        var status = await shop.StatusAsync(sent.Subject);
        Assert.Equal((state, sentence, true), (status.Attempt!.State, status.Attempt.Sentence, status.CanStartAttempt));
        Assert.True((await shop.AgainAsync(sent.Subject, "0110 000 009")).Succeeded);
        await shop.SubmitAllAsync();
        var second = await shop.SentAsync(sent.Subject);
        Assert.NotEqual(sent.Token, second.Token);
        await shop.CallBackAndProcessAsync(second.Token, Paid(second, receipt: NewReceipt()));
        Assert.Equal(PaymentState.Settled, (await shop.StatusAsync(sent.Subject)).State);
    }

    [Fact]
    public async Task A_success_after_a_failure_counts_and_a_failure_after_a_success_does_not()
    {
        var sent = await shop.OpenAndSendAsync();
        await shop.CallBackAndProcessAsync(sent.Token, NotPaid(sent, 1032));
        await shop.CallBackAndProcessAsync(sent.Token, Paid(sent, receipt: NewReceipt()));
        await shop.CallBackAndProcessAsync(sent.Token, NotPaid(sent, 1037));
        var status = await shop.StatusAsync(sent.Subject);
        Assert.Equal((PaymentState.Settled, AttemptState.Succeeded), (status.State, status.Attempt!.State));
    }

    [Fact]
    public async Task Too_little_money_waits_for_staff()
    {
        var sent = await shop.OpenAndSendAsync();
        var receipt = NewReceipt();
        await shop.CallBackAndProcessAsync(sent.Token, Paid(sent, 2_400, receipt));
        var status = await shop.StatusAsync(sent.Subject);
        Assert.Equal((PaymentState.Open, AttemptState.NeedsReview, Money.Zero()), (status.State, status.Attempt!.State, status.Captured));
        var money = Assert.Single(await shop.DoAsync((PaymentsInReview r) => r.MoneyAsync(CancellationToken.None)), m => m.Receipt == receipt);
        Assert.Contains(await shop.DoAsync((PaymentsInReview r) => r.AttemptsAsync(CancellationToken.None)), a => a.SubjectId == sent.Subject);
        Assert.True((await shop.DoAsync((CreditReviewedMoney use) => use.ExecuteAsync(money.Id, "Asked for it back", CancellationToken.None))).Succeeded);
        var credit = Assert.Single(await shop.CreditsAsync(sent.Subject));
        Assert.Equal(Money.Shillings(2_400), credit.Amount);
        Assert.Equal("payment.refund-reference-missing", (await RefundAsync(credit.Id, " ")).Error?.Code);
        Assert.True((await RefundAsync(credit.Id, "UKM1")).Succeeded);
        Assert.Equal("payment.credit-not-open", (await RefundAsync(credit.Id, "UKM1")).Error?.Code);
        Assert.Equal("payment.not-found", (await RefundAsync(Guid.CreateVersion7(), "UKM1")).Error?.Code);
    }

    [Fact]
    public async Task Money_for_a_closed_order_becomes_a_credit()
    {
        var sent = await shop.OpenAndSendAsync();
        Assert.True(await shop.InTransactionAsync(payments => payments.CloseUnpaidAsync(sent.Subject, "Not paid in time", CancellationToken.None)));
        Assert.Equal("payment.closed", (await shop.AgainAsync(sent.Subject)).Error?.Code);
        await shop.CallBackAndProcessAsync(sent.Token, Paid(sent, receipt: NewReceipt()));
        var credit = Assert.Single(await shop.CreditsAsync(sent.Subject));
        Assert.Equal((CreditReason.Late, Money.Shillings(2_499)), (credit.Reason, credit.Amount));
        var listed = await shop.DoAsync((OpenCredits credits) => credits.ListAsync(1, 1_000, CancellationToken.None));
        Assert.Contains(listed.Items, c => c.Id == credit.Id);
        Assert.Equal(listed.Total, await shop.DoAsync((OpenCredits credits) => credits.CountAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task A_paid_order_cannot_be_closed_but_turned_into_a_credit()
    {
        var sent = await shop.OpenAndSendAsync();
        await shop.CallBackAndProcessAsync(sent.Token, Paid(sent, 2_500, NewReceipt()));
        Assert.False(await shop.InTransactionAsync(payments => payments.CloseUnpaidAsync(sent.Subject, "too late", CancellationToken.None)));
        Assert.Equal("payment.already-paid", (await shop.AgainAsync(sent.Subject)).Error?.Code);
        Assert.Equal(
            Money.Shillings(2_499), await shop.InTransactionAsync(payments => payments.TurnIntoCreditAsync(sent.Subject, "Changed her mind", CancellationToken.None)));
        Assert.Equal(Money.Shillings(2_500), (await shop.StatusAsync(sent.Subject)).OpenCredit);
    }

    [Fact]
    public async Task A_replaced_request_may_still_be_paid_and_the_second_money_is_a_credit()
    {
        var first = await shop.OpenAndSendAsync();
        Assert.Equal("payment.too-soon", (await shop.AgainAsync(first.Subject)).Error?.Code);
        shop.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.True((await shop.AgainAsync(first.Subject)).Succeeded);
        await shop.SubmitAllAsync();
        var second = await shop.SentAsync(first.Subject);
        await shop.CallBackAndProcessAsync(second.Token, Paid(second, receipt: NewReceipt()));
        await shop.CallBackAndProcessAsync(first.Token, Paid(first, receipt: NewReceipt()));
        Assert.Equal(CreditReason.Duplicate, Assert.Single(await shop.CreditsAsync(first.Subject)).Reason);
    }

    [Fact]
    public async Task Two_asks_at_once_start_one_request()
    {
        var sent = await shop.OpenAndSendAsync();
        await shop.CallBackAndProcessAsync(sent.Token, NotPaid(sent, 1032));
        var asks = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shop.AgainAsync(sent.Subject)));
        Assert.Single(asks, ask => ask.Succeeded);
        Assert.All(asks.Where(ask => !ask.Succeeded), ask => Assert.Equal("payment.too-soon", ask.Error!.Code));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("000000000000000000000000000000000000000000000000")]
    public async Task An_unknown_token_stores_nothing(string? token)
    {
        var before = await shop.ScalarAsync("select count(*) from payments.inbox");
        Assert.Equal(RecordMpesaCallback.Outcome.UnknownToken, await shop.CallBackAsync(token!, Payloads.Bytes("mpesa-callback-success.json")));
        Assert.Equal(before, await shop.ScalarAsync("select count(*) from payments.inbox"));
    }

    [Theory]
    [InlineData("{\"Body\":")]
    [InlineData("")]
    [InlineData("{\"Body\":{\"stkCallback\":{\"CheckoutRequestID\":\"\\u0000\"}}}")]
    public async Task Broken_json_is_kept_and_changes_nothing(string body)
    {
        var sent = await shop.OpenAndSendAsync();
        Assert.Equal(RecordMpesaCallback.Outcome.Unreadable, await shop.CallBackAsync(sent.Token, Encoding.UTF8.GetBytes(body)));
        await shop.ProcessAllAsync();
        Assert.Equal(AttemptState.Pending, (await shop.AttemptAsync(sent.Subject)).State);
        var attempt = await shop.AttemptAsync(sent.Subject);
        Assert.Equal(1, await shop.ScalarAsync($"select count(*) from payments.inbox where attempt_id = '{attempt.Id.Value}' and outcome = 'Unreadable'"));
    }

    [Fact]
    public async Task Ids_of_another_request_are_not_believed()
    {
        var mine = await shop.OpenAndSendAsync();
        var other = await shop.OpenAndSendAsync();
        var receipt = NewReceipt();
        await shop.CallBackAndProcessAsync(mine.Token, Paid(other, receipt: receipt));
        Assert.Equal(AttemptState.NeedsReview, (await shop.AttemptAsync(mine.Subject)).State);
        Assert.Equal(AttemptState.Pending, (await shop.AttemptAsync(other.Subject)).State);
        await shop.CallBackAndProcessAsync(other.Token, Paid(other, receipt: receipt));
        Assert.Equal(PaymentState.Settled, (await shop.StatusAsync(other.Subject)).State);
        await shop.CallBackAndProcessAsync(mine.Token, Paid(mine, receipt: receipt));
        Assert.Equal(PaymentState.Open, (await shop.StatusAsync(mine.Subject)).State);
        await shop.CallBackAndProcessAsync(mine.Token, Paid(mine, receipt: NewReceipt()));
        Assert.Equal(PaymentState.Settled, (await shop.StatusAsync(mine.Subject)).State);
    }

    [Fact]
    public async Task A_callback_before_the_answer_binds_the_ids()
    {
        var receipt = NewReceipt();
        await shop.SubmitAllAsync();
        var subject = await shop.OpenAsync();
        await shop.DoAsync(async (SubmitAttempt submit) =>
        {
            var claim = (await submit.ClaimAsync(CancellationToken.None))!;
            await shop.CallBackAndProcessAsync(claim.Request.CallbackToken, Paid(new Sent(subject, "", "ws_CO_early_" + receipt, "m1"), receipt: receipt));
            await submit.SendAsync(claim);
            return true;
        });
        var attempt = await shop.AttemptAsync(subject);
        Assert.Equal((AttemptState.Succeeded, "ws_CO_early_" + receipt, null), (attempt.State, attempt.CheckoutRequestId, attempt.NextPollAt));
    }

    [Theory]
    [InlineData(QueryConfirmation.Always, "0", PaymentState.Settled, AttemptState.Succeeded)]
    [InlineData(QueryConfirmation.Always, "1032", PaymentState.Open, AttemptState.NeedsReview)]
    [InlineData(QueryConfirmation.AboveThreshold, "1032", PaymentState.Settled, AttemptState.Succeeded)]
    public async Task The_query_may_be_asked_to_confirm(QueryConfirmation rule, string says, PaymentState state, AttemptState attempt)
    {
        shop.Daraja.RequireQueryConfirmation = rule;
        shop.Outside.OnQuery = body => DarajaStandIn.QueryResult(body.GetProperty("CheckoutRequestID").GetString()!, says);
        try
        {
            var sent = await shop.OpenAndSendAsync();
            var receipt = NewReceipt();
            await shop.CallBackAndProcessAsync(sent.Token, Paid(sent, receipt: receipt));
            while (await shop.ReconcileAsync() > 0)
            {
            }

            var status = await shop.StatusAsync(sent.Subject);
            Assert.Equal((state, attempt), (status.State, status.Attempt!.State));
            Assert.Equal(1, await shop.ReadAsync(db => db.Set<ReceivedMoney>().CountAsync(r => r.Reference == receipt)));
        }
        finally
        {
            shop.Daraja.RequireQueryConfirmation = QueryConfirmation.Off;
            shop.Outside.OnQuery = null;
        }
    }

    private static string NewReceipt() => $"UKC{Interlocked.Increment(ref _receipts):D7}";

    private Task<Result<RefundState>> RefundAsync(Guid credit, string reference) =>
        shop.DoAsync((RefundCredit use) => use.ExecuteAsync(credit, reference, new Actor(Guid.CreateVersion7(), "A manager"), CancellationToken.None));
}
