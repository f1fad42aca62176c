using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Notifications;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Ordering;

/// <summary>Orders paid on delivery or by bank transfer: accepted, held as they should be, and paid when staff say so.</summary>
public sealed class PayingByHand(Shop shop) : IClassFixture<Shop>, IAsyncLifetime
{
    private static readonly Actor Staff = new(Guid.CreateVersion7(), "Otieno Staff");
    private static readonly CheckoutInput OnDelivery = Shop.Wanjiku with { PaymentMethod = "on-delivery", MpesaPhone = null };
    private static readonly CheckoutInput Transfer = Shop.Wanjiku with { PaymentMethod = "bank-transfer", Phone = "+256 772 123 456", MpesaPhone = null, Email = "wanjiku@example.com" };

    public async Task InitializeAsync()
    {
        shop.Clock.Advance(TimeSpan.FromSeconds(1));
        var saved = await shop.AskAsync(services => services.GetRequiredService<ChangePaymentRules>().ExecuteAsync(
            new(
            [
                new("mpesa", On: true, null, null, []), new("card", On: true, null, null, []), new("on-delivery", On: true, null, "20,000", [22, 47]),
                new("bank-transfer", On: true, null, null, [], "Test Bank\nAccount 0123", "3"),
                .. PaymentMethods.All.Where(method => method.Code is not ("mpesa" or "card" or "on-delivery" or "bank-transfer"))
                    .Select(method => new ChangePaymentRules.MethodInput(method.Code, On: false, null, null, [])),
            ]), Staff, CancellationToken.None));
        Assert.True(saved.Succeeded);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task On_delivery_is_packed_and_sent_unpaid_and_ends_with_its_money()
    {
        var dress = await shop.StockAsync(5);
        var placed = await PlaceAsync(dress, OnDelivery);
        await shop.ReactAsync();
        await SubmitAsync();
        var order = await FindAsync(placed.Id);
        Assert.Equal((OrderStatus.Pending, (DateTimeOffset?)null, "on-delivery"), (order.Status, order.PaymentDueAt, order.PaymentMethod));
        Assert.Equal(4, await shop.AvailableAsync(dress));
        Assert.Equal(1m, await shop.ScalarAsync<decimal>($"select allocated from inventory.stock where variant_id = '{dress.Value}'"));

        shop.Clock.Advance(TimeSpan.FromDays(2));
        await ExpireAsync();
        Assert.Equal(OrderStatus.Pending, (await FindAsync(placed.Id)).Status);
        Assert.True((await FulfilAsync(placed.Number, FulfilmentState.Packed)).Succeeded);
        Assert.Equal(OrderStatus.Packed, (await FindAsync(placed.Id)).Status);
        Assert.True((await FulfilAsync(placed.Number, FulfilmentState.Shipped)).Succeeded);
        Assert.Equal("order.not-paid", (await FulfilAsync(placed.Number, FulfilmentState.Delivered)).Error?.Code);

        Assert.Equal(Receiving.Captured, (await RecordAsync(placed.Id, "on-delivery", order.Total, $"RB-{placed.Number}")).Value);
        await shop.ReactAsync();
        var paid = await FindAsync(placed.Id);
        Assert.Equal((OrderStatus.Shipped, OrderPaymentState.Paid), (paid.Status, paid.PaymentState));
        Assert.True((await FulfilAsync(placed.Number, FulfilmentState.Delivered)).Succeeded);
        Assert.Equal(1L, await shop.ScalarAsync<long>($"select count(*) from invoicing.invoice where type = 'Invoice' and order_id = '{placed.Id.Value}'"));
        Assert.Equal("Pay on delivery", Assert.Single(await ReceiptsAsync(placed.Id)).Method);
        await shop.AssertStockBalancesAsync();
    }

    [Fact]
    public async Task On_delivery_that_nobody_takes_gives_its_things_back()
    {
        var dress = await shop.StockAsync(5);
        var placed = await PlaceAsync(dress, OnDelivery);
        await shop.ReactAsync();
        var cancelled = await shop.AskAsync(services =>
            services.GetRequiredService<ChangeOrder>().CancelAsync(placed.Number, "Refused at the door", "staff", paidToo: false, CancellationToken.None));
        Assert.True(cancelled.Succeeded);
        Assert.Equal(5, await shop.AvailableAsync(dress));
        await shop.AssertStockBalancesAsync();
    }

    [Fact]
    public async Task A_transfer_is_told_how_and_waits_for_days()
    {
        var dress = await shop.StockAsync(5);
        var placed = await PlaceAsync(dress, Transfer);
        await shop.ReactAsync();
        await SubmitAsync();
        var order = await FindAsync(placed.Id);
        Assert.Equal(order.PlacedAt.AddDays(3), order.PaymentDueAt);
        var how = (await StatusAsync(placed.Id)).Instructions!;
        Assert.Equal((order.Total, "Test Bank\nAccount 0123"), (how.Amount, how.Text));
        Assert.Equal(placed.Number.Replace("-", "", StringComparison.Ordinal), PaymentReference.Read(how.Reference));
        var mail = await shop.AskAsync(services => services.GetRequiredService<Data.HangazoDb>().Set<EmailMessage>().AsNoTracking()
            .SingleAsync(m => m.SubjectId == placed.Id.Value));
        Assert.Contains(how.Reference, mail.Text, StringComparison.Ordinal);
        Assert.Contains("Account 0123", mail.Text, StringComparison.Ordinal);

        shop.Clock.Advance(TimeSpan.FromDays(2.9));
        await ExpireAsync();
        Assert.Equal(OrderStatus.Pending, (await FindAsync(placed.Id)).Status);
        Assert.Equal("order.not-possible", (await FulfilAsync(placed.Number, FulfilmentState.Packed)).Error?.Code);
        shop.Clock.Advance(TimeSpan.FromDays(0.2));
        await ExpireAsync();
        Assert.Equal(OrderStatus.Expired, (await FindAsync(placed.Id)).Status);
        Assert.Equal(5, await shop.AvailableAsync(dress));

        // The transfer comes after all: it is noted, and is to be given back.
        Assert.Equal(Receiving.Credited, (await RecordAsync(placed.Id, "bank-transfer", order.Total, $"FT-{placed.Number}")).Value);
        Assert.Equal(order.Total, (await StatusAsync(placed.Id)).OpenCredit);
        await shop.AssertStockBalancesAsync();
    }

    [Fact]
    public async Task Recorded_money_pays_and_what_is_more_becomes_a_credit()
    {
        var placed = await PlaceAsync(await shop.StockAsync(5), Transfer);
        await SubmitAsync();
        var total = (await FindAsync(placed.Id)).Total;
        Assert.Equal(Receiving.Captured, (await RecordAsync(placed.Id, "bank-transfer", total + Money.Shillings(50), $" ft-{placed.Number} ")).Value);
        await shop.ReactAsync();
        Assert.Equal(OrderStatus.Paid, (await FindAsync(placed.Id)).Status);
        var status = await StatusAsync(placed.Id);
        Assert.Equal((total, Money.Shillings(50), $"FT-{placed.Number}"), (status.Captured, status.OpenCredit, Assert.Single(status.Receipts)));
        var timeline = await shop.AskAsync(services => services.GetRequiredService<PaymentTimeline>().FindAsync(placed.Id.Value, CancellationToken.None));
        Assert.Contains(timeline!.Events, line => line.Text.Contains("recorded by Otieno Staff", StringComparison.Ordinal));
        Assert.NotEmpty(await shop.AskAsync(services => services.GetRequiredService<IAuditTrail>().ReadAsync(new("payment", timeline.Id.Value), 5, CancellationToken.None)));
    }

    [Fact]
    public async Task Parts_add_up_and_the_order_is_held_until_the_last_of_them()
    {
        var placed = await PlaceAsync(await shop.StockAsync(5), Transfer);
        await SubmitAsync();
        var total = (await FindAsync(placed.Id)).Total;
        Assert.Equal(Receiving.Captured, (await RecordAsync(placed.Id, "bank-transfer", Money.Shillings(1_000), $"A-{placed.Number}")).Value);
        await shop.ReactAsync();
        var held = await FindAsync(placed.Id);
        Assert.Equal((OrderStatus.Pending, OrderPaymentState.PartlyPaid), (held.Status, held.PaymentState));
        Assert.Equal(total - Money.Shillings(1_000), (await StatusAsync(placed.Id)).Instructions!.Amount);
        shop.Clock.Advance(TimeSpan.FromDays(3.5));
        await ExpireAsync();
        Assert.Equal(OrderStatus.Pending, (await FindAsync(placed.Id)).Status);
        Assert.Equal(Receiving.Captured, (await RecordAsync(placed.Id, "bank-transfer", total - Money.Shillings(1_000), $"B-{placed.Number}")).Value);
        await shop.ReactAsync();
        Assert.Equal((OrderStatus.Paid, OrderPaymentState.Paid), ((await FindAsync(placed.Id)).Status, (await FindAsync(placed.Id)).PaymentState));
        Assert.Equal(1L, await shop.ScalarAsync<long>($"select count(*) from invoicing.invoice where type = 'Invoice' and order_id = '{placed.Id.Value}'"));
    }

    [Fact]
    public async Task A_part_paid_order_is_cancelled_by_a_manager_and_the_part_goes_back()
    {
        var placed = await PlaceAsync(await shop.StockAsync(5), Transfer);
        await SubmitAsync();
        await RecordAsync(placed.Id, "bank-transfer", Money.Shillings(1_000), $"A-{placed.Number}");
        await shop.ReactAsync();
        Assert.Equal("order.needs-manager", (await CancelAsync(placed.Number, paidToo: false)).Error?.Code);
        Assert.True((await CancelAsync(placed.Number, paidToo: true)).Succeeded);
        var order = await FindAsync(placed.Id);
        Assert.Equal((OrderStatus.Cancelled, OrderPaymentState.CreditDue), (order.Status, order.PaymentState));
        Assert.Equal(Money.Shillings(1_000), (await StatusAsync(placed.Id)).OpenCredit);
        await shop.AssertStockBalancesAsync();
    }

    [Fact]
    public async Task The_same_money_is_recorded_once_whoever_records_it()
    {
        var (first, second) = (await PlaceAsync(await shop.StockAsync(5), Transfer), await PlaceAsync(await shop.StockAsync(5), Transfer));
        var total = (await FindAsync(first.Id)).Total;
        var reference = $"FT-{first.Number}";
        var both = await Task.WhenAll(
            RecordAsync(first.Id, "bank-transfer", total, reference), RecordAsync(first.Id, "bank-transfer", total, reference),
            RecordAsync(second.Id, "bank-transfer", total, reference));
        Assert.Equal(1, both.Count(recorded => recorded.Succeeded));
        Assert.All(both.Where(recorded => !recorded.Succeeded), recorded => Assert.Equal("payment.reference-used", recorded.Error!.Code));
        Assert.Equal(1L, await shop.ScalarAsync<long>($"select count(*) from payments.receipt where reference = '{reference}'"));
    }

    [Theory]
    [InlineData("", "FT1", "amount")]
    [InlineData("-5", "FT1", "amount")]
    [InlineData("0", "FT1", "amount")]
    [InlineData("1e3", "FT1", "amount")]
    [InlineData("10.005", "FT1", "amount")]
    [InlineData("99999999999999999999", "FT1", "amount")]
    [InlineData("100", " ", "reference")]
    [InlineData("100", "a\u0007b", "reference")]
    public async Task Nonsense_is_refused_by_field(string amount, string reference, string field)
    {
        var refused = await shop.AskAsync(services => services.GetRequiredService<RecordMoney>()
            .ExecuteAsync(new(Guid.CreateVersion7(), "bank-transfer", amount, reference), Staff, CancellationToken.None));
        Assert.Equal(field, Assert.Single(refused.Error!.Details).Field);
    }

    [Fact]
    public async Task Nobody_records_money_for_a_machine_or_for_nothing()
    {
        var placed = await PlaceAsync(await shop.StockAsync(5), Shop.Wanjiku);
        Assert.Equal("form.invalid", (await RecordAsync(placed.Id, "mpesa", Money.Shillings(5_299), "UKL1")).Error?.Code);
        Assert.Equal("payment.not-found", (await RecordAsync(OrderId.New(), "bank-transfer", Money.Shillings(5_299), "FT1")).Error?.Code);
    }

    [Fact]
    public async Task On_delivery_is_for_its_counties_and_amounts_only()
    {
        var dear = await shop.StockAsync(5, shillings: 25_000);
        Assert.Equal("checkout.paymentmethod", Assert.Single((await shop.PlaceAsync(await shop.CartWithAsync(dear), OnDelivery)).Error!.Details).Code);
        var far = OnDelivery with { County = 1, Delivery = "parcel" };
        var refused = await shop.PlaceAsync(await shop.CartWithAsync(await shop.StockAsync(5)), far);
        Assert.False(refused.Succeeded);
        Assert.Contains(refused.Error!.Details, error => error.Code is "checkout.paymentmethod" or "checkout.delivery");
    }

    [Fact]
    public async Task A_transfer_may_still_be_paid_by_phone_and_the_hand_steps_back()
    {
        var placed = await PlaceAsync(await shop.StockAsync(5), Transfer);
        await SubmitAsync();
        Assert.Equal("payment.method-not-offered", (await AgainAsync(placed.Id, "on-delivery")).Error?.Code);
        Assert.True((await AgainAsync(placed.Id, "mpesa", "0700 000 000")).Succeeded);
        Assert.Null((await StatusAsync(placed.Id)).Instructions);
    }

    [Theory]
    [InlineData("HZ2611217Q4K")]
    [InlineData("HZ261121ZZZZ")]
    [InlineData("HZ2611210000")]
    public void One_wrong_character_of_a_reference_is_noticed(string reference)
    {
        var whole = PaymentReference.WithCheck(reference);
        Assert.Equal(13, whole.Length);
        Assert.Equal(reference, PaymentReference.Read(whole.ToLowerInvariant().Insert(8, " ").Insert(3, "-").Replace('0', 'O')));
        for (var i = 0; i < whole.Length; i++)
            foreach (var other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".Where(c => c != whole[i]))
                Assert.Null(PaymentReference.Read(whole[..i] + other + whole[(i + 1)..]));
        Assert.Null(PaymentReference.Read(null));
        Assert.Null(PaymentReference.Read("§$%"));
        Assert.Null(PaymentReference.Read(new string('A', 61)));
    }

    private async Task<PlaceOrder.Placed> PlaceAsync(VariantId variant, CheckoutInput input)
    {
        var placed = await shop.PlaceAsync(await shop.CartWithAsync(variant), input);
        Assert.True(placed.Succeeded, string.Join(' ', placed.Error?.Details.Select(error => error.Message) ?? [placed.Error?.Message ?? ""]));
        return placed.Value;
    }

    /// <summary>Orders whose payment is under way are given a little longer each time.</summary>
    private async Task ExpireAsync()
    {
        while (await shop.AskAsync(services => services.GetRequiredService<ExpireUnpaidOrders>().ExecuteOneAsync(CancellationToken.None)))
        {
        }
    }

    private Task SubmitAsync() => shop.DoAsync(async services =>
    {
        var submit = services.GetRequiredService<SubmitAttempt>();
        while (await submit.ClaimAsync(CancellationToken.None) is { } claim)
        {
            if (Gateways.ByHand.Contains(claim.Gateway)) await submit.SendAsync(claim);
        }
    });

    private async Task<OrderSnapshot> FindAsync(OrderId id) =>
        (await shop.AskAsync(services => services.GetRequiredService<IOrders>().FindAsync(id, CancellationToken.None)))!;

    private async Task<PaymentStatus.View> StatusAsync(OrderId id) =>
        (await shop.AskAsync(services => services.GetRequiredService<PaymentStatus>().FindAsync(id.Value, CancellationToken.None)))!;

    private Task<IReadOnlyList<Receipt>> ReceiptsAsync(OrderId id) =>
        shop.AskAsync(services => services.GetRequiredService<IPayments>().ReceiptsAsync(id.Value, CancellationToken.None));

    private Task<Result> FulfilAsync(string number, FulfilmentState next) =>
        shop.AskAsync(services => services.GetRequiredService<ChangeOrder>().FulfilAsync(number, next, "staff", CancellationToken.None));

    private Task<Result<Receiving>> RecordAsync(OrderId id, string method, Money amount, string reference) => shop.AskAsync(services =>
        services.GetRequiredService<RecordMoney>().ExecuteAsync(
            new(id.Value, method, amount.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture), reference), Staff, CancellationToken.None));

    private Task<Result> CancelAsync(string number, bool paidToo) => shop.AskAsync(services =>
        services.GetRequiredService<ChangeOrder>().CancelAsync(number, "Changed her mind", "staff", paidToo, CancellationToken.None));

    private Task<Result<AttemptId>> AgainAsync(OrderId id, string method, string? phone = null) => shop.AskAsync(services =>
        services.GetRequiredService<StartAttempt>().ExecuteAsync(id.Value, phone, CancellationToken.None, method));
}
