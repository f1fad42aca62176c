using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Tests.Support;
using Xunit;

namespace Hangazo.Web.Tests.Payments;

/// <summary>Stripe as the sandbox plays it, over real HTTP, with all its ways to fail.</summary>
public sealed partial class PayingByCard(ShopWithPayments shop) : IClassFixture<ShopWithPayments>, IAsyncLifetime
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly Money Price = Money.Shillings(2_499);

    public Task InitializeAsync() => SwitchAsync(new { });

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Paying_on_the_page_settles_the_order_once_however_often_it_is_told()
    {
        await SwitchAsync(new { duplicateEvents = true });
        var (order, session) = await SentOutAsync();
        await PayAsync(session);
        await ReturnAsync(order);
        var paid = await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
        Assert.Equal((Price, Money.Zero(), AttemptState.Succeeded), (paid.Captured, paid.OpenCredit, paid.Attempt!.State));
        Assert.StartsWith("pi_", Assert.Single(paid.Receipts), StringComparison.Ordinal);
        await AddsUpAsync(order);
    }

    [Fact]
    public async Task Coming_back_is_enough_when_no_event_arrives()
    {
        await SwitchAsync(new { dropEvents = true });
        var (order, session) = await SentOutAsync();
        await ReturnAsync(order);
        Assert.Equal(AttemptState.Pending, (await shop.StatusWhenAsync(order, _ => true)).Attempt!.State);
        await PayAsync(session);
        shop.Clock.Advance(CheckNow.Apart);
        await ReturnAsync(order);
        Assert.Equal(PaymentState.Settled, (await shop.StatusWhenAsync(order, _ => true)).State);
    }

    [Fact]
    public async Task Asking_is_enough_when_the_payer_never_comes_back()
    {
        await SwitchAsync(new { dropEvents = true });
        var (order, session) = await SentOutAsync();
        await PayAsync(session);
        shop.Clock.Advance(TimeSpan.FromSeconds(125));
        await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
    }

    [Fact]
    public async Task A_session_whose_answer_was_lost_is_made_once()
    {
        await SwitchAsync(new { lostAnswers = 1 });
        var order = await shop.OrderAsync("000", method: "card");
        var unclear = await shop.StatusWhenAsync(order, s => s.Attempt!.State == AttemptState.Unknown);
        Assert.Contains("you have not been charged", unclear.Attempt!.Sentence, StringComparison.Ordinal);
        shop.Clock.Advance(TimeSpan.FromSeconds(16));
        var pending = await shop.StatusWhenAsync(order, s => s.Attempt!.State == AttemptState.Pending);
        var session = Assert.Single(await SessionsAsync(pending.Attempt!.Id));
        await PayAsync(session.Id);
        await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
    }

    [Fact]
    public async Task A_web_page_instead_of_an_answer_is_survived()
    {
        await SwitchAsync(new { htmlAnswers = 1 });
        var order = await shop.OrderAsync("000", method: "card");
        await shop.StatusWhenAsync(order, s => s.Attempt!.State == AttemptState.Unknown);
        shop.Clock.Advance(TimeSpan.FromSeconds(16));
        await shop.StatusWhenAsync(order, s => s.Attempt!.State == AttemptState.Pending);
    }

    [Fact]
    public async Task An_expired_page_says_so_and_another_way_pays()
    {
        var (order, session) = await SentOutAsync();
        using var expired = await shop.Sandbox.PostAsync($"/__sim/stripe/sessions/{session}/expire", null);
        expired.EnsureSuccessStatusCode();
        var over = await shop.StatusWhenAsync(order, s => s.Attempt!.State == AttemptState.Expired);
        Assert.Equal("The card page was open too long. Please try again.", over.Attempt!.Sentence);
        Assert.Contains(over.Offered, method => method == PaymentMethods.Mpesa);
        Assert.True((await AgainAsync(order, "mpesa")).Succeeded);
        await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
    }

    [Fact]
    public async Task Choosing_card_again_goes_to_the_same_page()
    {
        var (order, _) = await SentOutAsync();
        Assert.True((await AgainAsync(order, "card")).Succeeded);
        var page = await shop.DoAsync((PayPage pages) => pages.FindAsync(order, CancellationToken.None));
        Assert.StartsWith(shop.Sandbox.BaseAddress + "c/pay/cs_test_", page!.Address, StringComparison.Ordinal);
        Assert.Equal(1, (await shop.StatusWhenAsync(order, _ => true)).Attempt!.Number);
    }

    [Fact]
    public async Task Paid_twice_by_two_methods_leaves_a_credit_that_goes_back_to_the_card()
    {
        var (order, session) = await SentOutAsync();
        Assert.True((await AgainAsync(order, "mpesa")).Succeeded);
        await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
        await PayAsync(session);
        var twice = await shop.StatusWhenAsync(order, s => !s.OpenCredit.IsZero);
        Assert.Equal((Price, Price), (twice.Captured, twice.OpenCredit));

        var credit = await CreditAsync(order);
        await SwitchAsync(new { lostAnswers = 1, dropEvents = true });
        Assert.Equal("payment.refund-failed", (await RefundAsync(credit.Id)).Error?.Code);
        Assert.Contains("never made twice", (await CreditAsync(order)).Problem, StringComparison.Ordinal);
        await SwitchAsync(new { });
        Assert.True((await RefundAsync(credit.Id)).Succeeded);
        await shop.StatusWhenAsync(order, s => s.OpenCredit.IsZero);
        Assert.Equal("payment.credit-not-open", (await RefundAsync(credit.Id)).Error?.Code);
        Assert.Equal(Price.Minor, (await SessionsAsync((await AttemptsAsync(order))[0].Id))[0].Refunded);
        await AddsUpAsync(order);
    }

    [Fact]
    public async Task A_refund_that_fails_later_waits_for_staff_again_and_two_staff_send_one()
    {
        await SwitchAsync(new { refunds = "pending" });
        var (order, session) = await SentOutAsync();
        await shop.CloseAsync(order);
        await PayAsync(session);
        await shop.StatusWhenAsync(order, s => !s.OpenCredit.IsZero);
        var credit = await CreditAsync(order);
        var sent = await Task.WhenAll(RefundAsync(credit.Id), RefundAsync(credit.Id), RefundAsync(credit.Id));
        Assert.Equal(1, sent.Count(result => result.Succeeded));
        Assert.All(sent.Where(result => !result.Succeeded), result => Assert.Equal("payment.credit-not-open", result.Error!.Code));
        Assert.Equal(CreditState.Sent, (await CreditAsync(order)).State);

        var failed = JsonSerializer.Serialize(new
        {
            id = "evt_" + Guid.CreateVersion7().ToString("N"), @object = "event", type = "refund.failed",
            data = new
            {
                @object = new
                {
                    id = "re_1", @object = "refund", amount = Price.Minor, currency = "kes", status = "failed", failure_reason = "lost_or_stolen_card",
                    payment_intent = credit.Receipt, metadata = new { credit_id = credit.Id },
                },
            },
        });
        Assert.Equal(HttpStatusCode.OK, await PostAsync(failed, Sign(failed)));
        await shop.StatusWhenAsync(order, s => !s.OpenCredit.IsZero);
        Assert.Contains("lost_or_stolen_card", (await CreditAsync(order)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forged_old_changed_and_unsigned_events_are_refused_and_leave_nothing()
    {
        var (order, session) = await SentOutAsync();
        var attempt = (await AttemptsAsync(order))[0];
        var before = await shop.ScalarAsync("select count(*) from payments.inbox");
        var body = PaidEvent(attempt.Id, session, Price.Minor);
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(body, null));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(body, Sign(body, secret: "whsec_guess")));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(body, Sign(body, age: TimeSpan.FromMinutes(6))));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(body, Sign(body, age: TimeSpan.FromDays(5))));
        var again = JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(body), Indented);
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(again, Sign(body)));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(body[..^1], Sign(body)));
        Assert.Equal(HttpStatusCode.NotFound, (await shop.PostAsync("/api/payments/mpesa-stk/webhook", body)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await shop.PostAsync("/api/payments/nobody/webhook", body)).StatusCode);
        Assert.Equal(before, await shop.ScalarAsync("select count(*) from payments.inbox"));
        Assert.Equal(AttemptState.Pending, (await shop.StatusWhenAsync(order, _ => true)).Attempt!.State);
    }

    [Fact]
    public async Task Genuine_news_of_nothing_of_ours_is_kept_and_changes_nothing()
    {
        var foreign = PaidEvent(AttemptId.New(), "cs_test_foreign" + Guid.CreateVersion7().ToString("N"), 5);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(foreign, Sign(foreign)));
        var id = JsonDocument.Parse(foreign).RootElement.GetProperty("id").GetString();
        await WaitForAsync($"select count(*) from payments.inbox where event_key = '{id}' and outcome = 'Concerns nothing of ours'");
        const string senseless = """{"object":"list"}""";
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(senseless, Sign(senseless)));
    }

    [Fact]
    public async Task Too_little_and_the_wrong_currency_wait_for_staff()
    {
        foreach (var (minor, currency) in ((long, string)[])[(Price.Minor - 1, "kes"), (Price.Minor, "usd")])
        {
            var (order, session) = await SentOutAsync();
            var body = PaidEvent((await AttemptsAsync(order))[0].Id, session, minor, currency);
            Assert.Equal(HttpStatusCode.OK, await PostAsync(body, Sign(body)));
            var review = await shop.StatusWhenAsync(order, s => s.Attempt!.State == AttemptState.NeedsReview);
            Assert.Equal((PaymentState.Open, Money.Zero()), (review.State, review.Captured));
        }
    }

    [Fact]
    public async Task A_late_failure_never_takes_a_success_back()
    {
        var (order, session) = await SentOutAsync();
        await PayAsync(session);
        await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
        var late = PaidEvent((await AttemptsAsync(order))[0].Id, session, Price.Minor, type: "checkout.session.expired");
        Assert.Equal(HttpStatusCode.OK, await PostAsync(late, Sign(late)));
        var id = JsonDocument.Parse(late).RootElement.GetProperty("id").GetString();
        await WaitForAsync($"select count(*) from payments.inbox where event_key = '{id}' and processed_at is not null");
        Assert.Equal((PaymentState.Settled, AttemptState.Succeeded), await StateAsync(order));
    }

    [Fact]
    public async Task Nobody_returns_with_a_guessed_token()
    {
        Assert.Null(await shop.DoAsync((PayerReturned returned) => returned.ExecuteAsync(new string('a', 48), CancellationToken.None)));
        Assert.Null(await shop.DoAsync((PayerReturned returned) => returned.ExecuteAsync("x", CancellationToken.None)));
    }

    private static string PaidEvent(AttemptId attempt, string session, long minor, string currency = "kes", string type = "checkout.session.completed") =>
        JsonSerializer.Serialize(new
        {
            id = "evt_" + Guid.CreateVersion7().ToString("N"),
            @object = "event",
            type,
            data = new
            {
                @object = new
                {
                    id = session, @object = "checkout.session", status = "complete", payment_status = "paid", amount_total = minor, currency,
                    payment_intent = "pi_" + Guid.CreateVersion7().ToString("N")[8..], metadata = new { attempt_id = attempt.Value },
                },
            },
        });

    private string Sign(string body, TimeSpan age = default, string secret = "whsec_simulator_0001")
    {
        var time = (shop.Clock.GetUtcNow() - age).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}")))}";
    }

    private async Task<HttpStatusCode> PostAsync(string body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/payments/stripe/webhook") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature is not null) request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        using var answer = await shop.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<(Guid Order, string Session)> SentOutAsync()
    {
        var order = await shop.OrderAsync("000", method: "card");
        var pending = await shop.StatusWhenAsync(order, s => s.Attempt!.State == AttemptState.Pending);
        return (order, Assert.Single(await SessionsAsync(pending.Attempt!.Id)).Id);
    }

    /// <summary>As the payer's browser does.</summary>
    private async Task PayAsync(string session)
    {
        using var noRedirects = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = shop.Sandbox.BaseAddress };
        using var answer = await noRedirects.PostAsync($"/c/pay/{session}/pay", null);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains(ReturnAddress.Path, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private async Task ReturnAsync(Guid order)
    {
        var token = await shop.TextAsync($"select return_token from payments.attempt a join payments.payment p on p.id = a.payment_id where p.subject_id = '{order}' order by number limit 1");
        Assert.Equal(order, (await shop.DoAsync((PayerReturned returned) => returned.ExecuteAsync(token, CancellationToken.None)))!.Subject);
    }

    private Task<Result<AttemptId>> AgainAsync(Guid order, string method) =>
        shop.DoAsync((StartAttempt start) => start.ExecuteAsync(order, null, CancellationToken.None, method));

    private Task<Result<RefundState>> RefundAsync(Guid credit) =>
        shop.DoAsync((SendRefund send) => send.ExecuteAsync(credit, new Actor(Guid.CreateVersion7(), "A manager"), CancellationToken.None));

    private async Task<OpenCredits.View> CreditAsync(Guid order) =>
        (await shop.DoAsync((OpenCredits credits) => credits.ListAsync(1, 100, CancellationToken.None))).Items.Single(credit => credit.SubjectId == order);

    private async Task<IReadOnlyList<PaymentTimeline.AttemptLine>> AttemptsAsync(Guid order) =>
        (await shop.DoAsync((PaymentTimeline timeline) => timeline.FindAsync(order, CancellationToken.None)))!.Attempts;

    private async Task<(PaymentState, AttemptState)> StateAsync(Guid order)
    {
        var status = await shop.StatusWhenAsync(order, _ => true);
        return (status.State, status.Attempt!.State);
    }

    private async Task<IReadOnlyList<SessionRow>> SessionsAsync(AttemptId attempt) =>
        (await shop.Sandbox.GetFromJsonAsync<List<SessionRow>>($"/__sim/stripe/sessions?attempt={attempt}"))!;

    private async Task SwitchAsync(object state)
    {
        using var answer = await shop.Sandbox.PostAsJsonAsync("/__sim/stripe/switches", state);
        answer.EnsureSuccessStatusCode();
    }

    private async Task WaitForAsync(string count) =>
        await Eventually.Async(() => shop.ScalarAsync(count), found => found == 1, TimeSpan.FromSeconds(20));

    private async Task AddsUpAsync(Guid order) => Assert.Equal(0, await shop.ScalarAsync($"""
        select coalesce((select sum(amount_minor) from payments.receipt r where r.payment_id = p.id), 0) - p.captured_minor
            - coalesce((select sum(amount_minor) from payments.credit c where c.payment_id = p.id), 0)
            - coalesce((select sum(amount_minor) from payments.receipt r where r.payment_id = p.id and r.booking = 'Review'), 0)
        from payments.payment p where p.subject_id = '{order}'
        """));

    private sealed record SessionRow(string Id, string Status, bool Paid, long Amount, long Refunded, string PayPage, string Intent);
}
