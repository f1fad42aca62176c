using System.Text;
using System.Text.Json;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Hangazo.Core.Tests.Payments.PaymentsOnPostgres;

namespace Hangazo.Core.Tests.Payments;

public sealed class GivingMoneyBack(PaymentsOnPostgres shop) : IClassFixture<PaymentsOnPostgres>
{
    private const string Reversal = "/mpesa/reversal/v1/request";
    private const string Payout = "/mpesa/b2c/v3/paymentrequest";
    private const string Status = "/mpesa/transactionstatus/v1/query";

    private static readonly Actor Amina = new(Guid.CreateVersion7(), "Amina");
    private static readonly Actor Brian = new(Guid.CreateVersion7(), "Brian");

    private static int _receipts;

    [Fact]
    public async Task A_whole_payment_is_taken_back_and_its_result_heard_once_however_often_it_comes()
    {
        var (subject, receipt) = await PaidAsync();
        await AskAsync(subject, 2_499);
        var post = await SendAsync(Reversal);
        Assert.Equal((receipt, "2499", "11"), (Text(post, "TransactionID"), Text(post, "Amount"), Text(post, "RecieverIdentifierType")));
        Assert.Equal("Safaricom999!*!", DarajaStandIn.Decrypt(Text(post, "SecurityCredential")));
        Assert.Equal(RefundState.Pending, (await RefundAsync(subject)).State);

        var body = Result("mpesa-reversal-result-success.json", receipt);
        for (var i = 0; i < 5; i++) Assert.Equal(RecordRefundResult.Outcome.Accepted, await TellAsync(post, body));
        await shop.ProcessAllAsync();

        var refund = await RefundAsync(subject);
        Assert.Equal((RefundState.Succeeded, "UKL6Z1R3MN"), (refund.State, refund.Reference));
        Assert.Equal(CreditState.Refunded, Assert.Single(await shop.CreditsAsync(subject)).State);
        Assert.Equal(1, await shop.ScalarAsync($"select count(*) from payments.inbox where refund_post_id = '{refund.Posts[0].Id}'"));
        await AddsUpAsync(subject);
    }

    [Fact]
    public async Task A_part_is_paid_to_the_phone_and_a_lost_answer_is_posted_again_under_the_same_id()
    {
        var (subject, _) = await PaidAsync();
        await AskAsync(subject, 500);
        shop.Outside.Next(Payout, DarajaStandIn.Answer.Cut);
        var first = await SendAsync(Payout, accept: false);
        Assert.Equal(RefundState.Approved, (await RefundAsync(subject)).State);
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        shop.Outside.Next(Payout, DarajaStandIn.Json(Payloads.Json("mpesa-b2c-error-duplicate.json"), 500));
        var second = await SendAsync(Payout, accept: false);
        Assert.Equal(Text(first, "OriginatorConversationID"), Text(second, "OriginatorConversationID"));
        Assert.Equal(("500", "254700000000"), (second.GetProperty("Amount").GetRawText(), Text(second, "PartyB")));
        Assert.Equal(RefundState.Pending, (await RefundAsync(subject)).State);

        await TellAndProcessAsync(first, Payloads.Bytes("mpesa-b2c-result-success.json"));
        Assert.Equal((RefundState.Succeeded, "UKL7B2C5XY"), ((await RefundAsync(subject)).State, (await RefundAsync(subject)).Reference));
        await AddsUpAsync(subject);
        Assert.Equal(Money.Shillings(1_999), (await shop.StatusAsync(subject)).Captured);
    }

    [Fact]
    public async Task A_refused_reversal_goes_out_as_a_payment_to_the_phone()
    {
        var (subject, receipt) = await PaidAsync();
        await AskAsync(subject, 2_499);
        var reversal = await SendAsync(Reversal);
        await TellAndProcessAsync(reversal, Result("mpesa-reversal-result-invalid-receipt.json", receipt));
        var payout = await SendAsync(Payout);
        Assert.Equal("2499", payout.GetProperty("Amount").GetRawText());
        await TellAndProcessAsync(payout, Payloads.Bytes("mpesa-b2c-result-insufficient.json"));
        var refund = await RefundAsync(subject);
        Assert.Equal((RefundState.Failed, "There is not enough money in the shop's M-Pesa account."), (refund.State, refund.Problem));
        Assert.Equal(CreditState.Open, Assert.Single(await shop.CreditsAsync(subject)).State);

        // Staff try again: another try with another id.
        shop.Outside.Next(Payout, Accepted());
        Assert.Equal(RefundState.Pending, (await SendCreditAsync(refund.CreditId!.Value)).Value);
        var again = shop.Outside.CallsTo(Payout)[^1].Body;
        Assert.NotEqual(Text(payout, "OriginatorConversationID"), Text(again, "OriginatorConversationID"));
        await AddsUpAsync(subject);
    }

    [Fact]
    public async Task A_reversal_without_an_answer_is_asked_about_and_never_posted_again()
    {
        var (subject, receipt) = await PaidAsync();
        await AskAsync(subject, 2_499);
        shop.Outside.Next(Reversal, DarajaStandIn.Answer.Cut);
        var before = shop.Outside.CallsTo(Reversal).Count;
        await SendAsync(Reversal, accept: false);
        Assert.Equal(RefundState.Pending, (await RefundAsync(subject)).State);

        var question = await SendAsync(Status);
        Assert.Equal(receipt, Text(question, "TransactionID"));
        // The payment itself is complete: that says nothing about its reversal.
        await TellAndProcessAsync(question, Result("mpesa-transaction-status-result-success.json", receipt));
        Assert.Equal(RefundState.Pending, (await RefundAsync(subject)).State);
        shop.Clock.Advance(TimeSpan.FromMinutes(6));
        question = await SendAsync(Status);
        await TellAndProcessAsync(question, Result("mpesa-transaction-status-result-not-found.json", receipt));
        Assert.Equal(RefundState.Pending, (await RefundAsync(subject)).State);
        shop.Clock.Advance(TimeSpan.FromHours(25));
        await shop.DoAsync((SendRefund send) => send.ExecuteDueAsync(CancellationToken.None));
        var refund = await RefundAsync(subject);
        Assert.Equal(RefundState.NeedsReview, refund.State);
        Assert.Equal(before + 1, shop.Outside.CallsTo(Reversal).Count);
        Assert.Equal("payment.credit-not-open", (await SendCreditAsync(refund.CreditId!.Value)).Error?.Code);

        // Staff look at the statement; a late word of M-Pesa then changes nothing.
        Assert.True((await SettleAsync(refund.CreditId.Value, "UKL6Z1R3MN")).Succeeded);
        Assert.Equal("payment.refund-not-in-review", (await SettleAsync(refund.CreditId.Value, null)).Error?.Code);
        Assert.Equal(RefundState.Succeeded, (await RefundAsync(subject)).State);
        await AddsUpAsync(subject);
    }

    [Fact]
    public async Task A_queue_that_gave_up_means_unknown_and_a_reversed_payment_is_proof()
    {
        var (subject, receipt) = await PaidAsync();
        await AskAsync(subject, 2_499);
        var post = await SendAsync(Reversal);
        Assert.Equal(
            RecordRefundResult.Outcome.Accepted, await TellAsync(post, Payloads.Bytes("mpesa-queue-timeout.json"), gaveUp: true));
        await shop.ProcessAllAsync();
        Assert.Equal(RefundState.Pending, (await RefundAsync(subject)).State);

        var question = await SendAsync(Status);
        Assert.Equal("71840-27539181-07", Text(question, "OriginatorConversationID"));
        var reversed = Encoding.UTF8.GetString(Result("mpesa-transaction-status-result-success.json", receipt)).Replace("\"Completed\"", "\"Reversed\"", StringComparison.Ordinal);
        await TellAndProcessAsync(question, Encoding.UTF8.GetBytes(reversed));
        Assert.Equal(RefundState.Succeeded, (await RefundAsync(subject)).State);
    }

    [Theory]
    [InlineData("mpesa-reversal-result-insufficient.json", RefundResult.Refused, true)]
    [InlineData("mpesa-reversal-result-initiator-invalid.json", RefundResult.Refused, false)]
    [InlineData("mpesa-reversal-result-invalid-receipt.json", RefundResult.Refused, true)]
    [InlineData("mpesa-reversal-result-success.json", RefundResult.Done, false)]
    public void Results_of_reversals_are_read_as_told(string file, RefundResult result, bool otherWay)
    {
        var about = new RefundPostView(Guid.CreateVersion7(), RefundWay.Reversal, false, null, "UKL4X7Q9ZT", Money.Shillings(2_499));
        var answer = Core.Payments.Daraja.MpesaMoneyOut.Read(about, Payloads.Bytes(file))!.Answer!;
        Assert.Equal((result, otherWay), (answer.Result, answer.TryOtherWay));
    }

    [Fact]
    public void What_does_not_fit_goes_to_staff()
    {
        var about = new RefundPostView(Guid.CreateVersion7(), RefundWay.Reversal, false, null, "UKL4X7Q9ZT", Money.Shillings(2_000));
        Assert.Equal(RefundResult.Doubtful, Read(about, Payloads.Bytes("mpesa-reversal-result-success.json")));
        Assert.Equal(RefundResult.Doubtful, Read(about with { Receipt = "UKL0000001", Amount = Money.Shillings(2_499) }, Payloads.Bytes("mpesa-reversal-result-success.json")));
        Assert.Equal(RefundResult.Doubtful, Read(about, """{"Result":{"ResultCode":77,"ResultDesc":"who knows"}}"""u8.ToArray()));
        Assert.Equal(RefundResult.Done, Read(about, """{"Result":{"ResultCode":"R000001","ResultDesc":"reversed before"}}"""u8.ToArray()));

        static RefundResult Read(RefundPostView about, byte[] body) => Core.Payments.Daraja.MpesaMoneyOut.Read(about, body)!.Answer!.Result;
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"Result\":")]
    [InlineData("{\"Result\":{}}")]
    public async Task A_broken_result_is_kept_and_changes_nothing(string body)
    {
        var (subject, _) = await PaidAsync();
        await AskAsync(subject, 2_499);
        var post = await SendAsync(Reversal);
        Assert.Equal(RecordRefundResult.Outcome.Unreadable, await TellAsync(post, Encoding.UTF8.GetBytes(body)));
        await shop.ProcessAllAsync();
        Assert.Equal(RefundState.Pending, (await RefundAsync(subject)).State);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("short")]
    [InlineData("000000000000000000000000000000000000000000000000")]
    public async Task An_unknown_token_stores_nothing(string? token)
    {
        var before = await shop.ScalarAsync("select count(*) from payments.inbox");
        var told = await shop.DoAsync((RecordRefundResult record) => record.ExecuteAsync(
            token, gaveUp: false, Payloads.Bytes("mpesa-reversal-result-success.json"), "196.201.212.69", CancellationToken.None));
        Assert.Equal(RecordRefundResult.Outcome.UnknownToken, told);
        Assert.Equal(before, await shop.ScalarAsync("select count(*) from payments.inbox"));
    }

    [Fact]
    public async Task More_than_was_paid_is_refused_also_when_eight_ask_at_once()
    {
        var (subject, _) = await PaidAsync();
        Assert.Equal("payment.refund-too-much", (await AskAsync(subject, 2_500)).Error?.Code);
        Assert.Equal("payment.refund-amount", (await AskAsync(subject, 0)).Error?.Code);
        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AskAsync(subject, 1_000)));
        Assert.Equal(2, asked.Count(result => result.Succeeded));
        Assert.All(asked.Where(result => !result.Succeeded), result => Assert.Equal("payment.refund-too-much", result.Error!.Code));
        Assert.Equal(Money.Shillings(499), (await shop.StatusAsync(subject)).Captured);
        await AddsUpAsync(subject);
    }

    [Fact]
    public async Task Much_money_needs_a_second_person_who_is_another_one()
    {
        var (subject, _) = await PaidAsync(25_000);
        var occasion = Guid.CreateVersion7();
        Assert.False((await AskAsync(subject, 20_000, occasion)).Value);
        // Nothing has moved, but what is asked for cannot be asked for again.
        Assert.Equal(Money.Shillings(25_000), (await shop.StatusAsync(subject)).Captured);
        Assert.Equal("payment.refund-too-much", (await AskAsync(subject, 6_000)).Error?.Code);
        Assert.Contains(await shop.DoAsync((RefundsToApprove waiting) => waiting.ExecuteAsync(CancellationToken.None)), view => view.Occasion == occasion && view.By == "Amina");

        Assert.Equal("payment.refund-same-person", (await DecideAsync(d => d.ApproveAsync(occasion, Amina, CancellationToken.None))).Error?.Code);
        var decided = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => DecideAsync(
            d => i % 2 == 0 ? d.ApproveAsync(occasion, Brian, CancellationToken.None) : d.RejectAsync(occasion, Brian, null, CancellationToken.None))));
        Assert.Equal(1, decided.Count(result => result.Succeeded));
        Assert.All(decided.Where(result => !result.Succeeded), result => Assert.Equal("payment.refund-not-waiting", result.Error!.Code));
        await AddsUpAsync(subject);
    }

    [Fact]
    public async Task Small_bits_of_one_payment_add_up_to_much()
    {
        var (subject, _) = await PaidAsync(25_000);
        Assert.True((await AskAsync(subject, 15_000)).Value);
        var occasion = Guid.CreateVersion7();
        Assert.False((await AskAsync(subject, 5_000, occasion)).Value);
        Assert.True((await DecideAsync(d => d.RejectAsync(occasion, Brian, "Too soon", CancellationToken.None))).Succeeded);
        Assert.True((await AskAsync(subject, 4_999)).Value);
        await AddsUpAsync(subject);
    }

    [Fact]
    public async Task An_order_that_is_cancelled_gives_back_what_is_left_and_no_request_stays_waiting()
    {
        var (subject, _) = await PaidAsync(25_000);
        Assert.True((await AskAsync(subject, 5_000)).Value);
        Assert.False((await AskAsync(subject, 20_000)).Value);
        Assert.Equal(Money.Shillings(20_000), await shop.InTransactionAsync(payments => payments.TurnIntoCreditAsync(subject, "Changed her mind", CancellationToken.None)));
        Assert.Equal([500_000L, 2_000_000L], (await shop.CreditsAsync(subject)).Select(c => c.Amount.Minor).Order());
        Assert.Equal(0, await shop.ScalarAsync($"select count(*) from payments.refund where subject_id = '{subject}' and state = 'Requested'"));
        await AddsUpAsync(subject);
    }

    [Fact]
    public async Task Two_staff_send_one_credit_once()
    {
        var (subject, _) = await PaidAsync();
        await shop.InTransactionAsync(payments => payments.TurnIntoCreditAsync(subject, "Changed her mind", CancellationToken.None));
        var credit = Assert.Single(await shop.CreditsAsync(subject));
        var before = shop.Outside.CallsTo(Reversal).Count;
        shop.Outside.Next(Reversal, Accepted());
        var sent = await Task.WhenAll(SendCreditAsync(credit.Id), SendCreditAsync(credit.Id), SendCreditAsync(credit.Id));
        Assert.Equal(1, sent.Count(result => result.Succeeded));
        Assert.All(sent.Where(result => !result.Succeeded), result => Assert.Equal("payment.credit-not-open", result.Error!.Code));
        Assert.Equal(before + 1, shop.Outside.CallsTo(Reversal).Count);
        await AddsUpAsync(subject);
    }

    private async Task<(Guid Subject, string Receipt)> PaidAsync(long shillings = 2_499)
    {
        // What other tests left due must not be sent by this one.
        await shop.ReadAsync(db => db.Set<Refund>().Where(r => r.NextStepAt != null).ExecuteUpdateAsync(r => r.SetProperty(x => x.NextStepAt, (DateTimeOffset?)null)));
        var sent = await shop.OpenAndSendAsync(shillings);
        var receipt = $"UKR{Interlocked.Increment(ref _receipts):D7}";
        await shop.CallBackAndProcessAsync(sent.Token, Paid(sent, shillings, receipt));
        return (sent.Subject, receipt);
    }

    private Task<Result<bool>> AskAsync(Guid subject, long shillings, Guid? occasion = null) => shop.InTransactionAsync(payments => payments.RequestRefundAsync(
        new(subject, occasion ?? Guid.CreateVersion7(), Money.Shillings(shillings), Amina, "It did not fit"), CancellationToken.None));

    /// <summary>Lets the shop do what is due and returns the last post to a path.</summary>
    private async Task<JsonElement> SendAsync(string path, bool accept = true)
    {
        if (accept) shop.Outside.Next(path, Accepted());
        Assert.True(await shop.DoAsync((SendRefund send) => send.ExecuteDueAsync(CancellationToken.None)));
        return shop.Outside.CallsTo(path)[^1].Body;
    }

    private Task<Result<RefundState>> SendCreditAsync(Guid credit) => shop.DoAsync((SendRefund send) => send.ExecuteAsync(credit, Amina, CancellationToken.None));

    private Task<Result> SettleAsync(Guid credit, string? reference) => DecideAsync(decide => decide.SettleAsync(credit, reference, Brian, CancellationToken.None));

    private Task<Result> DecideAsync(Func<DecideRefund, Task<Result>> decide) => shop.DoAsync(decide);

    private static DarajaStandIn.Answer Accepted() => DarajaStandIn.Json(Payloads.Json("mpesa-reversal-response.json"));

    private static byte[] Result(string file, string receipt) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Payloads.Bytes(file)).Replace("UKL4X7Q9ZT", receipt, StringComparison.Ordinal));

    private Task<RecordRefundResult.Outcome> TellAsync(JsonElement post, byte[] body, bool gaveUp = false)
    {
        var token = Text(post, "ResultURL").Split('/')[^1];
        Assert.Equal($"{Text(post, "ResultURL")}/timeout", Text(post, "QueueTimeOutURL"));
        return shop.DoAsync((RecordRefundResult record) => record.ExecuteAsync(token, gaveUp, body, "196.201.212.69", CancellationToken.None));
    }

    private async Task TellAndProcessAsync(JsonElement post, byte[] body)
    {
        Assert.Equal(RecordRefundResult.Outcome.Accepted, await TellAsync(post, body));
        await shop.ProcessAllAsync();
    }

    private Task<Refund> RefundAsync(Guid subject) => shop.ReadAsync(db =>
        db.Set<Refund>().AsNoTracking().Include(r => r.Posts).OrderByDescending(r => r.Id).FirstAsync(r => r.SubjectId == subject));

    private static string Text(JsonElement body, string name) => body.GetProperty(name).GetString()!;

    /// <summary>Receipts = captured + credits + review; what is asked for, under way or back is never more than came in; a credit stands as its refund.</summary>
    private async Task AddsUpAsync(Guid subject) => Assert.Equal(0, await shop.ScalarAsync($"""
        select count(*) from payments.payment p where p.subject_id = '{subject}' and (
            (select coalesce(sum(amount_minor), 0) from payments.receipt r where r.payment_id = p.id)
                <> p.captured_minor + (select coalesce(sum(amount_minor), 0) from payments.credit c where c.payment_id = p.id)
                    + (select coalesce(sum(amount_minor), 0) from payments.receipt r where r.payment_id = p.id and r.booking = 'Review')
            or (select coalesce(sum(amount_minor), 0) from payments.refund f where f.payment_id = p.id and f.state <> 'Rejected')
                > (select coalesce(sum(amount_minor), 0) from payments.receipt r where r.payment_id = p.id)
            or exists (select 1 from payments.credit c left join payments.refund f on f.credit_id = c.id and f.state <> 'Rejected' where c.payment_id = p.id
                and ((c.state = 'Refunded') <> coalesce(f.state = 'Succeeded', false) or f.amount_minor <> c.amount_minor)))
        """));
}
