using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Invoicing;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Ordering;

/// <summary>A suit for 40,000, half when ordering and half when it is ready: its customer pays with store credit after the checkout.</summary>
public sealed class PayingLaterPartsWithStoreCredit(Shop shop) : IClassFixture<Shop>, IAsyncLifetime
{
    private static readonly Actor Amina = new(Guid.CreateVersion7(), "Amina");
    private static readonly CheckoutInput InTheShowroom = Shop.Wanjiku with { Delivery = "showroom" };

    private int _references;

    public async Task InitializeAsync()
    {
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.AskAsync(services => services.GetRequiredService<ChangeRefundRules>().ExecuteAsync("", Amina, CancellationToken.None));
    }

    public Task DisposeAsync() => shop.AssertStoreCreditAddsUpAsync();

    [Fact]
    public async Task What_is_chosen_is_paid_at_once_and_its_papers_say_store_credit()
    {
        var holder = await HolderAsync("25,000.75");
        var order = await PlaceAsync(holder);
        await PayAsync(order, 20_000);
        var offer = (await OfferAsync(order, holder))!;
        Assert.Equal(("KSh 25,000.75", "KSh 20,000", "KSh 20,000"), ($"{offer.Balance}", $"{offer.Due}", $"{offer.Full}"));

        var spent = await SpendAsync(order, holder, PaymentPortion.Other, "5,000", offer.Seen);
        Assert.Equal(Money.Shillings(5_000), spent.Value.Amount);
        Assert.Equal("store-credit.changed", (await SpendAsync(order, holder, PaymentPortion.Other, "5,000", offer.Seen)).Error?.Code);
        await shop.ReactAsync();
        Assert.Equal((OrderPaymentState.PartlyPaid, new Money(20_000_75, Money.Kes)), ((await FindAsync(order)).PaymentState, await BalanceAsync(holder)));
        Assert.Equal(Money.Shillings(15_000), (await OfferAsync(order, holder))!.Due);

        Assert.Equal(Money.Shillings(15_000), (await SpendAsync(order, holder, PaymentPortion.Due)).Value.Amount);
        await shop.ReactAsync();
        Assert.Equal((OrderStatus.Paid, new Money(5_000_75, Money.Kes)), ((await FindAsync(order)).Status, await BalanceAsync(holder)));
        Assert.Null(await OfferAsync(order, holder));
        Assert.Equal("payment.already-paid", (await SpendAsync(order, holder, PaymentPortion.Full, seen: offer.Seen)).Error?.Code);

        var receipts = (await ReceiptsAsync(order)).Where(receipt => receipt.Method == "Store credit").Select(receipt => receipt.Reference).ToList();
        Assert.Equal([$"SC-{OrderNumber.PaymentReference(order.Number)}", $"SC-{OrderNumber.PaymentReference(order.Number)}-2"], receipts);
        var papers = await PapersAsync(order);
        Assert.Equal([DocumentType.DepositReceipt, DocumentType.DepositReceipt, DocumentType.Invoice], papers.Select(paper => paper.Type));
        Assert.Equal([20_000_00L, 5_000_00, 15_000_00], papers.Select(paper => paper.Total.Minor));
        Assert.Equal(("Store credit", "Store credit"), (papers[1].Receipts.Single().Method, papers[2].Receipts.Single().Method));
        Assert.Equal((await FindAsync(order)).Vat, Money.Sum(papers.Select(paper => paper.Vat)));
    }

    [Fact]
    public async Task Many_clicks_at_once_and_the_checkout_of_another_order_spend_it_once()
    {
        var holder = await HolderAsync("6,000");
        var order = await PlaceAsync(holder);
        await PayAsync(order, 20_000);
        var cart = await shop.CartWithAsync(await shop.StockAsync(3));
        var seen = (await OfferAsync(order, holder))!.Seen;
        var other = CheckOutAsync(holder, cart, InTheShowroom with { UseStoreCredit = true, SeenStoreCreditMinor = 600_000 });
        var clicks = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SpendAsync(order, holder, PaymentPortion.Full, seen: seen)));

        Assert.Equal(1, clicks.Count(click => click.Succeeded) + ((await other).Succeeded ? 1 : 0));
        Assert.All(clicks.Where(click => !click.Succeeded), click => Assert.Equal("store-credit.changed", click.Error?.Code));
        Assert.Equal((await other).Succeeded ? null : "order.store-credit-changed", (await other).Error?.Code);
        var spent = await shop.ScalarAsync<long>($"select sum(-amount_minor)::bigint from payments.store_credit_entry where holder = '{holder.Value}' and kind = 'Spent'");
        Assert.Equal(600_000, spent + (await BalanceAsync(holder)).Minor);
    }

    [Fact]
    public async Task It_is_nobody_elses_and_nonsense_takes_nothing()
    {
        var (holder, other) = (await HolderAsync("50,000"), await HolderAsync("50,000"));
        var order = await PlaceAsync(holder);
        Assert.Null(await OfferAsync(order, other));
        Assert.Null(await OfferAsync(order, null));
        Assert.Null(await OfferAsync(await PlaceAsync(null), holder));
        var seen = (await OfferAsync(order, holder))!.Seen;
        Assert.Equal("order.not-found", (await SpendAsync(order, other, PaymentPortion.Full, seen: seen)).Error?.Code);
        foreach (var amount in (string?[])[null, "", "12.50", "-5", "0", "99999999999999999999"])
            Assert.Equal("payment.ask-amount", Refusal(await SpendAsync(order, holder, PaymentPortion.Other, amount, seen)));
        Assert.Equal("payment.ask-too-much", Refusal(await SpendAsync(order, holder, PaymentPortion.Other, "40,001", seen)));
        Assert.Equal("payment.ask-amount", Refusal(await SpendAsync(order, holder, (PaymentPortion)7, seen: seen)));
        Assert.Equal("store-credit.changed", (await SpendAsync(order, holder, PaymentPortion.Full, seen: "")).Error?.Code);
        Assert.True((await CancelAsync(order)).Succeeded);
        Assert.Equal("payment.closed", (await SpendAsync(order, holder, PaymentPortion.Full, seen: seen)).Error?.Code);
        Assert.Equal((Money.Shillings(50_000), Money.Shillings(50_000)), (await BalanceAsync(holder), await BalanceAsync(other)));
    }

    [Fact]
    public async Task It_goes_back_before_other_money_and_all_of_it_when_the_order_is_cancelled()
    {
        var holder = await HolderAsync("9,000");
        var order = await PlaceAsync(holder);
        await PayAsync(order, 20_000);
        foreach (var amount in (string[])["3,000", "2,000"]) Assert.True((await SpendAsync(order, holder, PaymentPortion.Other, amount)).Succeeded);
        await shop.ReactAsync();
        Assert.True((await shop.AskAsync(services => services.GetRequiredService<GiveBackDeposit>().ExecuteAsync(
            new(order.Number, "4,000", "One piece less", false), Amina, CancellationToken.None))).Succeeded);
        await ReturnAsync();
        Assert.Equal(Money.Shillings(8_000), await BalanceAsync(holder));

        // What went back is owed again, and may be paid again.
        Assert.Equal(Money.Shillings(2_500), (await SpendAsync(order, holder, PaymentPortion.Other, "2,500")).Value.Amount);
        await shop.ReactAsync();
        Assert.True((await CancelAsync(order)).Succeeded);
        await ReturnAsync();
        Assert.Equal(Money.Shillings(9_000), await BalanceAsync(holder));
        var papers = await PapersAsync(order);
        Assert.Equal(0, papers.Sum(paper => paper.Type == DocumentType.CreditNote ? -paper.Total.Minor : paper.Total.Minor));
        Assert.Equal(4, papers.Count(paper => paper.Type == DocumentType.DepositReceipt));
    }

    [Fact]
    public async Task Alone_below_the_first_part_it_comes_back_and_beside_money_it_is_a_part()
    {
        var holder = await HolderAsync("2,000");
        var (alone, beside) = (await PlaceAsync(holder), await PlaceAsync(holder));
        Assert.True((await SpendAsync(alone, holder, PaymentPortion.Other, "500")).Succeeded);
        await PayAsync(beside, 5_000);
        Assert.Equal(Money.Shillings(1_500), (await SpendAsync(beside, holder, PaymentPortion.Due)).Value.Amount);
        await shop.ReactAsync();
        Assert.Equal((OrderPaymentState.Unpaid, OrderPaymentState.PartlyPaid), ((await FindAsync(alone)).PaymentState, (await FindAsync(beside)).PaymentState));
        Assert.Equal([5_000_00L, 1_500_00], (await PapersAsync(beside)).Select(paper => paper.Total.Minor));
        Assert.Empty(await PapersAsync(alone));
        Assert.Equal("mpesa-stk", Assert.Single((await PaymentAsync(alone)).Attempts, attempt => attempt.IsOpen).Gateway);

        await shop.ExecuteAsync("update payments.attempt set state = 'Expired' where state in ('Created', 'Submitting', 'Pending', 'Unknown')");
        shop.Clock.Advance(TimeSpan.FromMinutes(61));
        while (await shop.AskAsync(services => services.GetRequiredService<ExpireUnpaidOrders>().ExecuteOneAsync(CancellationToken.None)))
        {
        }

        await ReturnAsync();
        Assert.Equal((OrderStatus.Expired, Money.Shillings(500)), ((await FindAsync(alone)).Status, await BalanceAsync(holder)));
    }

    private static string? Refusal(Result<StoreCreditSpent> refused) => refused.Error?.Details is [var first, ..] ? first.Code : refused.Error?.Code;

    private async Task<CustomerId> HolderAsync(string shillings)
    {
        var holder = CustomerId.New();
        Assert.True((await shop.AskAsync(services => services.GetRequiredService<ChangeStoreCredit>().ExecuteAsync(
            new(holder.Value, TakeBack: false, shillings, "It was late"), Amina, CancellationToken.None))).Succeeded);
        return holder;
    }

    private async Task<PlaceOrder.Placed> PlaceAsync(CustomerId? customer) =>
        (await CheckOutAsync(customer, await shop.CartWithAsync(await shop.StockAsync(3, 40_000, type: LineType.MadeToMeasure)), InTheShowroom)).Value;

    private Task<Result<PlaceOrder.Placed>> CheckOutAsync(CustomerId? customer, CartId cart, CheckoutInput input) =>
        shop.AskAsync(services => services.GetRequiredService<PlaceOrder>().ExecuteAsync(new(cart, customer, input), CancellationToken.None));

    private Task<StoreCreditOffer?> OfferAsync(PlaceOrder.Placed order, CustomerId? customer) =>
        shop.AskAsync(services => services.GetRequiredService<StoreCreditForOrder>().FindAsync(order.Id, customer, CancellationToken.None));

    /// <param name="seen">Null: what is offered just now.</param>
    private async Task<Result<StoreCreditSpent>> SpendAsync(PlaceOrder.Placed order, CustomerId customer, PaymentPortion portion, string? amount = null, string? seen = null)
    {
        var shown = seen ?? (await OfferAsync(order, customer))?.Seen;
        return await shop.AskAsync(services => services.GetRequiredService<PayWithStoreCredit>().ExecuteAsync(
            new(order.Id, customer, new(portion, amount, shown)), CancellationToken.None));
    }

    private async Task PayAsync(PlaceOrder.Placed order, long shillings)
    {
        Assert.Equal(Receiving.Captured, (await shop.AskAsync(services => services.GetRequiredService<RecordMoney>().ExecuteAsync(
            new(order.Id.Value, "on-delivery", $"{shillings}", $"LP-{shop.Clock.GetUtcNow().Ticks}-{++_references}"), Amina, CancellationToken.None))).Value);
        await shop.ReactAsync();
    }

    private async Task<Result> CancelAsync(PlaceOrder.Placed order)
    {
        var cancelled = await shop.AskAsync(services =>
            services.GetRequiredService<ChangeOrder>().CancelAsync(order.Number, "The wedding is off", "Amina", paidToo: true, CancellationToken.None));
        await shop.ReactAsync();
        return cancelled;
    }

    private async Task ReturnAsync()
    {
        await shop.ReactAsync();
        while (await shop.AskAsync(services => services.GetRequiredService<SendRefund>().ExecuteDueAsync(CancellationToken.None)))
        {
        }
    }

    private Task<Money> BalanceAsync(CustomerId holder) =>
        shop.AskAsync(services => services.GetRequiredService<StoreCreditBook>().BalanceAsync(holder.Value, CancellationToken.None));

    private async Task<OrderSnapshot> FindAsync(PlaceOrder.Placed order) =>
        (await shop.AskAsync(services => services.GetRequiredService<IOrders>().FindAsync(order.Id, CancellationToken.None)))!;

    private Task<Payment> PaymentAsync(PlaceOrder.Placed order) => shop.AskAsync(services => services.GetRequiredService<HangazoDb>().Set<Payment>()
        .AsNoTracking().Include(p => p.Attempts).SingleAsync(p => p.SubjectId == order.Id.Value));

    private Task<IReadOnlyList<Receipt>> ReceiptsAsync(PlaceOrder.Placed order) =>
        shop.AskAsync(services => services.GetRequiredService<IPayments>().ReceiptsAsync(order.Id.Value, CancellationToken.None));

    /// <summary>In the order of their issue.</summary>
    private Task<List<Invoice>> PapersAsync(PlaceOrder.Placed order) => shop.AskAsync(services => services.GetRequiredService<HangazoDb>().Set<Invoice>().AsNoTracking()
        .Where(paper => paper.OrderId == order.Id).OrderBy(paper => paper.Id).Include(paper => paper.Receipts).ToListAsync());
}
