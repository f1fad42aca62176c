using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Payments.UseCases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Ordering;

/// <summary>Some or all of a paid order is given back: lines, delivery, a fee kept; stock and papers follow.</summary>
public sealed class RefundingAnOrder(Shop shop) : IClassFixture<Shop>
{
    private static readonly Actor Amina = new(Guid.CreateVersion7(), "Amina");
    private static readonly Actor Brian = new(Guid.CreateVersion7(), "Brian");

    private static int _receipts;

    [Fact]
    public async Task Some_of_a_line_goes_back_to_the_shelf_and_a_credit_note_says_so()
    {
        var dress = await shop.StockAsync(5, 1_999);
        var order = await PaidAsync(dress, "3");
        var asked = await RefundAsync(order, [(order.Lines[0], "2", true)], fee: "200");
        Assert.Equal((Money.Shillings(3_798), true), (asked.Value.Total, asked.Value.Approved));
        await shop.ReactAsync();
        Assert.Equal(4, await shop.AvailableAsync(dress));
        await shop.AssertStockBalancesAsync();
        var note = await shop.ScalarAsync<string>($"select number from invoicing.invoice where order_id = '{order.Id.Value}' and type = 'CreditNote'");
        Assert.StartsWith("CN-2026-", note, StringComparison.Ordinal);
        Assert.Equal(OrderPaymentState.Paid, (await FindAsync(order.Id)).PaymentState);
    }

    [Fact]
    public async Task What_is_broken_is_written_off_and_what_had_left_comes_back()
    {
        var dress = await shop.StockAsync(5, 1_999);
        var order = await PaidAsync(dress, "3");
        Assert.True((await RefundAsync(order, [(order.Lines[0], "1", false)])).Succeeded);
        await shop.ReactAsync();
        Assert.Equal((2m, 4m), (await shop.AvailableAsync(dress), await OnHandAsync(dress)));
        await FulfilAsync(order, FulfilmentState.Packed);
        await FulfilAsync(order, FulfilmentState.Shipped);
        Assert.Equal((2m, 2m), (await shop.AvailableAsync(dress), await OnHandAsync(dress)));
        Assert.True((await RefundAsync(order, [(order.Lines[0], "1", true)])).Succeeded);
        await shop.ReactAsync();
        Assert.Equal((3m, 3m), (await shop.AvailableAsync(dress), await OnHandAsync(dress)));
        await shop.AssertStockBalancesAsync();
    }

    [Fact]
    public async Task What_was_given_back_whole_is_not_packed()
    {
        var order = await PaidAsync(await shop.StockAsync(5, 1_999), "2");
        Assert.True((await RefundAsync(order, [(order.Lines[0], "2", true)])).Succeeded);
        await shop.ReactAsync();
        var packed = await shop.AskAsync(services => services.GetRequiredService<ChangeOrder>().FulfilAsync(order.Number, FulfilmentState.Packed, "Amina", CancellationToken.None));
        Assert.Equal("order.nothing-to-pack", packed.Error?.Code);
    }

    [Fact]
    public async Task Two_staff_at_once_give_the_same_things_back_once()
    {
        var dress = await shop.StockAsync(5, 1_999);
        var order = await PaidAsync(dress, "1");
        var asked = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => RefundAsync(order, [(order.Lines[0], "1", true)], by: i % 2 == 0 ? Amina : Brian)));
        Assert.Equal(1, asked.Count(result => result.Succeeded));
        Assert.All(asked.Where(result => !result.Succeeded), result => Assert.Equal("refund.too-many", Assert.Single(result.Error!.Details).Code));
        await shop.ReactAsync();
        Assert.Equal(5, await shop.AvailableAsync(dress));
        Assert.Equal(1L, await shop.ScalarAsync<long>($"select count(*) from invoicing.invoice where order_id = '{order.Id.Value}' and type = 'CreditNote'"));
    }

    [Theory]
    [InlineData("x", null, "refund.quantity")]
    [InlineData("-1", null, "refund.quantity")]
    [InlineData("4", null, "refund.too-many")]
    [InlineData("1", "lots", "refund.fee")]
    [InlineData("1", "1999", "refund.fee")]
    [InlineData("0", null, "refund.nothing")]
    public async Task Bad_input_is_refused_in_words(string quantity, string? fee, string code)
    {
        var order = await PaidAsync(await shop.StockAsync(5, 1_999), "3");
        var error = (await RefundAsync(order, [(order.Lines[0], quantity, true)], fee)).Error!;
        Assert.Equal(code, error.Details.Count > 0 ? error.Details[0].Code : error.Code);
    }

    [Fact]
    public async Task Only_what_is_paid_and_only_what_was_seen_and_never_without_a_reason()
    {
        var dress = await shop.StockAsync(5, 1_999);
        var unpaid = (await shop.PlaceAsync(await shop.CartWithAsync(dress))).Value;
        var found = await FindAsync(unpaid.Id);
        Assert.Equal("refund.not-paid", (await RefundAsync(found, [(found.Lines[0], "1", true)])).Error?.Code);
        var order = await PaidAsync(dress, "1");
        Assert.Equal("refund.changed", (await RefundAsync(order, [(order.Lines[0], "1", true)], seen: 1)).Error?.Code);
        Assert.Equal("order.reason-missing", (await RefundAsync(order, [(order.Lines[0], "1", true)], reason: " ")).Error?.Code);
        Assert.Equal("order.not-found", (await ExecuteAsync(new("HZ-000000-0000", new([], false, null), "Why", false, null), Amina)).Error?.Code);
    }

    [Fact]
    public async Task Much_money_waits_for_another_person_and_what_is_rejected_may_be_asked_for_again()
    {
        var gown = await shop.StockAsync(2, 45_000);
        var order = await PaidAsync(gown, "1");
        Assert.False((await RefundAsync(order, [(order.Lines[0], "1", true)])).Value.Approved);
        await shop.ReactAsync();
        Assert.Equal(1, await shop.AvailableAsync(gown));
        var refund = Assert.Single(await RefundsAsync(order));
        Assert.Equal("payment.refund-same-person", (await ApproveAsync(refund, Amina)).Error?.Code);
        Assert.True((await RejectAsync(refund, Brian)).Succeeded);
        await shop.ReactAsync();
        Assert.Equal(OrderRefundState.Withdrawn, Assert.Single(await RefundsAsync(order)).State);

        Assert.False((await RefundAsync(order, [(order.Lines[0], "1", true)], delivery: true)).Value.Approved);
        refund = (await RefundsAsync(order))[1];
        Assert.True((await ApproveAsync(refund, Brian)).Succeeded);
        await shop.ReactAsync();
        Assert.Equal(2, await shop.AvailableAsync(gown));
        // Nothing is left of it, and it has not left the house.
        Assert.Equal(OrderStatus.Cancelled, (await FindAsync(order.Id)).Status);
        Assert.Equal((0L, 0L), await NetOfDocumentsAsync(order));
    }

    [Fact]
    public async Task An_order_cancelled_after_a_refund_gives_back_the_rest_and_its_papers_come_to_nothing()
    {
        var dress = await shop.StockAsync(5, 1_999);
        var order = await PaidAsync(dress, "3");
        Assert.True((await RefundAsync(order, [(order.Lines[0], "1", true)])).Succeeded);
        await shop.ReactAsync();
        var cancelled = await shop.AskAsync(services => services.GetRequiredService<ChangeOrder>()
            .CancelAsync(order.Number, "Changed her mind", "Amina", paidToo: true, CancellationToken.None));
        Assert.True(cancelled.Succeeded);
        await shop.ReactAsync();
        Assert.Equal(5, await shop.AvailableAsync(dress));
        Assert.Equal((0L, 0L), await NetOfDocumentsAsync(order));
        Assert.Equal(
            order.Total.Minor,
            (long)await shop.ScalarAsync<decimal>($"select sum(amount_minor) from payments.credit where subject_id = '{order.Id.Value}'"));
    }

    /// <summary>However it is cut up, all refunds of an order together are the order: gross, VAT and rounding, line by line.</summary>
    [Fact]
    public void Bits_add_up_to_the_whole_to_the_cent()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 200; round++)
        {
            var order = OrderDetails.Snapshot(Hangazo.Tests.Documents.SampleOrders.Place(1 + random.Next(10), DateTimeOffset.UnixEpoch.AddYears(56)));
            var given = new List<OrderRefundSnapshot>();
            while (given.Count == 0 || !given[^1].Whole)
            {
                var lines = order.Lines.Select(line => new RefundSheet.LineInput(line.Id, Bit(RefundSheet.LeftOf(line, given), random), true)).ToList();
                var worked = RefundSheet.Work(order, given, new(lines, Delivery: !RefundSheet.DeliveryIsBack(given) && random.Next(3) == 0, null));
                if (!worked.Succeeded) continue;
                Assert.Equal(0, worked.Value.Total.Minor % 100);
                Assert.All(worked.Value.Parts, part => Assert.InRange(part.Vat.Minor, 0, part.Gross.Minor));
                given.Add(new(
                    OrderRefundId.New(), order.Id, OrderRefundState.Decided, "", "", default, worked.Value.Parts, worked.Value.Rounding, worked.Value.Total,
                    worked.Value.Vat, worked.Value.Whole));
            }

            Assert.Equal(order.Total, Money.Sum(given.Select(refund => refund.Total)));
            Assert.Equal(order.Vat, Money.Sum(given.Select(refund => refund.Vat)));
            Assert.Null(RefundSheet.Rest(order, given));
            foreach (var line in order.Lines)
            {
                var parts = given.SelectMany(refund => refund.Parts).Where(part => part.Line == line.Id).ToList();
                Assert.Equal((line.Gross, line.Vat), (Money.Sum(parts.Select(part => part.Gross)), Money.Sum(parts.Select(part => part.Vat))));
            }
        }
    }

    private static string Bit(decimal left, Random random) =>
        (left <= 0.5m ? left : Math.Round(left * random.Next(3) / 2 * 2, MidpointRounding.ToZero) / 2).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task<OrderSnapshot> PaidAsync(VariantId variant, string quantity)
    {
        var placed = (await shop.PlaceAsync(await shop.CartWithAsync(variant, quantity))).Value;
        var order = await FindAsync(placed.Id);
        var recorded = await shop.AskAsync(services => services.GetRequiredService<RecordMoney>().ExecuteAsync(
            new(order.Id.Value, "bank-transfer", $"{order.Total.Amount:0}", $"RF{Interlocked.Increment(ref _receipts)}"), Amina, CancellationToken.None));
        Assert.True(recorded.Succeeded);
        await shop.ReactAsync();
        return await FindAsync(order.Id);
    }

    private Task<Result<RefundOrder.Asked>> RefundAsync(
        OrderSnapshot order, (OrderLineSnapshot Line, string Quantity, bool Restock)[] lines, string? fee = null, bool delivery = false, Actor? by = null,
        string reason = "It did not fit", long? seen = null) => ExecuteAsync(
        new(order.Number, new([.. lines.Select(line => new RefundSheet.LineInput(line.Line.Id, line.Quantity, line.Restock))], delivery, fee), reason, false, seen), by ?? Amina);

    private Task<Result<RefundOrder.Asked>> ExecuteAsync(RefundOrder.Command command, Actor by) =>
        shop.AskAsync(services => services.GetRequiredService<RefundOrder>().ExecuteAsync(command, by, CancellationToken.None));

    private Task<Result> ApproveAsync(OrderRefundSnapshot refund, Actor by) =>
        shop.AskAsync(services => services.GetRequiredService<DecideRefund>().ApproveAsync(refund.Id.Value, by, CancellationToken.None));

    private Task<Result> RejectAsync(OrderRefundSnapshot refund, Actor by) =>
        shop.AskAsync(services => services.GetRequiredService<DecideRefund>().RejectAsync(refund.Id.Value, by, "No", CancellationToken.None));

    private Task<IReadOnlyList<OrderRefundSnapshot>> RefundsAsync(OrderSnapshot order) =>
        shop.AskAsync(services => services.GetRequiredService<OrderRefunds>().OfOrderAsync(order.Id, CancellationToken.None));

    private async Task<OrderSnapshot> FindAsync(OrderId id) =>
        (await shop.AskAsync(services => services.GetRequiredService<IOrders>().FindAsync(id, CancellationToken.None)))!;

    private async Task FulfilAsync(OrderSnapshot order, FulfilmentState next) => Assert.True((await shop.AskAsync(services =>
        services.GetRequiredService<ChangeOrder>().FulfilAsync(order.Number, next, "Amina", CancellationToken.None))).Succeeded);

    private Task<decimal> OnHandAsync(VariantId variant) => shop.ScalarAsync<decimal>($"select on_hand from inventory.stock where variant_id = '{variant.Value}'");

    /// <summary>Invoice less credit notes, in cents: gross and VAT.</summary>
    private async Task<(long Gross, long Vat)> NetOfDocumentsAsync(OrderSnapshot order)
    {
        const string sum = "select coalesce(sum(case type when 'CreditNote' then -{0} else {0} end), 0) from invoicing.invoice where order_id = '{1}'";
        return ((long)await shop.ScalarAsync<decimal>(string.Format(null, sum, "total_minor", order.Id.Value)),
            (long)await shop.ScalarAsync<decimal>(string.Format(null, sum, "vat_minor", order.Id.Value)));
    }
}
