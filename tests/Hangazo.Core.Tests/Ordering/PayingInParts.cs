using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Notifications;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Data;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Ordering;

/// <summary>What is made to order: a first part, the work, the rest from whoever pays it, and out of the house.</summary>
public sealed class PayingInParts(Shop shop) : IClassFixture<Shop>, IAsyncLifetime
{
    private static readonly Actor Staff = new(Guid.CreateVersion7(), "Otieno Staff");
    private static readonly CheckoutInput InTheShowroom = Shop.Wanjiku with { Delivery = "showroom", Email = "wanjiku@example.com" };

    public Task InitializeAsync()
    {
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_first_part_confirms_the_order_and_takes_its_stock()
    {
        var suit = await shop.StockAsync(3, 40_000, type: LineType.MadeToMeasure);
        var order = await PlaceAsync(suit);
        Assert.Equal(Money.Shillings(20_000), (await PaymentAsync(order)).Attempts.Single().Amount);

        await PayAsync(order, 20_000);

        var confirmed = await FindAsync(order);
        Assert.Equal((OrderStatus.Confirmed, OrderPaymentState.PartlyPaid, (DateTimeOffset?)null), (confirmed.Status, confirmed.PaymentState, confirmed.PaymentDueAt));
        Assert.Equal(1m, await shop.ScalarAsync<decimal>($"select allocated from inventory.stock where variant_id = '{suit.Value}'"));
        Assert.Equal("order.balance-due", (await FulfilAsync(order, FulfilmentState.Packed)).Error?.Code);
        Assert.Equal(0L, await shop.ScalarAsync<long>($"select count(*) from invoicing.invoice where type = 'Invoice' and order_id = '{order.Id.Value}'"));
        var mail = await MailAsync(order, EmailKind.PartReceived);
        Assert.Contains("Balance", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"/pay/{(await TermsAsync(order)).PayKey}", mail.Text, StringComparison.Ordinal);
        var paper = await shop.ScalarAsync<string>($"select number from invoicing.invoice where type = 'DepositReceipt' and order_id = '{order.Id.Value}'");
        var key = await shop.ScalarAsync<string>($"select access_key from ordering.\"order\" where id = '{order.Id.Value}'");
        Assert.Contains($"Deposit receipt {paper} (PDF)", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"/orders/{order.Number}/deposit-receipts/{paper}.pdf?key={key}", mail.Text, StringComparison.Ordinal);
        await shop.AssertStockBalancesAsync();
    }

    [Fact]
    public async Task A_stage_makes_its_part_due_and_its_payer_is_told_until_it_is_paid()
    {
        var order = await PlaceAsync(await shop.StockAsync(3, 40_000, type: LineType.MadeToMeasure));
        Assert.Equal("order.not-possible", (await ReachAsync(order, "ready")).Error?.Code);
        await PayAsync(order, 20_000);
        Assert.True((await TermsAsync(order)).DueNow.IsZero);
        Assert.Equal("payment.stage-not-awaited", (await ReachAsync(order, "first-fitting")).Error?.Code);

        Assert.Equal(Money.Shillings(20_000), (await ReachAsync(order, "ready")).Value);
        Assert.Equal("payment.stage-not-awaited", (await ReachAsync(order, "ready")).Error?.Code);
        Assert.Equal(Money.Shillings(20_000), (await TermsAsync(order)).DueNow);
        await RemindAsync();
        Assert.Equal(1, await RemindersAsync(order));
        shop.Clock.Advance(TimeSpan.FromDays(1.9));
        await RemindAsync();
        Assert.Equal(1, await RemindersAsync(order));
        shop.Clock.Advance(TimeSpan.FromDays(0.2));
        await RemindAsync();
        Assert.Equal(2, await RemindersAsync(order));

        await PayAsync(order, 20_000);
        var paid = await FindAsync(order);
        Assert.Equal((OrderStatus.Paid, OrderPaymentState.Paid), (paid.Status, paid.PaymentState));
        Assert.True((await FulfilAsync(order, FulfilmentState.Packed)).Succeeded);
        Assert.Equal(1L, await shop.ScalarAsync<long>($"select count(*) from invoicing.invoice where type = 'Invoice' and order_id = '{order.Id.Value}'"));
        await shop.AssertStockBalancesAsync();
    }

    [Fact]
    public async Task A_gown_needs_the_day_it_is_for_and_reminds_before_its_last_part()
    {
        var gown = await shop.StockAsync(3, 185_000, type: LineType.Bridal);
        var refused = await shop.PlaceAsync(await shop.CartWithAsync(gown), InTheShowroom);
        Assert.Equal("EventDay", Assert.Single(refused.Error!.Details).Field);
        var today = ShopTime.DayOf(shop.Clock.GetUtcNow());
        refused = await shop.PlaceAsync(await shop.CartWithAsync(gown), InTheShowroom with { EventDay = $"{today:yyyy-MM-dd}" });
        Assert.Equal("EventDay", Assert.Single(refused.Error!.Details).Field);

        var order = await PlaceAsync(gown, InTheShowroom with { EventDay = $"{today.AddDays(60):yyyy-MM-dd}" });
        Assert.Equal([74_000_00L, 55_500_00, 55_500_00], (await TermsAsync(order)).Lines.Select(line => line.Amount.Minor));
        await RemindAsync();
        await PayAsync(order, 74_000);
        shop.Clock.Advance(TimeSpan.FromDays(42));
        await RemindAsync();
        Assert.Equal(0, await RemindersAsync(order));
        shop.Clock.Advance(TimeSpan.FromDays(2));
        await RemindAsync();
        var told = await shop.AskAsync(services => services.GetRequiredService<HangazoDb>().Set<EmailMessage>().AsNoTracking()
            .Where(mail => mail.Kind == EmailKind.PartDue && mail.Subject.Contains(order.Number)).ToListAsync());
        Assert.StartsWith($"KSh 55,500 of your order {order.Number} is due on", Assert.Single(told).Subject, StringComparison.Ordinal);
        Assert.True((await TermsAsync(order)).DueNow.IsZero);
        shop.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal(Money.Shillings(55_500), (await TermsAsync(order)).DueNow);
    }

    [Fact]
    public async Task Nobody_who_does_not_pay_the_first_part_keeps_the_things()
    {
        var suit = await shop.StockAsync(3, 40_000, type: LineType.MadeToMeasure);
        var order = await PlaceAsync(suit);
        await shop.DoAsync(services => services.GetRequiredService<HangazoDb>().Database.ExecuteSqlAsync(
            $"update payments.attempt a set state = 'Cancelled' from payments.payment p where p.id = a.payment_id and p.subject_id = {order.Id.Value}"));
        shop.Clock.Advance(TimeSpan.FromMinutes(61));
        while (await shop.AskAsync(services => services.GetRequiredService<ExpireUnpaidOrders>().ExecuteOneAsync(CancellationToken.None)))
        {
        }

        Assert.Equal(OrderStatus.Expired, (await FindAsync(order)).Status);
        Assert.Equal(3, await shop.AvailableAsync(suit));
        Assert.Equal("payment.closed", (await PayPartAsync(order, PaymentPortion.Due, "0700 000 001", "Mama")).Error?.Code);
    }

    [Fact]
    public async Task The_owner_may_let_it_go_with_a_reason_and_the_balance_ends_it()
    {
        var order = await PlaceAsync(await shop.StockAsync(3, 40_000, type: LineType.MadeToMeasure));
        Assert.Equal("order.not-possible", (await ReleaseAsync(order, "A good customer")).Error?.Code);
        await PayAsync(order, 20_000);
        Assert.Equal("order.reason-missing", (await ReleaseAsync(order, "  ")).Error?.Code);
        Assert.True((await ReleaseAsync(order, "A good customer")).Succeeded);
        foreach (var next in (FulfilmentState[])[FulfilmentState.Packed, FulfilmentState.Shipped, FulfilmentState.Delivered])
            Assert.True((await FulfilAsync(order, next)).Succeeded);
        Assert.Equal((OrderStatus.Delivered, OrderState.Open), ((await FindAsync(order)).Status, (await FindAsync(order)).State));
        Assert.Contains(
            await shop.AskAsync(services => services.GetRequiredService<IAuditTrail>().ReadAsync(new("order", order.Id.Value), 5, CancellationToken.None)),
            entry => entry.After == "A good customer");

        await PayAsync(order, 20_000);
        Assert.Equal((OrderState.Completed, OrderPaymentState.Paid), ((await FindAsync(order)).State, (await FindAsync(order)).PaymentState));
        await shop.AssertStockBalancesAsync();
    }

    [Fact]
    public async Task A_confirmed_order_that_is_cancelled_gives_back_what_was_paid_and_says_how_much()
    {
        var suit = await shop.StockAsync(3, 40_000, type: LineType.MadeToMeasure);
        var order = await PlaceAsync(suit);
        await PayAsync(order, 20_000);
        Task<Result> CancelAsync(bool paidToo) => shop.AskAsync(services =>
            services.GetRequiredService<ChangeOrder>().CancelAsync(order.Number, "The wedding is off", "staff", paidToo, CancellationToken.None));
        Assert.Equal("order.needs-manager", (await CancelAsync(paidToo: false)).Error?.Code);

        Assert.True((await CancelAsync(paidToo: true)).Succeeded);
        await shop.ReactAsync();

        Assert.Equal((OrderStatus.Cancelled, OrderPaymentState.CreditDue), ((await FindAsync(order)).Status, (await FindAsync(order)).PaymentState));
        Assert.Equal(Money.Shillings(20_000), Assert.Single((await PaymentAsync(order)).Credits).Amount);
        Assert.Contains("You had paid KSh 20,000.", (await MailAsync(order, EmailKind.OrderCancelled)).Text, StringComparison.Ordinal);
        Assert.Equal(3, await shop.AvailableAsync(suit));
        Assert.Equal("payment.closed", (await PayPartAsync(order, PaymentPortion.Full, "0700 000 009", "Mama")).Error?.Code);
        await shop.AssertStockBalancesAsync();
    }

    [Fact]
    public async Task Relatives_pay_at_the_same_time_and_what_comes_twice_is_one_credit()
    {
        var order = await PlaceAsync(await shop.StockAsync(3, 40_000, type: LineType.MadeToMeasure));
        await PayAsync(order, 20_000);
        var mother = (await PayPartAsync(order, PaymentPortion.Full, "0700 000 001", "Mama  Njeri")).Value;
        var uncle = (await PayPartAsync(order, PaymentPortion.Full, "0700 000 002", "Uncle Ken")).Value;
        Assert.NotEqual(mother.Attempt, uncle.Attempt);
        Assert.Equal("payment.too-soon", (await PayPartAsync(order, PaymentPortion.Other, "0700 000 001", "Mama Njeri", "1,000")).Error?.Code);

        await Task.WhenAll(ReceiveAsync(order, mother.Attempt, 20_000), ReceiveAsync(order, uncle.Attempt, 20_000));
        await shop.ReactAsync();

        var payment = await PaymentAsync(order);
        Assert.Equal((PaymentState.Settled, Money.Shillings(40_000)), (payment.State, payment.Captured));
        Assert.Equal((Money.Shillings(20_000), CreditReason.Duplicate), (Assert.Single(payment.Credits).Amount, payment.Credits[0].Reason));
        Assert.Equal(60_000_00, payment.Receipts.Sum(receipt => receipt.Amount.Minor));
        Assert.Equal(OrderStatus.Paid, (await FindAsync(order)).Status);
        var page = await PageAsync(order);
        Assert.Equal(2, page!.Receipts.Count);
        Assert.Contains(page.Receipts, receipt => receipt.PayerName is "Mama Njeri" or "Uncle Ken");
        Assert.Equal("payment.already-paid", (await PayPartAsync(order, PaymentPortion.Full, "0700 000 003", "Auntie")).Error?.Code);
    }

    [Theory]
    [InlineData("", "0700 000 001", "Mama", "payment.ask-amount")]
    [InlineData("12.50", "0700 000 001", "Mama", "payment.ask-amount")]
    [InlineData("-5", "0700 000 001", "Mama", "payment.ask-amount")]
    [InlineData("99999999999999999999", "0700 000 001", "Mama", "payment.ask-amount")]
    [InlineData("499", "0700 000 001", "Mama", "payment.ask-too-little")]
    [InlineData("40,001", "0700 000 001", "Mama", "payment.ask-too-much")]
    [InlineData("500", "12", "Mama", "phone.invalid")]
    [InlineData("500", "+256772123456", "Mama", "phone.not-kenyan")]
    [InlineData("500", "0700 000 001", " M ", "payment.payer-name")]
    [InlineData("500", "0700 000 001", "M\u0007ama", "payment.payer-name")]
    public async Task Nonsense_is_refused_by_field(string amount, string phone, string name, string code)
    {
        var order = await PlaceAsync(await shop.StockAsync(3, 40_000, type: LineType.MadeToMeasure));

        Assert.Equal(code, Assert.Single((await PayPartAsync(order, PaymentPortion.Other, phone, name, amount)).Error!.Details).Code);
        Assert.Single((await PaymentAsync(order)).Attempts);
    }

    [Fact]
    public async Task Nothing_is_found_without_the_key()
    {
        foreach (var key in (string?[])[null, "", "short", new string('A', 22), new string('A', 4_000)])
        {
            Assert.Equal("payment.not-found", (await shop.AskAsync(services => services.GetRequiredService<PayPart>()
                .ExecuteAsync(new(key, PaymentPortion.Full, null, "mpesa", "0700 000 001", "Mama"), CancellationToken.None))).Error?.Code);
            Assert.Null(await shop.AskAsync(services => services.GetRequiredService<PayerPage>().FindAsync(key, null, CancellationToken.None)));
        }
    }

    [Fact]
    public async Task More_than_a_request_may_ask_for_is_asked_for_in_several()
    {
        var order = await PlaceAsync(await shop.StockAsync(3, 300_000));
        Assert.Equal([Money.Shillings(250_000)], (await PaymentAsync(order)).Attempts.Select(attempt => attempt.Amount));
        await PayAsync(order, 250_000);
        Assert.Equal(OrderStatus.Pending, (await FindAsync(order)).Status);
        var payment = await PaymentAsync(order);
        Assert.Equal([Money.Shillings(250_000), Money.Shillings(50_000)], payment.Attempts.OrderBy(attempt => attempt.Number).Select(attempt => attempt.Amount));
        await PayAsync(order, 50_000);
        Assert.Equal(OrderStatus.Paid, (await FindAsync(order)).Status);

        var offered = await shop.AskAsync(async services => await services.GetRequiredService<IPayments>().OfferedAsync(Money.Shillings(300_000), 47, CancellationToken.None));
        Assert.Contains("2 requests, one after the other: KSh 250,000 and KSh 50,000.", offered.Single(method => method.Code == "mpesa").Note, StringComparison.Ordinal);
        Assert.DoesNotContain(
            await shop.AskAsync(async services => await services.GetRequiredService<IPayments>().OfferedAsync(Money.Shillings(1_000_001), 47, CancellationToken.None)),
            method => method.Code == "mpesa");
    }

    private async Task<PlaceOrder.Placed> PlaceAsync(VariantId variant, CheckoutInput? input = null)
    {
        var placed = await shop.PlaceAsync(await shop.CartWithAsync(variant), input ?? InTheShowroom);
        Assert.True(placed.Succeeded, string.Join(' ', placed.Error?.Details.Select(error => error.Message) ?? [placed.Error?.Message ?? ""]));
        return placed.Value;
    }

    private Task<Result<PayPart.Asked>> PayPartAsync(PlaceOrder.Placed order, PaymentPortion portion, string phone, string name, string? amount = null) =>
        shop.AskAsync(async services => await services.GetRequiredService<PayPart>().ExecuteAsync(
            new(
                await services.GetRequiredService<PayerPage>().KeyOfAsync(order.Id.Value, CancellationToken.None), portion, amount, "mpesa", phone, name),
            CancellationToken.None));

    /// <summary>The newest request of the buyer's is paid, or the money comes without one.</summary>
    private async Task PayAsync(PlaceOrder.Placed order, long shillings)
    {
        var payment = await PaymentAsync(order);
        await ReceiveAsync(order, payment.Attempts.MaxBy(attempt => attempt.Number)!.Id, shillings);
        await shop.ReactAsync();
    }

    private Task ReceiveAsync(PlaceOrder.Placed order, AttemptId id, long shillings) => shop.DoAsync(async services =>
    {
        var db = services.GetRequiredService<HangazoDb>();
        await db.InTransactionAsync<bool>(
            async token =>
            {
                var payment = (await db.LockSubjectAsync(order.Id.Value, token))!;
                var now = shop.Clock.GetUtcNow();
                var attempt = payment.Attempts.Single(a => a.Id == id);
                if (attempt.State == AttemptState.Succeeded) attempt = payment.StartAttempt(attempt.Phone, now).Value;
                payment.Receive(attempt, new($"R{Guid.CreateVersion7():N}"[..12].ToUpperInvariant() + $"{id.Value.GetHashCode():X8}", Money.Shillings(shillings), now), now);
                await db.SaveChangesAsync(token);
                return true;
            },
            CancellationToken.None);
    });

    private async Task<OrderSnapshot> FindAsync(PlaceOrder.Placed order) =>
        (await shop.AskAsync(services => services.GetRequiredService<IOrders>().FindAsync(order.Id, CancellationToken.None)))!;

    private Task<Payment> PaymentAsync(PlaceOrder.Placed order) => shop.AskAsync(services => services.GetRequiredService<HangazoDb>().Set<Payment>()
        .AsNoTracking().Include(p => p.Attempts).Include(p => p.Receipts).Include(p => p.Credits).SingleAsync(p => p.SubjectId == order.Id.Value));

    private async Task<PaymentTerms> TermsAsync(PlaceOrder.Placed order) =>
        (await shop.AskAsync(services => services.GetRequiredService<IInstalments>().TermsAsync(order.Id.Value, CancellationToken.None)))!;

    private Task<PayerPage.View?> PageAsync(PlaceOrder.Placed order) => shop.AskAsync(async services => await services.GetRequiredService<PayerPage>().FindAsync(
        await services.GetRequiredService<PayerPage>().KeyOfAsync(order.Id.Value, CancellationToken.None), null, CancellationToken.None));

    private Task<Result> FulfilAsync(PlaceOrder.Placed order, FulfilmentState next) =>
        shop.AskAsync(services => services.GetRequiredService<ChangeOrder>().FulfilAsync(order.Number, next, "staff", CancellationToken.None));

    private Task<Result<Money>> ReachAsync(PlaceOrder.Placed order, string stage) =>
        shop.AskAsync(services => services.GetRequiredService<FollowPayments>().ReachAsync(order.Number, stage, Staff, CancellationToken.None));

    private Task<Result> ReleaseAsync(PlaceOrder.Placed order, string reason) =>
        shop.AskAsync(services => services.GetRequiredService<FollowPayments>().ReleaseAsync(order.Number, reason, Staff, CancellationToken.None));

    private async Task RemindAsync()
    {
        while (await shop.AskAsync(services => services.GetRequiredService<RemindPayers>().ExecuteOneAsync(CancellationToken.None)))
        {
        }

        await shop.ReactAsync();
    }

    private Task<int> RemindersAsync(PlaceOrder.Placed order) => shop.AskAsync(services => services.GetRequiredService<HangazoDb>().Set<EmailMessage>()
        .CountAsync(mail => mail.Kind == EmailKind.PartDue && mail.Subject.Contains(order.Number)));

    private Task<EmailMessage> MailAsync(PlaceOrder.Placed order, EmailKind kind) => shop.AskAsync(services =>
        services.GetRequiredService<HangazoDb>().Set<EmailMessage>().AsNoTracking().SingleAsync(mail => mail.Kind == kind && mail.Subject.Contains(order.Number)));
}
