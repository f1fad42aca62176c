using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Queries;
using Xunit;
using static Hangazo.Core.Tests.Payments.PayBillShop;

namespace Hangazo.Core.Tests.Payments;

public sealed class ListingPayments(PaymentsOnPostgres shop) : IClassFixture<PaymentsOnPostgres>
{
    [Fact]
    public async Task Finds_by_state_method_day_number_receipt_and_the_end_of_a_phone()
    {
        var (reference, receipt) = (NewReference(), NewReceipt());
        var order = await shop.OpenAsync(2_499, "0733987654", reference);
        await shop.OpenAsync(100, reference: NewReference());
        await shop.ConfirmAndProcessAsync(Confirmation(reference, 1_000, receipt));
        var today = ShopTime.DayOf(shop.Clock.GetUtcNow());
        foreach (var search in new[]
                 {
                     reference, PaymentReference.WithCheck(reference).ToLowerInvariant(), $"{reference[..2]}-{reference[2..8]}-{reference[8..]}", receipt.ToLowerInvariant(),
                     "654", "0733 987 654", "+254733987654",
                 })
            Assert.Equal(order, Assert.Single((await FindAsync(new(Search: search))).Items).SubjectId);
        var row = Assert.Single((await FindAsync(new("part", "mpesa", today))).Items);
        Assert.Equal((order, receipt, "2547*****654"), (row.SubjectId, row.Receipt, row.PhoneMasked));
        Assert.Equal(1, (await FindAsync(new("open"))).Total);
        Assert.Empty((await FindAsync(new("part", "card"))).Items);
        Assert.Empty((await FindAsync(new(Day: today.AddDays(1)))).Items);
        Assert.Empty((await FindAsync(new(Search: "%"))).Items);
        // What means nothing filters nothing.
        Assert.Equal((await FindAsync(new())).Total, (await FindAsync(new("nonsense", "nonsense", Page: 99))).Total);
    }

    [Fact]
    public async Task Shows_messages_without_whole_phone_numbers()
    {
        var sent = await shop.OpenAndSendAsync(2_499, "0744556677", NewReference());
        await shop.CallBackAndProcessAsync(sent.Token, PaymentsOnPostgres.Paid(sent, 2_499, NewReceipt()));
        var timeline = (await shop.DoAsync((PaymentTimeline timeline) => timeline.FindAsync(sent.Subject, CancellationToken.None)))!;
        var bodies = timeline.Events.Select(line => line.Body).OfType<string>().ToList();
        Assert.NotEmpty(bodies);
        Assert.All(bodies, body => Assert.DoesNotContain("254700000000", body, StringComparison.Ordinal));
        Assert.Equal("ws_CO_211120261205317*****677, 2547*****677 and 07*****677", MaskedMessage.Of(
            "ws_CO_21112026120531744556677, 254744556677 and 0744556677", [PhoneNumber.Parse("0744556677").Value]));
    }

    private Task<Page<PaymentGrid.Row>> FindAsync(PaymentGrid.Filter filter) =>
        shop.DoAsync((PaymentGrid grid) => grid.ExecuteAsync(filter, CancellationToken.None));
}
