using System.Net.Http.Json;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Tests.Support;
using Xunit;

namespace Hangazo.Web.Tests.Payments;

/// <summary>Money that goes back by M-Pesa, from the request to its result over real HTTP, with the sandbox as M-Pesa.</summary>
public sealed class GivingBackByMpesa(ShopWithPayments shop) : IClassFixture<ShopWithPayments>
{
    private static readonly Actor Amina = new(Guid.CreateVersion7(), "Amina");

    [Fact]
    public async Task A_part_comes_to_the_phone_and_the_rest_too_however_often_it_is_told()
    {
        await SwitchAsync(new { tell = 5 });
        var order = await PaidAsync();
        await AskAsync(order, 500);
        var first = await RefundWhenAsync(order, RefundState.Succeeded);
        await AskAsync(order, 1_999);
        await Eventually.Async(() => RefundsAsync(order), refunds => refunds.Count(refund => refund.State == RefundState.Succeeded) == 2, TimeSpan.FromSeconds(20));
        Assert.Equal([("b2c", 500m, first.Reference), ("b2c", 1_999m, (await RefundsAsync(order))[1].Reference)], (await SentAsync(order)).Select(s => (s.Kind, s.Amount, (string?)s.Receipt)));
    }

    [Fact]
    public async Task All_of_it_is_reversed_and_a_lost_answer_is_looked_up_not_repeated()
    {
        await SwitchAsync(new { loseAnswers = 1, tell = 0 });
        var order = await PaidAsync();
        await AskAsync(order, 2_499);
        var done = await RefundWhenAsync(order, RefundState.Succeeded);
        Assert.Equal($"{done.Receipt} reversed", done.Reference);
        Assert.Single(await SentAsync(order));
    }

    [Fact]
    public async Task A_queue_that_gives_up_is_asked_about()
    {
        await SwitchAsync(new { timeout = true });
        var order = await PaidAsync();
        await AskAsync(order, 2_499);
        var done = await RefundWhenAsync(order, RefundState.Succeeded);
        Assert.Equal(Assert.Single(await SentAsync(order)).Receipt, done.Reference);
    }

    [Fact]
    public async Task A_refused_reversal_goes_to_the_phone_and_what_nobody_takes_waits_for_staff()
    {
        await SwitchAsync(new { reversal = "R000002", payout = "1" });
        var order = await PaidAsync();
        await AskAsync(order, 2_499);
        var failed = await RefundWhenAsync(order, RefundState.Failed, refund => refund.Problem!.Contains("not enough money", StringComparison.Ordinal));
        await SwitchAsync(new { });
        var credit = (await shop.DoAsync((OpenCredits credits) => credits.ListAsync(1, 100, CancellationToken.None))).Items.Single(c => c.SubjectId == order);
        Assert.Equal((failed.Problem, true), (credit.Problem, credit.RefundsItself));
        var sent = await shop.DoAsync((SendRefund send) => send.ExecuteAsync(credit.Id, Amina, CancellationToken.None));
        Assert.True(sent.Succeeded, sent.Error?.Message);
        await RefundWhenAsync(order, RefundState.Succeeded);
    }

    [Fact]
    public async Task Money_from_a_masked_number_goes_to_the_number_that_staff_say()
    {
        await SwitchAsync(new { });
        var order = await shop.OrderAsync("032");
        var account = (await shop.StatusWhenAsync(order, status => status.PayBill is not null)).PayBill!.Account;
        using (var sent = await shop.Sandbox.PostAsJsonAsync("/__sim/paybill", new { phone = "0711000111", account, amount = 2_499 })) sent.EnsureSuccessStatusCode();
        await shop.StatusWhenAsync(order, status => status.State == Core.Payments.PaymentState.Settled);
        await AskAsync(order, 500);
        await RefundWhenAsync(order, RefundState.Failed, refund => refund.Problem!.Contains("did not tell the payer's number", StringComparison.Ordinal));
        Assert.Empty(await SentAsync(order));

        var credit = (await shop.DoAsync((OpenCredits credits) => credits.ListAsync(1, 100, CancellationToken.None))).Items.Single(c => c.SubjectId == order);
        Assert.True(credit.AsksPhone);
        var other = await shop.DoAsync((SendRefund send) => send.ExecuteAsync(credit.Id, "0711000112", Amina, CancellationToken.None));
        Assert.Equal("payment.refund-phone-other", other.Error?.Code);
        Assert.True((await shop.DoAsync((SendRefund send) => send.ExecuteAsync(credit.Id, "0711 000 111", Amina, CancellationToken.None))).Succeeded);
        await RefundWhenAsync(order, RefundState.Succeeded);
        Assert.Equal([("b2c", 500m, "254711000111")], (await SentAsync(order)).Select(s => (s.Kind, s.Amount, s.Phone!)));
        // From now on it is known: the rest goes by itself.
        await AskAsync(order, 1_999);
        await Eventually.Async(() => RefundsAsync(order), refunds => refunds.Count(refund => refund.State == RefundState.Succeeded) == 2, TimeSpan.FromSeconds(20));
    }

    private async Task<Guid> PaidAsync()
    {
        var order = await shop.OrderAsync("000");
        await shop.StatusWhenAsync(order, status => status.State == Core.Payments.PaymentState.Settled);
        return order;
    }

    private Task AskAsync(Guid order, long shillings) => shop.RequestRefundAsync(new(order, Guid.CreateVersion7(), Money.Shillings(shillings), Amina, "It did not fit"));

    private async Task<RefundSnapshot> RefundWhenAsync(Guid order, RefundState state, Func<RefundSnapshot, bool>? also = null) => (await Eventually.Async(
        () => RefundsAsync(order), refunds => refunds.Any(refund => refund.State == state && also?.Invoke(refund) != false), TimeSpan.FromSeconds(20))).First(refund => refund.State == state);

    private Task<IReadOnlyList<RefundSnapshot>> RefundsAsync(Guid order) => shop.DoAsync((IPayments payments) => payments.RefundsAsync(order, CancellationToken.None));

    private async Task<List<Sent>> SentAsync(Guid order)
    {
        var references = (await RefundsAsync(order)).SelectMany(refund => new[] { refund.Reference, refund.Receipt }).ToList();
        return (await shop.Sandbox.GetFromJsonAsync<Books>("/__sim/daraja/money-out"))!.Sent.Where(sent => references.Contains(sent.Receipt) || references.Contains(sent.Original)).ToList();
    }

    private async Task SwitchAsync(object state)
    {
        using var answer = await shop.Sandbox.PostAsJsonAsync("/__sim/daraja/money-out", state);
        answer.EnsureSuccessStatusCode();
    }

    private sealed record Books(List<Sent> Sent);

    private sealed record Sent(string Kind, string Receipt, string? Original, decimal Amount, string? Phone);
}
