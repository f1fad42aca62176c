using System.Net;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.UseCases;
using Xunit;

namespace Hangazo.Web.Tests.Payments;

public sealed class PayingThroughTheSandbox(ShopWithPayments shop) : IClassFixture<ShopWithPayments>
{
    [Theory]
    [InlineData("000")]
    [InlineData("112")]
    [InlineData("114")]
    [InlineData("116")]
    [InlineData("117")]
    public async Task Numbers_that_pay_settle_the_order_once(string ending)
    {
        var order = await shop.OrderAsync(ending);
        var paid = await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
        Assert.Equal(Money.Shillings(2_499), paid.Captured);
        Assert.Single(paid.Receipts);
        Assert.Equal(Money.Zero(), paid.OpenCredit);
        Assert.Equal(AttemptState.Succeeded, paid.Attempt!.State);
    }

    [Theory]
    [InlineData("001", AttemptState.Failed, "There was not enough money in M-Pesa.")]
    [InlineData("032", AttemptState.Cancelled, "You cancelled the request on your phone.")]
    [InlineData("037", AttemptState.Expired, "The phone could not be reached or nobody answered.")]
    [InlineData("019", AttemptState.Expired, "The request ran out of time. Please try again.")]
    [InlineData("025", AttemptState.Failed, "M-Pesa could not send the request to your phone. Please try again.")]
    [InlineData("201", AttemptState.Failed, "The PIN was wrong.")]
    [InlineData("017", AttemptState.Failed, "M-Pesa does not take the same amount twice within two minutes. Please wait a little and try again.")]
    [InlineData("026", AttemptState.Failed, "M-Pesa is busy right now. Please try again in a minute.")]
    [InlineData("101", AttemptState.Failed, "Another M-Pesa request is open on this phone. Finish it or wait a minute, then try again.")]
    [InlineData("199", AttemptState.Failed, "M-Pesa is busy right now. Please try again in a minute.")]
    public async Task Numbers_that_fail_say_why_and_another_number_pays(string ending, AttemptState state, string sentence)
    {
        var order = await shop.OrderAsync(ending);
        var failed = await shop.StatusWhenAsync(order, s => s.Attempt is { IsWaiting: false });
        Assert.Equal((state, sentence, true), (failed.Attempt!.State, failed.Attempt.Sentence, failed.CanStartAttempt));
        Assert.True((await shop.DoAsync((StartAttempt start) => start.ExecuteAsync(order, "0700 000 000", CancellationToken.None))).Succeeded);
        await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
    }

    [Fact]
    public async Task A_payment_nobody_calls_back_about_is_found_by_asking()
    {
        var order = await shop.OrderAsync("111");
        await shop.StatusWhenAsync(order, s => s.Attempt!.State == AttemptState.Pending);
        shop.Clock.Advance(TimeSpan.FromSeconds(21));
        var paid = await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
        Assert.DoesNotContain("STK-", Assert.Single(paid.Receipts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_that_comes_after_the_order_was_closed_becomes_a_credit()
    {
        var order = await shop.OrderAsync("113");
        await shop.StatusWhenAsync(order, s => s.Attempt!.State == AttemptState.Pending);
        await shop.CloseAsync(order);
        var late = await shop.StatusWhenAsync(order, s => !s.OpenCredit.IsZero);
        Assert.Equal((PaymentState.Closed, Money.Shillings(2_499), Money.Zero()), (late.State, late.OpenCredit, late.Captured));
    }

    [Fact]
    public async Task A_shilling_short_waits_for_staff()
    {
        var order = await shop.OrderAsync("115");
        var status = await shop.StatusWhenAsync(order, s => s.Attempt!.State == AttemptState.NeedsReview);
        Assert.Equal((PaymentState.Open, Money.Zero()), (status.State, status.Captured));
    }

    [Theory]
    [InlineData("/api/payments/stk/callback/")]
    [InlineData("/api/payments/mpesa/callback/")]
    public async Task A_forged_callback_finds_nothing(string path)
    {
        var before = await shop.ScalarAsync("select count(*) from payments.inbox");
        Assert.Equal(HttpStatusCode.NotFound, (await shop.PostAsync(path + CallbackToken.New().Token, "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await shop.PostAsync(path + "guess", "{}")).StatusCode);
        Assert.Equal(before, await shop.ScalarAsync("select count(*) from payments.inbox"));
    }

    [Fact]
    public async Task A_body_over_one_mebibyte_is_refused() => Assert.Equal(
        HttpStatusCode.RequestEntityTooLarge,
        (await shop.PostAsync("/api/payments/stk/callback/" + CallbackToken.New().Token, new string(' ', 1024 * 1024 + 1))).StatusCode);

    [Fact]
    public async Task Broken_json_is_refused_in_words_and_changes_nothing()
    {
        var order = await shop.OrderAsync("113");
        await shop.StatusWhenAsync(order, s => s.Attempt!.State == AttemptState.Pending);
        // The token is in nobody's hands but M-Pesa's; a known one is put in its place.
        var (token, hash) = CallbackToken.New();
        await shop.ScalarAsync($"""
            with changed as (update payments.attempt a set callback_token_hash = '\x{Convert.ToHexString(hash)}' from payments.payment p
            where p.id = a.payment_id and p.subject_id = '{order}' returning 1) select count(*) from changed
            """);
        var answer = await shop.PostAsync("/api/payments/stk/callback/" + token, "{\"Body\":");
        Assert.Equal((HttpStatusCode.BadRequest, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains("ResultDesc", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(AttemptState.Pending, (await shop.StatusWhenAsync(order, _ => true)).Attempt!.State);
        const string accepted = """{"ResultCode":0,"ResultDesc":"Accepted"}""";
        var cancelled = """{"Body":{"stkCallback":{"CheckoutRequestID":"CHECKOUT","ResultCode":1032}}}"""
            .Replace("CHECKOUT", await CheckoutAsync(order), StringComparison.Ordinal);
        for (var i = 0; i < 2; i++)
            Assert.Equal(accepted, await (await shop.PostAsync("/api/payments/mpesa/callback/" + token, cancelled)).Content.ReadAsStringAsync());
        await shop.StatusWhenAsync(order, s => s.Attempt!.State == AttemptState.Cancelled);
    }

    private async Task<string> CheckoutAsync(Guid order) => (await shop.DoAsync(
        (Core.Payments.Queries.PaymentTimeline timeline) => timeline.FindAsync(order, CancellationToken.None)))!.Attempts[0].CheckoutRequestId!;
}
