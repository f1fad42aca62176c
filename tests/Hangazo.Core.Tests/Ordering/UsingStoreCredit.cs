using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.StoreCredit;
using Hangazo.Core.Payments.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Ordering;

public sealed class UsingStoreCredit : IAsyncLifetime
{
    private static readonly Actor Amina = new(Guid.CreateVersion7(), "Amina");
    private static readonly Actor Brian = new(Guid.CreateVersion7(), "Brian");

    private readonly Shop _shop = new();
    private int _references;

    public Task InitializeAsync() => _shop.InitializeAsync();

    public Task DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Pays_for_a_whole_order_at_once_and_stands_on_its_invoice_with_the_vat_unchanged()
    {
        var holder = CustomerId.New();
        await GiveAsync(holder, "10,000");
        var placed = (await PlaceAsync(holder)).Value;
        Assert.True(placed.IsPaidForNow);
        await _shop.ReactAsync();

        var (order, payment) = (await OrderAsync(placed), await PaymentAsync(placed));
        Assert.Equal((OrderStatus.Paid, PaymentState.Settled), (order.Status, payment.State));
        Assert.Equal(("store-credit", AttemptState.Succeeded), (Assert.Single(payment.Attempts).Gateway, payment.Attempts[0].State));
        Assert.Equal(Money.Shillings(10_000) - order.Total, await BalanceAsync(holder));
        var invoice = (await _shop.AskAsync(services => services.GetRequiredService<InvoiceDocument>().OfOrderAsync(placed.Number, CancellationToken.None)))!;
        Assert.Equal(("Store credit", order.Total), (Assert.Single(invoice.Receipts).Method, invoice.Receipts[0].Amount));
        Assert.Equal((order.Total, order.Vat), (invoice.Total, invoice.Vat));
        await AddsUpAsync();
    }

    [Fact]
    public async Task Pays_a_part_in_whole_shillings_and_the_phone_is_asked_for_the_rest()
    {
        var holder = CustomerId.New();
        await GiveAsync(holder, "1,000.75");
        var placed = (await PlaceAsync(holder)).Value;
        await _shop.ReactAsync();

        var (order, payment) = (await OrderAsync(placed), await PaymentAsync(placed));
        Assert.Equal((OrderStatus.Pending, OrderPaymentState.Unpaid, Money.Shillings(1_000)), (order.Status, order.PaymentState, payment.Captured));
        var asked = payment.Attempts.Single(attempt => attempt.IsOpen);
        Assert.Equal(("mpesa-stk", order.Total - Money.Shillings(1_000)), (asked.Gateway, asked.Amount));
        Assert.Equal(new Money(75, Money.Kes), await BalanceAsync(holder));

        await PayAsync(placed, asked.Amount);
        Assert.Equal(OrderStatus.Paid, (await OrderAsync(placed)).Status);
        Assert.Equal(["Store credit", "Pay on delivery"], (await ReceiptsAsync(placed)).Select(receipt => receipt.Method));
        await AddsUpAsync();
    }

    [Fact]
    public async Task Of_what_is_paid_in_parts_it_pays_the_first_which_confirms_the_order()
    {
        await _shop.AskAsync(services => services.GetRequiredService<ChangeRefundRules>().ExecuteAsync("", Amina, CancellationToken.None));
        var holder = CustomerId.New();
        await GiveAsync(holder, "100,000");
        var suit = await _shop.CartWithAsync(await _shop.StockAsync(3, 40_000, type: LineType.MadeToMeasure));
        var placed = (await PlaceAsync(holder, suit)).Value;
        Assert.True(placed.IsPaidForNow);
        await _shop.ReactAsync();

        var payment = await PaymentAsync(placed);
        Assert.Equal((PaymentState.Open, payment.Schedule[0].Minor), (payment.State, payment.Captured.Minor));
        Assert.DoesNotContain(payment.Attempts, attempt => attempt.IsOpen);
        var order = await OrderAsync(placed);
        Assert.NotNull(order.ConfirmedAt);
        Assert.Equal(Money.Shillings(100_000) - payment.Captured, await BalanceAsync(holder));
        var refused = await _shop.AskAsync(services => services.GetRequiredService<ChangeOrder>().CancelAsync(placed.Number, "Over", "Amina", paidToo: false, CancellationToken.None));
        Assert.Equal("order.needs-manager", refused.Error?.Code);
        Assert.True((await _shop.AskAsync(services => services.GetRequiredService<ChangeOrder>().CancelAsync(placed.Number, "Over", "Amina", paidToo: true, CancellationToken.None))).Succeeded);
        await ReturnAsync();
        Assert.Equal(Money.Shillings(100_000), await BalanceAsync(holder));
        await AddsUpAsync();
    }

    [Fact]
    public async Task Two_orders_at_once_spend_it_once_and_one_is_told()
    {
        var holder = CustomerId.New();
        await GiveAsync(holder, "6,000");
        var carts = new[] { await CartAsync(), await CartAsync() };
        var placed = await Task.WhenAll(carts.Select(cart => PlaceAsync(holder, cart, seen: 600_000)));
        Assert.Equal("order.store-credit-changed", Assert.Single(placed, result => !result.Succeeded).Error?.Code);
        Assert.Single(placed, result => result.Succeeded);
        await AddsUpAsync();
    }

    [Fact]
    public async Task Is_nobody_elses_and_not_for_who_is_not_signed_in()
    {
        var holder = CustomerId.New();
        await GiveAsync(holder, "6,000");
        Assert.True((await PlaceAsync(customer: null)).Succeeded);
        Assert.True((await PlaceAsync(CustomerId.New())).Succeeded);
        Assert.Equal(Money.Shillings(6_000), await BalanceAsync(holder));
    }

    [Fact]
    public async Task Comes_back_when_the_rest_is_never_paid_and_when_the_order_is_cancelled()
    {
        var holder = CustomerId.New();
        await GiveAsync(holder, "1,000");
        var unpaid = (await PlaceAsync(holder)).Value;
        await _shop.ReactAsync();
        // While the request on the phone may still be answered the order is held.
        for (var i = 0; i < 3; i++)
        {
            _shop.Clock.Advance(TimeSpan.FromMinutes(61));
            await _shop.ExecuteAsync("update payments.attempt set state = 'Expired' where state in ('Created', 'Submitting', 'Pending', 'Unknown')");
            await ExpireAsync();
        }

        Assert.Equal(OrderStatus.Expired, (await OrderAsync(unpaid)).Status);
        await ReturnAsync();
        Assert.Equal(Money.Shillings(1_000), await BalanceAsync(holder));

        await GiveAsync(holder, "9,000");
        var paid = (await PlaceAsync(holder)).Value;
        await _shop.ReactAsync();
        var cancelled = await _shop.AskAsync(services => services.GetRequiredService<ChangeOrder>().CancelAsync(paid.Number, "Changed her mind", "Amina", paidToo: true, CancellationToken.None));
        Assert.True(cancelled.Succeeded);
        await _shop.ReactAsync();
        await ReturnAsync();
        Assert.Equal(Money.Shillings(10_000), await BalanceAsync(holder));
        Assert.Equal(0, await _shop.AskAsync(services => services.GetRequiredService<OpenCredits>().CountAsync(CancellationToken.None)));
        await AddsUpAsync();
    }

    [Fact]
    public async Task A_refund_gives_the_credit_back_first_and_the_rest_the_way_it_came()
    {
        var holder = CustomerId.New();
        await GiveAsync(holder, "1,000");
        var placed = (await PlaceAsync(holder)).Value;
        await PayAsync(placed, (await OrderAsync(placed)).Total - Money.Shillings(1_000));
        await RefundAsync(placed);
        await ReturnAsync();

        var refunds = (await RefundsAsync(placed)).OrderByDescending(refund => refund.Method).ToList();
        Assert.Equal([("Store credit", RefundState.Succeeded), ("Pay on delivery", RefundState.Approved)], refunds.Select(refund => (refund.Method, refund.State)));
        Assert.Equal((Money.Shillings(1_000), Money.Shillings(1_000)), (refunds[0].Amount, await BalanceAsync(holder)));
        await AddsUpAsync();

        // The rest as store credit too, at a manager's word, once.
        var open = Assert.Single((await PaymentAsync(placed)).Credits, credit => credit.State == CreditState.Open);
        Assert.Equal(RefundState.Succeeded, (await AsCreditAsync(open.Id, placed.Id, holder)).Value);
        Assert.Equal("payment.credit-not-open", (await AsCreditAsync(open.Id, placed.Id, holder)).Error?.Code);
        Assert.Equal("payment.not-found", (await AsCreditAsync(open.Id, OrderId.New(), holder)).Error?.Code);
        Assert.Equal(Money.Shillings(1_000) + open.Amount, await BalanceAsync(holder));
        await AddsUpAsync();
    }

    [Fact]
    public async Task Much_of_it_needs_a_second_person_also_in_pieces()
    {
        var holder = CustomerId.New();
        Assert.Equal(GrantState.Done, (await ChangeAsync(holder, "15,000")).Value);
        Assert.Equal(GrantState.Requested, (await ChangeAsync(holder, "5,000")).Value);
        Assert.Equal(Money.Shillings(15_000), await BalanceAsync(holder));
        var grant = Assert.Single(await _shop.AskAsync(services => services.GetRequiredService<StoreCreditBook>().ToApproveAsync(holder.Value, CancellationToken.None)));
        Assert.Equal("store-credit.same-person", (await DecideAsync(grant.Id, Amina)).Error?.Code);
        var both = await Task.WhenAll(DecideAsync(grant.Id, Brian), DecideAsync(grant.Id, Brian));
        Assert.Single(both, result => result.Succeeded);
        Assert.Equal(Money.Shillings(20_000), await BalanceAsync(holder));

        Assert.Equal("store-credit.too-little", (await ChangeAsync(holder, "20,000.01", takeBack: true)).Error?.Code);
        Assert.Equal(GrantState.Done, (await ChangeAsync(holder, "20,000", takeBack: true)).Value);
        Assert.Equal(Money.Zero(), await BalanceAsync(holder));
        await AddsUpAsync();
    }

    [Theory]
    [InlineData("", "It was late", "store-credit.amount")]
    [InlineData("-5", "It was late", "store-credit.amount")]
    [InlineData("0", "It was late", "store-credit.amount")]
    [InlineData("1.005", "It was late", "store-credit.amount")]
    [InlineData("100", "  ", "store-credit.reason")]
    public async Task Refuses_what_is_no_amount_or_has_no_reason(string amount, string reason, string code) =>
        Assert.Equal(code, (await ChangeAsync(CustomerId.New(), amount, reason: reason)).Error?.Code);

    [Fact]
    public async Task Whatever_happens_in_whatever_order_the_books_add_up()
    {
        var random = new Random(20_261_122);
        var holder = CustomerId.New();
        var orders = new List<PlaceOrder.Placed>();
        for (var step = 0; step < 40; step++)
        {
            _shop.Clock.Advance(TimeSpan.FromMinutes(1));
            switch (random.Next(6))
            {
                case 0:
                    await ChangeAsync(holder, $"{random.Next(1, 3_000)}");
                    break;
                case 1:
                    await ChangeAsync(holder, $"{random.Next(1, 2_000)}", takeBack: true);
                    break;
                case 2 or 3:
                    orders.Add((await PlaceAsync(holder)).Value);
                    break;
                case 4 when orders.Count > 0:
                    await _shop.AskAsync(services => services.GetRequiredService<ChangeOrder>().CancelAsync(orders[random.Next(orders.Count)].Number, "Over", "Amina", paidToo: true, CancellationToken.None));
                    break;
                case 5 when orders.Count > 0 && (await OrderAsync(orders[^1])).PaymentState == OrderPaymentState.Paid:
                    await RefundAsync(orders[^1]);
                    break;
                default:
                    await ReturnAsync();
                    break;
            }

            await _shop.ReactAsync();
            await AddsUpAsync();
        }

        await ReturnAsync();
        await AddsUpAsync();
    }

    private Task AddsUpAsync() => _shop.AssertStoreCreditAddsUpAsync();

    private async Task GiveAsync(CustomerId holder, string amount) => Assert.Equal(GrantState.Done, (await ChangeAsync(holder, amount)).Value);

    private Task<Result<GrantState>> ChangeAsync(CustomerId holder, string amount, bool takeBack = false, string reason = "It was late") => _shop.AskAsync(services =>
        services.GetRequiredService<ChangeStoreCredit>().ExecuteAsync(new(holder.Value, takeBack, amount, reason), Amina, CancellationToken.None));

    private Task<Result> DecideAsync(Guid grant, Actor by) =>
        _shop.AskAsync(services => services.GetRequiredService<DecideStoreCredit>().ExecuteAsync(grant, approve: true, by, CancellationToken.None));

    private Task<Result<RefundState>> AsCreditAsync(Guid credit, OrderId order, CustomerId holder) =>
        _shop.AskAsync(services => services.GetRequiredService<GiveAsStoreCredit>().ExecuteAsync(credit, order.Value, holder.Value, Amina, CancellationToken.None));

    private async Task<Core.Carts.Contracts.CartId> CartAsync() => await _shop.CartWithAsync(await _shop.StockAsync(5));

    private async Task<Result<PlaceOrder.Placed>> PlaceAsync(CustomerId? customer, Core.Carts.Contracts.CartId? cart = null, long? seen = null)
    {
        var mine = cart ?? await CartAsync();
        return await _shop.AskAsync(services => services.GetRequiredService<PlaceOrder>().ExecuteAsync(
            new(mine, customer, Shop.Wanjiku with { UseStoreCredit = true, SeenStoreCreditMinor = seen }), CancellationToken.None));
    }

    private async Task PayAsync(PlaceOrder.Placed placed, Money amount)
    {
        var recorded = await _shop.AskAsync(services => services.GetRequiredService<RecordMoney>().ExecuteAsync(
            new(placed.Id.Value, "on-delivery", $"{amount.Amount}", $"RB-{++_references}"), Amina, CancellationToken.None));
        Assert.Equal(Receiving.Captured, recorded.Value);
        await _shop.ReactAsync();
    }

    private async Task RefundAsync(PlaceOrder.Placed placed)
    {
        var order = await OrderAsync(placed);
        await _shop.AskAsync(services => services.GetRequiredService<RefundOrder>().ExecuteAsync(
            new(order.Number, new([new(order.Lines[0].Id, "1", true)], false, null), "It did not fit", false, null), Amina, CancellationToken.None));
        await _shop.ReactAsync();
    }

    /// <summary>The worker's part: what goes back by itself goes back.</summary>
    private async Task ReturnAsync()
    {
        while (await _shop.AskAsync(services => services.GetRequiredService<SendRefund>().ExecuteDueAsync(CancellationToken.None)))
        {
        }
    }

    private async Task ExpireAsync()
    {
        while (await _shop.AskAsync(services => services.GetRequiredService<ExpireUnpaidOrders>().ExecuteOneAsync(CancellationToken.None)))
        {
        }
    }

    private Task<Money> BalanceAsync(CustomerId holder) =>
        _shop.AskAsync(services => services.GetRequiredService<StoreCreditBook>().BalanceAsync(holder.Value, CancellationToken.None));

    private async Task<OrderSnapshot> OrderAsync(PlaceOrder.Placed placed) =>
        (await _shop.AskAsync(services => services.GetRequiredService<IOrders>().FindAsync(placed.Id, CancellationToken.None)))!;

    private Task<Payment> PaymentAsync(PlaceOrder.Placed placed) => _shop.AskAsync(services => services.GetRequiredService<HangazoDb>().Set<Payment>().AsNoTracking()
        .Include(p => p.Attempts.OrderBy(a => a.Number)).Include(p => p.Receipts).Include(p => p.Credits).SingleAsync(p => p.SubjectId == placed.Id.Value));

    private Task<IReadOnlyList<Receipt>> ReceiptsAsync(PlaceOrder.Placed placed) =>
        _shop.AskAsync(services => services.GetRequiredService<IPayments>().ReceiptsAsync(placed.Id.Value, CancellationToken.None));

    private Task<IReadOnlyList<RefundSnapshot>> RefundsAsync(PlaceOrder.Placed placed) =>
        _shop.AskAsync(services => services.GetRequiredService<IPayments>().RefundsAsync(placed.Id.Value, CancellationToken.None));
}
