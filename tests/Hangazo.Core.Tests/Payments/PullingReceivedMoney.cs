using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.UseCases;
using Xunit;
using static Hangazo.Core.Tests.Payments.PayBillShop;

namespace Hangazo.Core.Tests.Payments;

/// <summary>What nobody told us of is found in the provider's list.</summary>
public sealed class PullingReceivedMoney(PaymentsOnPostgres shop) : IClassFixture<PaymentsOnPostgres>, IAsyncLifetime
{
    public Task InitializeAsync()
    {
        shop.Daraja.C2bToken = Token;
        shop.Clock.Advance(PullReceived.Every + TimeSpan.FromMinutes(1));
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        shop.Outside.OnPull = null;
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Unknown_money_goes_the_way_of_all_and_known_money_stays_as_it_is()
    {
        var (mine, known, lost) = (NewReference(), NewReference(), NewReceipt());
        var order = await shop.OpenAsync(2_499, reference: mine);
        await shop.OpenAsync(1_000, reference: known);
        var told = NewReceipt();
        await shop.ConfirmAndProcessAsync(Confirmation(known, 1_000, told));
        var found = NewReceipt();
        List(Line(found, PaymentReference.WithCheck(mine), 2_499), Line(told, known, 1_000), Line(lost, "rent", 700), Line("bad id;", mine, 5));
        Assert.True(await PullAsync());
        await shop.ProcessAllAsync();
        Assert.Equal(found, Assert.Single((await shop.StatusAsync(order)).Receipts));
        Assert.Equal((Money.Shillings(700), HeardBy.Pull), ((await shop.PayBillReceiptAsync(lost)).Left, (await shop.PayBillReceiptAsync(lost)).HeardBy));
        Assert.Equal(2, await shop.ScalarAsync("select taken_in from payments.pull_run where answered order by id desc limit 1"));
        await shop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task Of_five_nodes_one_looks_and_again_only_after_a_quarter_of_an_hour()
    {
        List();
        var ran = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => PullAsync()));
        Assert.Equal(1, ran.Count(did => did));
        shop.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.False(await PullAsync());
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await PullAsync());
    }

    [Fact]
    public async Task What_is_a_minute_old_is_left_to_its_own_callback()
    {
        var transaction = NewReceipt();
        List(Line(transaction, "rent", 700, TimeSpan.FromMinutes(1)));
        Assert.True(await PullAsync());
        await shop.ProcessAllAsync();
        Assert.Equal(0, await shop.ScalarAsync($"select count(*) from payments.paybill_receipt where transaction_id = '{transaction}'"));
        shop.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.True(await PullAsync());
        await shop.ProcessAllAsync();
        Assert.Equal(Money.Shillings(700), (await shop.PayBillReceiptAsync(transaction)).Left);
    }

    [Fact]
    public async Task An_outage_changes_nothing_and_is_written_down()
    {
        shop.Outside.OnPull = _ => DarajaStandIn.Error(500, "500.003.1001", "Internal Server Error");
        Assert.True(await PullAsync());
        Assert.Equal(1, await shop.ScalarAsync("select count(*) from (select * from payments.pull_run order by id desc limit 1) r where not answered"));
    }

    private Task<bool> PullAsync() => shop.DoAsync((PullReceived pull) => pull.ExecuteDueAsync(CancellationToken.None));

    private void List(params object[] lines) => shop.Outside.OnPull = body =>
        body.GetProperty("OffSetValue").GetString() == "0" ? DarajaStandIn.PullResult(lines) : DarajaStandIn.PullResult();

    private object Line(string id, string account, decimal shillings, TimeSpan? ago = null) => new
    {
        transactionId = id,
        trxDate = DarajaText.PullDate(shop.Clock.GetUtcNow() - (ago ?? TimeSpan.FromMinutes(30))).Replace(' ', 'T') + "Z",
        msisdn = 254708374149,
        sender = "MPESA",
        transactiontype = "c2b-pay-bill-debit",
        billreference = account,
        amount = shillings.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture),
    };
}
