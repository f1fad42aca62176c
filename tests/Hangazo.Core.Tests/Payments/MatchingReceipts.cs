using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.UseCases;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Hangazo.Core.Tests.Payments.PayBillShop;

namespace Hangazo.Core.Tests.Payments;

/// <summary>Staff find the place of money that found none by itself.</summary>
public sealed class MatchingReceipts(PaymentsOnPostgres shop) : IClassFixture<PaymentsOnPostgres>
{
    [Fact]
    public async Task To_an_order_it_pays_it()
    {
        var order = await shop.OpenAsync(2_499, reference: NewReference());
        var receipt = await LostAsync(2_499);
        Assert.Equal(Money.Zero(), (await shop.MatchAsync(new(receipt.Id, receipt.Left, [new(order, "")], Return: false))).Value);
        var status = await shop.StatusAsync(order);
        Assert.Equal((PaymentState.Settled, receipt.TransactionId), (status.State, Assert.Single(status.Receipts)));
        var trail = await shop.DoAsync((IAuditTrail audit) => audit.ReadAsync(MatchReceipt.SubjectOf(receipt.Id), 5, CancellationToken.None));
        Assert.Equal((Staff.Name, "KSh 2,499: Captured"), (Assert.Single(trail).By, trail[0].After));
        await shop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task It_may_be_split_over_two_orders_and_the_rest_given_back()
    {
        var (one, two) = (await shop.OpenAsync(1_000, reference: NewReference()), await shop.OpenAsync(1_200, reference: NewReference()));
        var receipt = await LostAsync(2_499);
        var left = await shop.MatchAsync(new(receipt.Id, receipt.Left, [new(one, "1,000"), new(two, "1200")], Return: true, "Sent too much"));
        Assert.Equal(Money.Zero(), left.Value);
        foreach (var order in new[] { one, two }) Assert.Equal(PaymentState.Settled, (await shop.StatusAsync(order)).State);
        var back = Assert.Single(await shop.CreditsAsync(receipt.Id));
        Assert.Equal((Money.Shillings(299), CreditState.Open, $"{receipt.TransactionId}-3"), (back.Amount, back.State, back.Receipt));
        await shop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task A_part_leaves_the_rest_for_later()
    {
        var order = await shop.OpenAsync(2_499, reference: NewReference());
        var receipt = await LostAsync(2_000);
        Assert.Equal(Money.Shillings(1_500), (await shop.MatchAsync(new(receipt.Id, receipt.Left, [new(order, "500")], Return: false))).Value);
        Assert.Equal(Money.Shillings(500), (await shop.StatusAsync(order)).Captured);
        Assert.Equal("payment.receipt-taken", (await shop.MatchAsync(new(receipt.Id, receipt.Left, [new(order, "")], Return: false))).Error?.Code);
        Assert.Equal(Money.Zero(), (await shop.MatchAsync(new(receipt.Id, Money.Shillings(1_500), [], Return: true))).Value);
        await shop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task Of_five_people_who_match_it_at_once_one_wins_and_the_others_are_told()
    {
        var orders = new List<Guid>();
        for (var i = 0; i < 5; i++) orders.Add(await shop.OpenAsync(2_499, reference: NewReference()));
        var receipt = await LostAsync(2_499);
        var answers = await Task.WhenAll(orders.Select(order => shop.MatchAsync(new(receipt.Id, receipt.Left, [new(order, "")], Return: false))));
        Assert.Equal(1, answers.Count(answer => answer.Succeeded));
        Assert.All(answers.Where(answer => !answer.Succeeded), answer => Assert.Equal("payment.receipt-taken", answer.Error!.Code));
        var paid = 0;
        foreach (var order in orders) paid += (await shop.StatusAsync(order)).State == PaymentState.Settled ? 1 : 0;
        Assert.Equal(1, paid);
        await shop.AssertBooksBalanceAsync();
    }

    [Theory]
    [InlineData("0", "payment.part-amount")]
    [InlineData("-5", "payment.part-amount")]
    [InlineData("1e3", "payment.part-amount")]
    [InlineData("2500", "payment.parts-too-much")]
    public async Task Nonsense_is_refused_and_changes_nothing(string amount, string code)
    {
        var order = await shop.OpenAsync(2_499, reference: NewReference());
        var receipt = await LostAsync(2_499);
        Assert.Equal(code, (await shop.MatchAsync(new(receipt.Id, receipt.Left, [new(order, amount)], Return: false))).Error?.Code);
        Assert.Equal("payment.part-missing", (await shop.MatchAsync(new(receipt.Id, receipt.Left, [], Return: false))).Error?.Code);
        Assert.Equal("payment.not-found", (await shop.MatchAsync(new(receipt.Id, receipt.Left, [new(Guid.CreateVersion7(), "")], Return: false))).Error?.Code);
        Assert.Equal("payment.not-found", (await shop.MatchAsync(new(Guid.CreateVersion7(), receipt.Left, [], Return: true))).Error?.Code);
        Assert.Equal(receipt.Left, (await shop.PayBillReceiptAsync(receipt.TransactionId)).Left);
        await shop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task What_waits_for_its_place_cannot_be_recorded_by_hand_as_well()
    {
        var order = await shop.OpenAsync(2_499, reference: NewReference());
        var receipt = await LostAsync(2_499);
        var recorded = await shop.DoAsync((RecordMoney record) =>
            record.ExecuteAsync(new(order, "on-delivery", "2499", receipt.TransactionId.ToLowerInvariant()), Staff, CancellationToken.None));
        Assert.Equal("payment.reference-used", recorded.Error?.Code);
    }

    private async Task<PayBillReceipt> LostAsync(decimal shillings)
    {
        var transaction = NewReceipt();
        await shop.ConfirmAndProcessAsync(Confirmation("school fees", shillings, transaction));
        return await shop.PayBillReceiptAsync(transaction);
    }
}
