using System.Net.Http.Json;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Tests.Support;
using Xunit;

namespace Hangazo.Web.Tests.Payments;

/// <summary>Refunds in dollars of what was paid in shillings, also those that PayPal leaves pending.</summary>
public sealed partial class PayingByPayPal
{
    [Fact]
    public async Task Bits_go_back_in_dollars_and_the_last_takes_the_rest_to_the_cent()
    {
        var (order, id) = await PaidAsync();
        // A third of USD 19.33 is 6.4433; at the day's rate KSh 833 are 6.4449.
        foreach (var shillings in (long[])[833, 833, 833])
        {
            await AskBackAsync(order, shillings);
            await Eventually.Async(() => BackAsync(order), all => all.All(refund => refund.State == RefundState.Succeeded), TimeSpan.FromSeconds(20));
        }

        Assert.Equal([6.44m, 6.44m, 6.45m], (await SentBackAsync(id)).Select(refund => refund.Value).Order());
        Assert.Equal(19.33m, (await OrdersAsync((await AttemptsAsync(order))[0].Id))[0].Refunded);
        Assert.Equal((Money.Zero(), Price), ((await NowAsync(order)).Captured, Money.Sum((await BackAsync(order)).Select(refund => refund.Amount))));
        await AddsUpAsync(order);
    }

    [Theory]
    [InlineData("COMPLETED", RefundState.Succeeded)]
    [InlineData("FAILED", RefundState.Failed)]
    public async Task A_pending_refund_is_asked_about_and_an_outage_is_waited_out(string end, RefundState state)
    {
        var (order, id) = await PaidAsync();
        await SwitchAsync(new { refunds = "PENDING", dropEvents = true });
        await AskBackAsync(order, 833);
        await Eventually.Async(() => BackAsync(order), all => all[0].State == RefundState.Pending, TimeSpan.FromSeconds(20));
        var refund = Assert.Single(await SentBackAsync(id));
        using (var ended = await shop.Sandbox.PostAsync($"/__sim/paypal/refunds/{refund.Id}/end?status={end}", null)) ended.EnsureSuccessStatusCode();

        await SwitchAsync(new { htmlAnswers = 1_000, dropEvents = true });
        await shop.AdvanceAsync(TimeSpan.FromMinutes(6));
        await Eventually.Async(
            () => shop.ScalarAsync($"select count(*) from payments.refund_post q join payments.refund r on r.id = q.refund_id where r.subject_id = '{order}' and q.is_question"),
            asked => asked == 1, TimeSpan.FromSeconds(20));
        Assert.Equal(RefundState.Pending, (await BackAsync(order))[0].State);
        await SwitchAsync(new { dropEvents = true });
        await shop.AdvanceAsync(TimeSpan.FromHours(1));
        var over = (await Eventually.Async(() => BackAsync(order), all => all[0].State == state, TimeSpan.FromSeconds(20)))[0];
        Assert.Equal(state == RefundState.Failed ? "PayPal did not refund it: FAILED." : null, over.Problem);
        await AddsUpAsync(order);
        if (state == RefundState.Succeeded) return;

        // Sent again it is another refund of the same dollars.
        await SwitchAsync(new { });
        Assert.Equal(RefundState.Succeeded, (await RefundAsync((await CreditAsync(order)).Id)).Value);
        Assert.Equal(6.44m, (await OrdersAsync((await AttemptsAsync(order))[0].Id))[0].Refunded);
    }

    private async Task<(Guid Order, string Id)> PaidAsync()
    {
        var (order, id) = await SentOutAsync();
        await ApproveAsync(id);
        await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
        return (order, id);
    }

    private Task AskBackAsync(Guid order, long shillings) =>
        shop.RequestRefundAsync(new(order, Guid.CreateVersion7(), Money.Shillings(shillings), new Actor(Guid.CreateVersion7(), "A manager"), "It did not fit"));

    private Task<IReadOnlyList<RefundSnapshot>> BackAsync(Guid order) => shop.DoAsync((IPayments payments) => payments.RefundsAsync(order, CancellationToken.None));

    private async Task<IReadOnlyList<RefundRow>> SentBackAsync(string order) =>
        (await shop.Sandbox.GetFromJsonAsync<List<RefundRow>>($"/__sim/paypal/refunds?order={order}"))!;

    private sealed record RefundRow(string Id, decimal Value, string Status);
}
