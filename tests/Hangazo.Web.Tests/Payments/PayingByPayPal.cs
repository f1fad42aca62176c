using System.Net;
using System.Net.Http.Json;
using System.Text;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Tests.Support;
using Xunit;

namespace Hangazo.Web.Tests.Payments;

/// <summary>PayPal as the sandbox plays it, over real HTTP: shillings become dollars, approval is captured once, everything adds up in shillings.</summary>
public sealed partial class PayingByPayPal(ShopWithPayments shop) : IClassFixture<ShopWithPayments>, IAsyncLifetime
{
    private static readonly Money Price = Money.Shillings(2_499);
    private static readonly Actor Owner = new(Guid.CreateVersion7(), "Amina Owner");

    public async Task InitializeAsync()
    {
        await SwitchAsync(new { });
        var saved = await SaveRateAsync("129.25");
        Assert.True(saved.Succeeded);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Approved_and_back_in_the_shop_it_is_captured_in_dollars_and_booked_in_shillings()
    {
        await SwitchAsync(new { duplicateEvents = true });
        var (order, id) = await SentOutAsync();
        Assert.Equal(("USD", 19.33m), await ChargeAsync(order));
        Assert.Contains("USD 19.33 at USD 1 = KSh 129.25", (await NowAsync(order)).Attempt!.ChargeWords, StringComparison.Ordinal);
        await ApproveAsync(id);
        await ReturnAsync(order);
        var paid = await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
        Assert.Equal((Price, Money.Zero()), (paid.Captured, paid.OpenCredit));
        Assert.Single(paid.Receipts);
        await AddsUpAsync(order);
    }

    [Fact]
    public async Task Approved_and_never_back_the_event_captures_it()
    {
        var (order, id) = await SentOutAsync();
        await ApproveAsync(id);
        await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
    }

    [Fact]
    public async Task With_no_events_at_all_asking_captures_it()
    {
        await SwitchAsync(new { dropEvents = true });
        var (order, id) = await SentOutAsync();
        await ApproveAsync(id);
        shop.Clock.Advance(TimeSpan.FromSeconds(125));
        await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
    }

    [Fact]
    public async Task Coming_back_without_approving_takes_nothing()
    {
        var (order, _) = await SentOutAsync();
        await ReturnAsync(order);
        Assert.Equal((PaymentState.Open, AttemptState.Pending), await StateAsync(order));
    }

    [Fact]
    public async Task A_lost_answer_makes_one_order_and_one_capture()
    {
        await SwitchAsync(new { lostAnswers = 1 });
        var order = await shop.OrderAsync("000", method: "paypal");
        var unclear = await shop.StatusWhenAsync(order, s => s.Attempt!.State == AttemptState.Unknown);
        shop.Clock.Advance(TimeSpan.FromSeconds(16));
        await shop.StatusWhenAsync(order, s => s.Attempt!.State == AttemptState.Pending);
        var made = Assert.Single(await OrdersAsync(unclear.Attempt!.Id));
        await SwitchAsync(new { lostAnswers = 1, dropEvents = true });
        await ApproveAsync(made.Id);
        await ReturnAsync(order);
        shop.Clock.Advance(TimeSpan.FromSeconds(6));
        await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
        Assert.Equal("COMPLETED", Assert.Single(await OrdersAsync(unclear.Attempt.Id)).Status);
        await AddsUpAsync(order);
    }

    [Fact]
    public async Task A_web_page_and_a_refused_token_are_survived()
    {
        await SwitchAsync(new { refusedTokens = 1 });
        var (order, id) = await SentOutAsync();
        await SwitchAsync(new { htmlAnswers = 1, dropEvents = true });
        await ApproveAsync(id);
        await ReturnAsync(order);
        shop.Clock.Advance(TimeSpan.FromSeconds(6));
        await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
    }

    [Fact]
    public async Task A_declined_capture_says_so_and_another_way_pays()
    {
        await SwitchAsync(new { decline = true });
        var (order, id) = await SentOutAsync();
        await ApproveAsync(id);
        await ReturnAsync(order);
        var failed = await shop.StatusWhenAsync(order, s => s.Attempt!.State == AttemptState.Failed);
        Assert.Contains("PayPal could not take the payment", failed.Attempt!.Sentence, StringComparison.Ordinal);
        Assert.True((await AgainAsync(order, "mpesa")).Succeeded);
        await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
    }

    [Fact]
    public async Task What_was_approved_is_not_taken_once_it_was_paid_another_way()
    {
        await SwitchAsync(new { dropEvents = true });
        var (order, id) = await SentOutAsync();
        Assert.True((await AgainAsync(order, "mpesa")).Succeeded);
        await ApproveAsync(id);
        await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
        shop.Clock.Advance(TimeSpan.FromMinutes(11));
        await ReturnAsync(order);
        await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
        Assert.Equal("APPROVED", (await OrdersAsync((await AttemptsAsync(order))[0].Id))[0].Status);
        Assert.Equal(Money.Zero(), (await NowAsync(order)).OpenCredit);
    }

    [Fact]
    public async Task A_pending_capture_is_not_paid_until_it_is()
    {
        await SwitchAsync(new { captures = "PENDING" });
        var (order, id) = await SentOutAsync();
        await ApproveAsync(id);
        await ReturnAsync(order);
        Assert.Equal((PaymentState.Open, AttemptState.Pending), await StateAsync(order));
    }

    [Fact]
    public async Task Late_money_goes_back_in_the_dollars_it_came_in()
    {
        var (order, id) = await SentOutAsync();
        await ApproveAsync(id);
        await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
        await shop.CancelPaidAsync(order);
        var credit = await CreditAsync(order);
        Assert.Equal(Price, credit.Amount);
        await SwitchAsync(new { lostAnswers = 1, dropEvents = true });
        Assert.Equal("payment.refund-failed", (await RefundAsync(credit.Id)).Error?.Code);
        await SwitchAsync(new { });
        Assert.True((await RefundAsync(credit.Id)).Succeeded);
        await shop.StatusWhenAsync(order, s => s.OpenCredit.IsZero);
        Assert.Equal(19.33m, (await OrdersAsync((await AttemptsAsync(order))[0].Id))[0].Refunded);
    }

    [Fact]
    public async Task Forged_and_rewritten_events_are_refused()
    {
        var before = await shop.ScalarAsync("select count(*) from payments.inbox where gateway = 'paypal'");
        const string body = """{"id":"WH-1","event_type":"PAYMENT.CAPTURE.COMPLETED","resource":{}}""";
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(body, signed: false));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(body, signed: true));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("{\"id\":", signed: true));
        Assert.Equal(before, await shop.ScalarAsync("select count(*) from payments.inbox where gateway = 'paypal'"));
        await SwitchAsync(new { htmlAnswers = 5 });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PostAsync(body, signed: true));
    }

    [Fact]
    public async Task Without_a_rate_it_is_not_offered_and_nonsense_is_no_rate()
    {
        foreach (var nonsense in (string[])["abc", "0", "-129", "12", "1e3", "129.25125", "99999"])
            Assert.Equal("payment-settings.rate", Assert.Single((await SaveRateAsync(nonsense)).Error!.Details).Code);
        Assert.True((await SaveRateAsync("")).Succeeded);
        Assert.DoesNotContain(await OfferedAsync(), method => method.Code == "paypal");
        Assert.True((await SaveRateAsync("130")).Succeeded);
        Assert.Contains(await OfferedAsync(), method => method.Code == "paypal" && method.Note.Contains("USD 19.22", StringComparison.Ordinal));
    }

    private Task<IReadOnlyList<PaymentMethod>> OfferedAsync() =>
        shop.DoAsync(async (IPayments payments) => await payments.OfferedAsync(Price, null, CancellationToken.None));

    private Task<Result> SaveRateAsync(string rate)
    {
        shop.Clock.Advance(TimeSpan.FromMilliseconds(1));
        return shop.DoAsync((ChangePaymentRules change) => change.ExecuteAsync(
            new([.. PaymentMethods.All.Select(method => new ChangePaymentRules.MethodInput(method.Code, On: !method.NeedsInstructions, null, null, []))], rate, RateIsOfToday: true),
            Owner, CancellationToken.None));
    }

    private async Task<HttpStatusCode> PostAsync(string body, bool signed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/payments/paypal/webhook") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signed)
        {
            foreach (var (name, value) in (ReadOnlySpan<(string, string)>)
                     [("ID", "t-1"), ("TIME", "2026-11-21T09:07:15Z"), ("SIG", "AAAA")]) request.Headers.Add($"PAYPAL-TRANSMISSION-{name}", value);
            request.Headers.Add("PAYPAL-AUTH-ALGO", "SHA256withRSA");
            request.Headers.Add("PAYPAL-CERT-URL", "https://api.paypal.com/v1/notifications/certs/CERT-1");
        }

        using var answer = await shop.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<(Guid Order, string Id)> SentOutAsync()
    {
        var order = await shop.OrderAsync("000", method: "paypal");
        var pending = await shop.StatusWhenAsync(order, s => s.Attempt!.State == AttemptState.Pending);
        return (order, Assert.Single(await OrdersAsync(pending.Attempt!.Id)).Id);
    }

    private async Task ApproveAsync(string id)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = shop.Sandbox.BaseAddress };
        using var answer = await browser.PostAsync($"/checkoutnow/{id}/approve", null);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains(ReturnAddress.Path, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private async Task ReturnAsync(Guid order)
    {
        var token = await shop.TextAsync($"select return_token from payments.attempt a join payments.payment p on p.id = a.payment_id where p.subject_id = '{order}' and return_token is not null order by number limit 1");
        Assert.Equal(order, (await shop.DoAsync((PayerReturned returned) => returned.ExecuteAsync(token, CancellationToken.None)))!.Subject);
    }

    private async Task<(string, decimal)> ChargeAsync(Guid order)
    {
        var made = (await OrdersAsync((await AttemptsAsync(order))[0].Id))[0];
        return (made.Currency, made.Value);
    }

    private Task<PaymentStatus.View> NowAsync(Guid order) => shop.StatusWhenAsync(order, _ => true);

    private async Task<(PaymentState, AttemptState)> StateAsync(Guid order)
    {
        var status = await NowAsync(order);
        return (status.State, status.Attempt!.State);
    }

    private Task<Result<AttemptId>> AgainAsync(Guid order, string method) =>
        shop.DoAsync((StartAttempt start) => start.ExecuteAsync(order, "0700 000 000", CancellationToken.None, method));

    private Task<Result<RefundState>> RefundAsync(Guid credit) =>
        shop.DoAsync((SendRefund send) => send.ExecuteAsync(credit, new Actor(Guid.CreateVersion7(), "A manager"), CancellationToken.None));

    private async Task<OpenCredits.View> CreditAsync(Guid order) =>
        (await shop.DoAsync((OpenCredits credits) => credits.ListAsync(1, 100, CancellationToken.None))).Items.Single(credit => credit.SubjectId == order);

    private async Task<IReadOnlyList<PaymentTimeline.AttemptLine>> AttemptsAsync(Guid order) =>
        (await shop.DoAsync((PaymentTimeline timeline) => timeline.FindAsync(order, CancellationToken.None)))!.Attempts;

    private async Task<IReadOnlyList<OrderRow>> OrdersAsync(AttemptId attempt) =>
        (await shop.Sandbox.GetFromJsonAsync<List<OrderRow>>($"/__sim/paypal/orders?attempt={attempt}"))!;

    private async Task SwitchAsync(object state)
    {
        using var answer = await shop.Sandbox.PostAsJsonAsync("/__sim/paypal/switches", state);
        answer.EnsureSuccessStatusCode();
    }

    private async Task AddsUpAsync(Guid order) => Assert.Equal(0, await shop.ScalarAsync($"""
        select coalesce((select sum(amount_minor) from payments.receipt r where r.payment_id = p.id), 0) - p.captured_minor
            - coalesce((select sum(amount_minor) from payments.credit c where c.payment_id = p.id), 0)
        from payments.payment p where p.subject_id = '{order}'
        """));

    private sealed record OrderRow(string Id, string Status, string Currency, decimal Value, string? CaptureId, decimal Refunded);
}
