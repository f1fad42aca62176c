using System.Net.Http.Json;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Tests.Support;
using Xunit;

namespace Hangazo.Web.Tests.Payments;

/// <summary>Refunds that Stripe leaves pending, and those that fail after they were done.</summary>
public sealed partial class PayingByCard
{
    private static readonly Money Part = Money.Shillings(500);

    [Fact]
    public async Task A_pending_refund_is_asked_about_until_it_is_back_and_an_outage_is_waited_out()
    {
        var (order, id) = await PartAsync(RefundState.Pending, new { refunds = "pending", dropEvents = true });
        var credit = await CreditAsync(order);
        Assert.InRange((credit.NextStepAt!.Value - shop.Clock.GetUtcNow()).TotalSeconds, 200, 300);
        await SwitchAsync(new { htmlAnswers = 1_000, dropEvents = true });
        await shop.AdvanceAsync(TimeSpan.FromMinutes(5));
        await WaitForAsync(QuestionsOf(order));
        Assert.Equal((RefundState.Pending, CreditState.Sent), ((await RefundOfAsync(order)).State, (await CreditAsync(order)).State));
        await SwitchAsync(new { dropEvents = true });
        await EndAsync(id, "succeeded");
        await shop.AdvanceAsync(TimeSpan.FromHours(1));
        var back = await RefundWhenAsync(order, RefundState.Succeeded);
        Assert.Equal((id, null), (back.Reference, back.NextStepAt));
        await AddsUpAsync(order);
    }

    [Fact]
    public async Task A_refund_that_fails_stays_failed_whatever_comes_late_and_is_sent_anew()
    {
        var (order, id) = await PartAsync(RefundState.Pending, new { refunds = "pending", dropEvents = true });
        await EndAsync(id, "failed");
        await shop.AdvanceAsync(TimeSpan.FromMinutes(6));
        var failed = await RefundWhenAsync(order, RefundState.Failed);
        Assert.Contains("lost_or_stolen_card", failed.Problem, StringComparison.Ordinal);
        Assert.Equal(CreditState.Open, (await CreditAsync(order)).State);
        foreach (var late in (string[])["succeeded", "pending"]) await TellLateAsync(order, id, late);
        Assert.Equal((RefundState.Failed, failed.Problem), ((await RefundOfAsync(order)).State, (await RefundOfAsync(order)).Problem));
        await SwitchAsync(new { });
        Assert.Equal(RefundState.Succeeded, (await RefundAsync((await CreditAsync(order)).Id)).Value);
        Assert.NotEqual(id, (await RefundOfAsync(order)).Reference);
        Assert.Equal(Part.Minor, (await SessionOfAsync(order)).Refunded);
        await AddsUpAsync(order);
    }

    [Theory]
    [InlineData("succeeded", RefundState.Succeeded)]
    [InlineData("failed", RefundState.Failed)]
    public async Task Event_turn_and_button_at_once_book_the_end_once(string end, RefundState state)
    {
        var (order, id) = await PartAsync(RefundState.Pending, new { refunds = "pending", duplicateEvents = true });
        var credit = await CreditAsync(order);
        shop.Clock.Advance(SendRefund.Apart);
        await Task.WhenAll([EndAsync(id, end), .. Enumerable.Range(0, 4).Select(_ => AskNowAsync(credit.Id)), TurnAsync()]);
        await RefundWhenAsync(order, state);
        await Eventually.Async(() => shop.ScalarAsync("select count(*) from payments.inbox where processed_at is null"), open => open == 0, TimeSpan.FromSeconds(20));
        Assert.Equal(1, await shop.ScalarAsync(JournalOf(order) + $" and e.text like '% back: {state}.%'"));
        Assert.Equal("payment.refund-nothing-to-ask", (await AskNowAsync(credit.Id)).Error?.Code);
        await AddsUpAsync(order);

        async Task<Result<RefundState>> TurnAsync()
        {
            await shop.AdvanceAsync(TimeSpan.FromMinutes(6));
            await shop.DoAsync((SendRefund send) => send.ExecuteDueAsync(CancellationToken.None));
            return state;
        }
    }

    [Fact]
    public async Task A_refund_that_was_back_and_fails_is_open_again_and_sent_again_once()
    {
        var (order, id) = await PartAsync(RefundState.Succeeded, new { });
        await EndAsync(id, "failed");
        var failed = await RefundWhenAsync(order, RefundState.Failed);
        Assert.Equal($"It was back ({id}), then it failed. Stripe did not refund it: lost_or_stolen_card.", failed.Problem);
        var credit = await CreditAsync(order);
        Assert.Equal((CreditState.Open, true, failed.Problem), (credit.State, credit.RefundsItself, credit.Problem));
        var reference = "HZ" + Convert.ToHexString(order.ToByteArray()[^5..]);
        var listed = await shop.DoAsync((PaymentGrid grid) => grid.ExecuteAsync(new("refunds", Search: reference), CancellationToken.None));
        Assert.Equal((Part, Money.Zero()), (Assert.Single(listed.Items).ToGiveBack, listed.Items[0].OnItsWayBack));

        Assert.Equal(RefundState.Succeeded, (await RefundAsync(credit.Id)).Value);
        await TellLateAsync(order, id, "failed");
        Assert.Equal(RefundState.Succeeded, (await RefundOfAsync(order)).State);
        Assert.Equal(Part.Minor, (await SessionOfAsync(order)).Refunded);
        Assert.Equal(1, await shop.ScalarAsync(JournalOf(order) + " and e.kind = 'Alert'"));
        await AddsUpAsync(order);
    }

    [Fact]
    public async Task What_is_not_final_in_a_month_waits_for_staff_who_may_ask_still()
    {
        var (order, id) = await PartAsync(RefundState.Pending, new { refunds = "pending", dropEvents = true });
        await shop.AdvanceAsync(TimeSpan.FromDays(30));
        await RefundWhenAsync(order, RefundState.NeedsReview);
        await EndAsync(id, "succeeded");
        Assert.Equal(RefundState.Succeeded, (await AskNowAsync((await CreditAsync(order)).Id)).Value);
    }

    /// <summary>A card payment of which a part goes back. Returns Stripe's id of the refund.</summary>
    private async Task<(Guid Order, string Refund)> PartAsync(RefundState until, object switches)
    {
        await SwitchAsync(new { });
        var (order, session) = await SentOutAsync();
        await PayAsync(session);
        await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
        await SwitchAsync(switches);
        await shop.RequestRefundAsync(new(order, Guid.CreateVersion7(), Part, new Actor(Guid.CreateVersion7(), "A manager"), "It did not fit"));
        await RefundWhenAsync(order, until);
        return (order, Assert.Single((await shop.Sandbox.GetFromJsonAsync<List<RefundRow>>($"/__sim/stripe/refunds?session={session}"))!).Id);
    }

    private async Task EndAsync(string refund, string status)
    {
        using var answer = await shop.Sandbox.PostAsync($"/__sim/stripe/refunds/{refund}/end?status={status}", null);
        answer.EnsureSuccessStatusCode();
    }

    private async Task TellLateAsync(Guid order, string refund, string status)
    {
        var over = $"""
            select count(*) from payments.inbox i join payments.attempt a on a.id = i.attempt_id join payments.payment p on p.id = a.payment_id
            where p.subject_id = '{order}' and i.outcome = 'Of a try that is over'
            """;
        var before = await shop.ScalarAsync(over);
        using var answer = await shop.Sandbox.PostAsync($"/__sim/stripe/refunds/{refund}/event?status={status}", null);
        answer.EnsureSuccessStatusCode();
        await Eventually.Async(() => shop.ScalarAsync(over), found => found == before + 1, TimeSpan.FromSeconds(20));
    }

    private Task<Result<RefundState>> AskNowAsync(Guid credit) => shop.DoAsync((SendRefund send) => send.AskNowAsync(credit, CancellationToken.None));

    private async Task<RefundSnapshot> RefundOfAsync(Guid order) =>
        Assert.Single(await shop.DoAsync((IPayments payments) => payments.RefundsAsync(order, CancellationToken.None)));

    private Task<RefundSnapshot> RefundWhenAsync(Guid order, RefundState state) =>
        Eventually.Async(() => RefundOfAsync(order), refund => refund.State == state, TimeSpan.FromSeconds(20));

    private async Task<SessionRow> SessionOfAsync(Guid order) => Assert.Single(await SessionsAsync(Assert.Single(await AttemptsAsync(order)).Id));

    private static string JournalOf(Guid order) =>
        $"select count(*) from payments.event e join payments.payment p on p.id = e.payment_id where p.subject_id = '{order}'";

    private static string QuestionsOf(Guid order) =>
        $"select count(*) from payments.refund_post q join payments.refund r on r.id = q.refund_id where r.subject_id = '{order}' and q.is_question";

    private sealed record RefundRow(string Id, long Amount, string Status);
}
