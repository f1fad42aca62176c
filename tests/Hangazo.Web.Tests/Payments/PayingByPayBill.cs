using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Queries;
using Hangazo.Tests.Support;
using Xunit;

namespace Hangazo.Web.Tests.Payments;

/// <summary>From the phone's own menu, over real HTTP, with the sandbox as M-Pesa.</summary>
public sealed class PayingByPayBill(ShopWithPayments shop) : IClassFixture<ShopWithPayments>, IAsyncLifetime
{
    private const string Confirmation = "/api/payments/c2b/confirmation/";
    private const string Validation = "/api/payments/mpesa/c2b/validation/";

    /// <summary>The shop registers its addresses when it starts.</summary>
    public Task InitializeAsync() => Eventually.Async(
        async () => await shop.ScalarAsync("select count(*) from auditing.trail where what = 'PayBill addresses' and after like 'M-Pesa took%'") > 0,
        TimeSpan.FromSeconds(20));

    public Task DisposeAsync() => SwitchAsync(new { dropCallbacks = false, duplicateCallbacks = false });

    [Fact]
    public async Task In_two_parts_told_twice_each_it_is_paid_once()
    {
        await SwitchAsync(new { duplicateCallbacks = true });
        var order = await shop.OrderAsync("032");
        var how = (await shop.StatusWhenAsync(order, s => s.PayBill is not null)).PayBill!;
        Assert.Equal(("5110070", Money.Shillings(2_499)), (how.Number, how.Amount));
        var first = await PayAsync(how.Account, 999);
        Assert.Equal("delivered 200", first.GetProperty("told").GetString());
        await shop.StatusWhenAsync(order, s => s.Captured == Money.Shillings(999));
        await PayAsync(how.Account.ToLowerInvariant(), 1_500);
        var paid = await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
        Assert.Equal((2, Money.Zero()), (paid.Receipts.Count, paid.OpenCredit));
    }

    [Fact]
    public async Task An_account_number_nobody_has_is_refused_before_money_moves()
    {
        var refused = await PayAsync("school fees", 100);
        Assert.Equal("The business does not know this account number.", refused.GetProperty("refusal").GetString());
        Assert.Equal(JsonValueKind.Null, refused.GetProperty("receipt").ValueKind);
    }

    [Fact]
    public async Task A_lost_confirmation_is_found_in_the_pulled_list()
    {
        var order = await shop.OrderAsync("032", 1_777);
        var account = (await shop.StatusWhenAsync(order, s => s.PayBill is not null)).PayBill!.Account;
        await SwitchAsync(new { dropCallbacks = true });
        Assert.Equal("dropped", (await PayAsync(account, 1_777)).GetProperty("told").GetString());
        Assert.Equal(PaymentState.Open, (await shop.StatusWhenAsync(order, _ => true)).State);
        shop.Clock.Advance(TimeSpan.FromMinutes(20));
        // The shop's own worker may be faster.
        await shop.DoAsync((Core.Payments.UseCases.PullReceived pull) => pull.ExecuteDueAsync(CancellationToken.None));
        await shop.StatusWhenAsync(order, s => s.State == PaymentState.Settled);
    }

    [Theory]
    [InlineData("/api/payments/c2b/confirmation/")]
    [InlineData("/api/payments/mpesa/c2b/confirmation/")]
    [InlineData("/api/payments/c2b/validation/")]
    [InlineData("/api/payments/mpesa/c2b/validation/")]
    public async Task A_forged_message_finds_nothing(string path)
    {
        var before = await shop.ScalarAsync("select count(*) from payments.inbox");
        foreach (var token in new[] { "guess", ShopWithPayments.C2bToken[..^1], ShopWithPayments.C2bToken + "0", ShopWithPayments.C2bToken.ToUpperInvariant() })
            Assert.Equal(HttpStatusCode.NotFound, (await shop.PostAsync(path + token, """{"TransID":"UKZ1","TransAmount":"5"}""")).StatusCode);
        Assert.Equal(before, await shop.ScalarAsync("select count(*) from payments.inbox"));
    }

    [Fact]
    public async Task Broken_and_oversized_bodies_are_refused_in_words()
    {
        var broken = await shop.PostAsync(Confirmation + ShopWithPayments.C2bToken, "{\"TransID\":");
        Assert.Equal((HttpStatusCode.BadRequest, "application/json"), (broken.StatusCode, broken.Content.Headers.ContentType!.MediaType));
        Assert.Equal(
            """{"ResultCode":"C2B00016","ResultDesc":"Rejected"}""",
            await (await shop.PostAsync(Validation + ShopWithPayments.C2bToken, "{\"TransID\":")).Content.ReadAsStringAsync());
        foreach (var path in new[] { Confirmation, Validation })
        {
            var large = await shop.PostAsync(path + ShopWithPayments.C2bToken, new string(' ', 1024 * 1024 + 1));
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        }
    }

    private async Task<JsonElement> PayAsync(string account, long amount)
    {
        using var answer = await shop.Sandbox.PostAsJsonAsync("/__sim/paybill", new { phone = "0711000111", account, amount });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task SwitchAsync(object switches) => (await shop.Sandbox.PostAsJsonAsync("/__sim/daraja/switches", switches)).EnsureSuccessStatusCode();
}
