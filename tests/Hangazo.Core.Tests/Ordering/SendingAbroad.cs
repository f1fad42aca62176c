using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Invoicing;
using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Notifications;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Ordering;

/// <summary>An order to another country: placed without a fee, quoted, paid, invoiced without VAT; or ended before.</summary>
public sealed class SendingAbroad(Shop shop) : IClassFixture<Shop>, IAsyncLifetime
{
    private static readonly Actor Staff = new(Guid.CreateVersion7(), "Otieno Staff");

    private static readonly CheckoutInput London = new(
        "Amina Otieno", "+44 20 7946 0958", "amina@example.com", null, "London", "12 Brick Lane", null, null, null, null, null, null)
    {
        Country = "GB", Postcode = "E1 6QL", Region = "England",
    };

    public Task InitializeAsync()
    {
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Is_placed_without_a_payment_held_for_days_and_priced_without_vat()
    {
        var dress = await shop.StockAsync(5);
        var placed = await PlaceAsync(dress, "2");
        await shop.ReactAsync();

        var order = await FindAsync(placed);
        Assert.Equal((OrderStatus.AwaitingQuote, null, shop.Clock.GetUtcNow().AddDays(5)), (order.Status, order.PaymentMethod, order.PaymentDueAt));
        Assert.Equal("London E1 6QL, England, United Kingdom", order.Address!.Place);
        // 4,999 with 16 % VAT is 4,309.48 without; twice that, in whole shillings.
        Assert.Equal((new Money(861_896, Money.Kes), Money.Shillings(8_619), Money.Zero()), (order.Subtotal, order.Total, order.Vat));
        Assert.Equal((VatCategory.ZeroRated, 0m, Money.Zero()), (order.Lines[0].VatCategory, order.Lines[0].VatRate, order.Lines[0].Discount));
        Assert.Equal(0L, await shop.ScalarAsync<long>($"select count(*) from payments.payment where subject_id = '{placed.Id.Value}'"));
        Assert.Equal(3, await shop.AvailableAsync(dress));
        Assert.Contains("VAT taken off: goods leave Kenya", (await EntriesAsync(placed))[1], StringComparison.Ordinal);
        var mail = await MailAsync(placed.Id.Value, EmailKind.OrderPlaced);
        Assert.Contains("You pay nothing now", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("M-Pesa request", mail.Text, StringComparison.Ordinal);
        await shop.AssertStockBalancesAsync();
    }

    [Fact]
    public async Task Is_quoted_revised_paid_and_invoiced_at_zero_as_the_vat_report_says()
    {
        var placed = await PlaceAsync(await shop.StockAsync(5));
        var quote = await QuoteAsync(placed, "6,500");
        Assert.True(quote.Succeeded, quote.Error?.Message);
        var order = await FindAsync(placed);
        Assert.Equal((OrderStatus.Pending, Money.Shillings(6_500), Money.Shillings(10_809), Money.Zero()), (order.Status, order.DeliveryFee, order.Total, order.Vat));
        var payment = await PaymentAsync(placed);
        Assert.Equal((order.Total, 0), (payment.Due, payment.Attempts.Count));
        await shop.ReactAsync();
        Assert.Contains("KSh 6,500", (await MailAsync(quote.Value.Id, EmailKind.DeliveryQuoted)).Text, StringComparison.Ordinal);

        // A transfer that was chosen for the old amount is taken back with it.
        var transfer = await shop.AskAsync(services => services.GetRequiredService<StartAttempt>().ExecuteAsync(placed.Id.Value, null, CancellationToken.None, "on-delivery", order.Contact.Phone));
        Assert.Equal("payment.method-not-offered", transfer.Error?.Code);
        var lower = await QuoteAsync(placed, "0", seen: 1);
        Assert.True(lower.Succeeded, lower.Error?.Message);
        order = await FindAsync(placed);
        Assert.Equal((2, Money.Shillings(4_309)), (order.Quote!.Revision, order.Total));
        Assert.Equal(order.Total, (await PaymentAsync(placed)).Due);
        Assert.True((await QuoteAsync(placed, "2,000", seen: 2)).Succeeded);

        order = await FindAsync(placed);
        await PayAsync(placed, order.Total);
        order = await FindAsync(placed);
        Assert.Equal((OrderStatus.Paid, Money.Shillings(6_309)), (order.Status, order.Total));
        var invoice = Assert.Single(await DocumentsAsync(placed));
        Assert.Equal((order.Total, Money.Zero(), order.Rounding), (invoice.Total, invoice.Vat, invoice.Rounding));
        Assert.Equal((VatCategory.ZeroRated, 0m, order.Subtotal + order.DeliveryFee), Assert.Single(invoice.VatByRate.Select(vat => (vat.Category, vat.Rate, vat.Gross))));
        await AssertReportAsync();

        var cancelled = await shop.AskAsync(services => services.GetRequiredService<ChangeOrder>().CancelAsync(placed.Number, "Lost on its way", "staff", paidToo: true, CancellationToken.None));
        Assert.True(cancelled.Succeeded);
        await shop.ReactAsync();
        var note = Assert.Single(await DocumentsAsync(placed), document => document.Type == DocumentType.CreditNote);
        Assert.Equal((order.Total, Money.Zero(), VatCategory.ZeroRated), (note.Total, note.Vat, Assert.Single(note.VatByRate).Category));
        await AssertReportAsync();
        Assert.Equal("order.not-possible", (await QuoteAsync(placed, "10", seen: 3)).Error?.Code);
        await shop.AssertStockBalancesAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ends_by_itself_when_nobody_quotes_or_pays_in_time(bool quoted)
    {
        var dress = await shop.StockAsync(5);
        var placed = await PlaceAsync(dress);
        if (quoted)
        {
            Assert.True((await QuoteAsync(placed, "900")).Succeeded);
            shop.Clock.Advance(TimeSpan.FromDays(6));
            await ExpireAsync();
            Assert.Equal(OrderStatus.Pending, (await FindAsync(placed)).Status);
            Assert.Equal(4, await shop.AvailableAsync(dress));
        }

        shop.Clock.Advance(TimeSpan.FromDays(5.1));
        await ExpireAsync();
        await shop.ReactAsync();

        Assert.Equal(OrderStatus.Expired, (await FindAsync(placed)).Status);
        Assert.Equal(5, await shop.AvailableAsync(dress));
        Assert.Contains(quoted ? "no payment came" : "could not say in time", (await MailAsync(placed.Id.Value, EmailKind.OrderExpired)).Text, StringComparison.Ordinal);
        Assert.Equal("order.not-possible", (await QuoteAsync(placed, "900", seen: quoted ? 1 : 0)).Error?.Code);
        await shop.AssertStockBalancesAsync();
    }

    [Fact]
    public async Task Two_members_of_staff_at_once_one_wins_and_the_other_is_told()
    {
        var placed = await PlaceAsync(await shop.StockAsync(5));

        var both = await Task.WhenAll(Task.Run(() => QuoteAsync(placed, "1,000")), Task.Run(() => QuoteAsync(placed, "2,000")));

        var won = Assert.Single(both, quote => quote.Succeeded).Value;
        Assert.Equal("quote.changed", Assert.Single(both, quote => !quote.Succeeded).Error!.Code);
        Assert.Equal(won.Fee, (await FindAsync(placed)).DeliveryFee);
        Assert.Single(await shop.AskAsync(services => services.GetRequiredService<IAuditTrail>().ReadAsync(new("order", placed.Id.Value), 10, CancellationToken.None)));
    }

    [Fact]
    public async Task While_the_buyer_pays_nobody_says_another_price()
    {
        var placed = await PlaceAsync(await shop.StockAsync(5));
        Assert.True((await QuoteAsync(placed, "1,000")).Succeeded);
        var phone = (await FindAsync(placed)).Contact.Phone;
        var foreign = await shop.AskAsync(services => services.GetRequiredService<StartAttempt>().ExecuteAsync(placed.Id.Value, null, CancellationToken.None, "mpesa", phone));
        Assert.Equal("phone.not-kenyan", foreign.Error?.Code);
        var started = await shop.AskAsync(services => services.GetRequiredService<StartAttempt>().ExecuteAsync(placed.Id.Value, "0712 345 678", CancellationToken.None, "mpesa", phone));
        Assert.True(started.Succeeded, started.Error?.Message);

        Assert.Equal("payment.being-paid", (await QuoteAsync(placed, "2,000", seen: 1)).Error?.Code);
        Assert.Equal(Money.Shillings(1_000), (await FindAsync(placed)).DeliveryFee);
    }

    [Fact]
    public async Task What_is_made_to_order_is_paid_in_parts_with_the_fee_in_them()
    {
        var placed = await PlaceAsync(await shop.StockAsync(5, 40_000, type: LineType.MadeToMeasure));
        Assert.True((await QuoteAsync(placed, "5,000")).Succeeded);

        var terms = await shop.AskAsync(services => services.GetRequiredService<IInstalments>().TermsAsync(placed.Id.Value, CancellationToken.None));
        var order = await FindAsync(placed);
        Assert.Equal((2, order.Total), (terms!.Lines.Count, Money.Sum(terms.Lines.Select(line => line.Amount))));
        await PayAsync(placed, terms.Lines[0].Amount);
        Assert.Equal(OrderStatus.Confirmed, (await FindAsync(placed)).Status);
        Assert.Equal("order.not-possible", (await QuoteAsync(placed, "1", seen: 1)).Error?.Code);
        var receipt = Assert.Single(await DocumentsAsync(placed));
        Assert.Equal((DocumentType.DepositReceipt, Money.Zero(), VatCategory.ZeroRated), (receipt.Type, receipt.Vat, Assert.Single(receipt.VatByRate).Category));
    }

    [Fact]
    public async Task The_buyer_takes_it_back_before_it_is_paid_and_not_after()
    {
        var dress = await shop.StockAsync(5);
        var placed = await PlaceAsync(dress);
        Assert.True((await CancelAsync(placed)).Succeeded);
        await shop.ReactAsync();
        Assert.Equal(OrderStatus.Cancelled, (await FindAsync(placed)).Status);
        Assert.Equal(5, await shop.AvailableAsync(dress));
        Assert.Contains("is cancelled", (await MailAsync(placed.Id.Value, EmailKind.OrderCancelled)).Subject, StringComparison.Ordinal);

        var kept = await PlaceAsync(dress);
        Assert.True((await QuoteAsync(kept, "100")).Succeeded);
        await PayAsync(kept, (await FindAsync(kept)).Total);
        Assert.Equal("order.not-possible", (await CancelAsync(kept)).Error?.Code);
        var kenyan = await shop.PlaceAsync(await shop.CartWithAsync(dress));
        Assert.Equal("order.not-possible", (await CancelAsync(kenyan.Value)).Error?.Code);
    }

    [Theory]
    [InlineData("-5", "5", "10", 3, "", "quote.fee")]
    [InlineData("lots", "5", "10", 3, "", "quote.fee")]
    [InlineData("", "5", "10", 3, "", "quote.fee")]
    [InlineData("10.50", "5", "10", 3, "", "quote.fee")]
    [InlineData("99,999,999,999,999,999,999", "5", "10", 3, "", "quote.fee")]
    [InlineData("5,000,001", "5", "10", 3, "", "quote.fee")]
    [InlineData("100", "10", "5", 3, "", "quote.days")]
    [InlineData("100", "x", "5", 3, "", "quote.days")]
    [InlineData("100", "5", "10", -1, "", "quote.valid-until")]
    [InlineData("100", "5", "10", 61, "", "quote.valid-until")]
    [InlineData("100", "5", "10", 3, "\u0007", "quote.note")]
    public async Task A_quote_that_makes_no_sense_is_refused_by_its_field(string fee, string from, string to, int days, string note, string code)
    {
        var until = ShopTime.DayOf(shop.Clock.GetUtcNow()).AddDays(days);
        var refused = await shop.AskAsync(services => services.GetRequiredService<QuoteDelivery>().ExecuteAsync(
            new("HZ-260101-AAAA", fee, from, to, $"{until:yyyy-MM-dd}", note, 0), Staff, CancellationToken.None));

        Assert.Equal(code, Assert.Single(refused.Error!.Details).Code);
    }

    [Theory]
    [InlineData("XX", "amina@example.com", "London", "12 Brick Lane", "Country")]
    [InlineData("gbr", "amina@example.com", "London", "12 Brick Lane", "Country")]
    [InlineData("GB", "", "London", "12 Brick Lane", "Email")]
    [InlineData("GB", "amina@example.com", "", "12 Brick Lane", "Town")]
    [InlineData("GB", "amina@example.com", "London", "", "Directions")]
    public async Task Nonsense_at_the_checkout_is_refused_by_its_field(string country, string email, string town, string street, string field)
    {
        var refused = await shop.PlaceAsync(
            await shop.CartWithAsync(await shop.StockAsync(1)), London with { Country = country, Email = email, Town = town, Directions = street });

        Assert.Equal(field, Assert.Single(refused.Error!.Details).Field);
    }

    [Fact]
    public async Task Work_that_is_done_in_kenya_stays_there()
    {
        var refused = await shop.PlaceAsync(await shop.CartWithAsync(await shop.StockAsync(1, type: LineType.Service)), London);

        Assert.Equal("order.stays-in-kenya", refused.Error?.Code);
    }

    /// <summary>The report is the documents added up, in every rate.</summary>
    private async Task AssertReportAsync()
    {
        var report = await shop.AskAsync(services => services.GetRequiredService<VatReport>().OfMonthAsync(ShopTime.DayOf(shop.Clock.GetUtcNow()), CancellationToken.None));
        var zero = Assert.Single(report.Lines, line => line.Category == VatCategory.ZeroRated);
        var gross = await shop.ScalarAsync<decimal>("""
            select coalesce(sum(case when i.type = 'CreditNote' then -v.gross_minor else v.gross_minor end), 0)
            from invoicing.vat v join invoicing.invoice i on i.id = v.invoice_id where v.category = 'ZeroRated'
            """);
        Assert.Equal((gross, 0L), (zero.Sold.Gross.Minor, zero.Sold.Vat.Minor));
    }

    private async Task<PlaceOrder.Placed> PlaceAsync(VariantId variant, string quantity = "1")
    {
        var placed = await shop.PlaceAsync(await shop.CartWithAsync(variant, quantity), London);
        Assert.True(placed.Succeeded, string.Join(' ', placed.Error?.Details.Select(error => error.Message) ?? [placed.Error?.Message ?? ""]));
        return placed.Value;
    }

    private Task<Result<DeliveryQuote>> QuoteAsync(PlaceOrder.Placed order, string fee, int seen = 0) => shop.AskAsync(services =>
        services.GetRequiredService<QuoteDelivery>().ExecuteAsync(
            new(order.Number, fee, "5", "10", $"{ShopTime.DayOf(shop.Clock.GetUtcNow()).AddDays(7):yyyy-MM-dd}", "By air", seen), Staff, CancellationToken.None));

    private Task<Result> CancelAsync(PlaceOrder.Placed order) =>
        shop.AskAsync(services => services.GetRequiredService<CancelOwnOrder>().ExecuteAsync(order.Id, CancellationToken.None));

    private async Task PayAsync(PlaceOrder.Placed order, Money amount)
    {
        var recorded = await shop.AskAsync(services => services.GetRequiredService<RecordMoney>().ExecuteAsync(
            new(order.Id.Value, "bank-transfer", $"{amount.Amount}", $"TT-{order.Number}"), Staff, CancellationToken.None));
        Assert.True(recorded.Succeeded, recorded.Error?.Message);
        await shop.ReactAsync();
    }

    private async Task ExpireAsync()
    {
        while (await shop.AskAsync(services => services.GetRequiredService<ExpireUnpaidOrders>().ExecuteOneAsync(CancellationToken.None)))
        {
        }
    }

    private async Task<OrderSnapshot> FindAsync(PlaceOrder.Placed order) =>
        (await shop.AskAsync(services => services.GetRequiredService<IOrders>().FindAsync(order.Id, CancellationToken.None)))!;

    private Task<List<string>> EntriesAsync(PlaceOrder.Placed order) => shop.AskAsync(async services =>
        (await services.GetRequiredService<Core.Ordering.Queries.OrderDetails>().ByIdAsync(order.Id, CancellationToken.None))!.Timeline.Select(entry => entry.Text).ToList());

    private Task<Payment> PaymentAsync(PlaceOrder.Placed order) => shop.AskAsync(services =>
        services.GetRequiredService<HangazoDb>().Set<Payment>().AsNoTracking().Include(p => p.Attempts).SingleAsync(p => p.SubjectId == order.Id.Value));

    private Task<List<Invoice>> DocumentsAsync(PlaceOrder.Placed order) => shop.AskAsync(services =>
        services.GetRequiredService<HangazoDb>().Set<Invoice>().AsNoTracking().Include(i => i.Lines).Include(i => i.VatByRate).Where(i => i.OrderId == order.Id).ToListAsync());

    private Task<EmailMessage> MailAsync(Guid about, EmailKind kind) => shop.AskAsync(services =>
        services.GetRequiredService<HangazoDb>().Set<EmailMessage>().AsNoTracking().SingleAsync(mail => mail.SubjectId == about && mail.Kind == kind));
}
