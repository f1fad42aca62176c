using Hangazo.Core.Data;
using Hangazo.Core.Invoicing;
using Hangazo.Core.Invoicing.Reactions;
using Hangazo.Core.Invoicing.UseCases;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Core.Pricing.Contracts;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Tests.Documents;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;
using static Hangazo.Core.Tests.Invoicing.OrdersInParts;

namespace Hangazo.Core.Tests.Invoicing;

/// <summary>Money comes before all is paid: its receipt, its VAT in its month, and the invoice with the remainder.</summary>
public sealed class IssuingDepositReceipts : IAsyncLifetime
{
    private static readonly DateTimeOffset LastOfNovember = new(2026, 11, 30, 20, 59, 0, TimeSpan.Zero);

    private readonly PaidOrders _shop = new();

    public Task InitializeAsync() => _shop.InitializeAsync();

    public Task DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Every_month_holds_the_vat_of_what_came_in_it_and_all_of_it_is_the_order_to_the_cent()
    {
        var order = await _shop.PlaceInPartsAsync();
        var terms = await TermsAsync(order);
        var (first, third) = (terms.Lines[0].Amount, Money.Shillings(3_001));
        await _shop.PayAsync(order, first, "UKA0000001");
        await _shop.PayAsync(order, third, "UKA0000002");
        Assert.Equal(Money.Shillings(1_234), (await GiveBackAsync(order, "1,234")).Value);
        await _shop.ReactAsync();

        var november = await _shop.ReportAsync(11);
        Assert.Equal(first + third - Money.Shillings(1_234), november.Sold.Gross + november.Rounding);
        Assert.Equal((2, 0, 1), (november.DepositCount, november.InvoiceCount, november.CreditNoteCount));
        Assert.Equal([VatCategory.Exempt, VatCategory.Standard], november.Lines.Select(line => line.Category));
        Assert.All(november.Lines, line => Assert.InRange((line.Deposits.Vat - Core.Tax.Contracts.Vat.Included(line.Deposits.Gross, line.Rate)).Minor, -1, 1));

        _shop.Clock.AdvanceTo(new DateTimeOffset(2026, 12, 5, 9, 0, 0, TimeSpan.Zero));
        await _shop.PayAsync(order, Money.Shillings(500), "UKA0000003");
        var balance = (await TermsAsync(order)).Balance;
        await _shop.PayAsync(order, balance, "UKA0000004");
        var december = await _shop.ReportAsync(12);
        Assert.Equal((1, 1, 0), (december.DepositCount, december.InvoiceCount, december.CreditNoteCount));
        Assert.Equal(Money.Shillings(500) + balance, december.Sold.Gross + december.Rounding);
        Assert.Equal(november, await _shop.ReportAsync(11), (was, now) => was.ToCsv() == now.ToCsv());

        var documents = await _shop.DocumentsAsync(order);
        Assert.Equal(
            ["DR-2026-000001", "DR-2026-000002", "CN-2026-000001", "DR-2026-000003", "INV-2026-000001"], documents.Select(document => document.Number));
        AssertOrderAddsUp(order, documents);
        var invoice = documents[^1];
        Assert.Equal(balance, invoice.Total);
        Assert.Equal(["UKA0000004"], invoice.Receipts.Select(receipt => receipt.Reference));
        Assert.Equal(
            ["Less deposit receipt DR-2026-000001", "Less deposit receipt DR-2026-000002", "Less deposit receipt DR-2026-000003"],
            invoice.Lines.Where(line => line.Kind == InvoiceLineKind.Deposit).Select(line => line.Name).Distinct());
        Assert.Contains("KSh 1,234 of it was given back", invoice.Lines.Last(line => line.Name.EndsWith("DR-2026-000002", StringComparison.Ordinal)).Detail, StringComparison.Ordinal);
        Assert.Equal(("Part 1 of 3", "Mama Njeri", (order.Total - first).Minor), (documents[0].PartWords, documents[0].Receipts[0].Payer, documents[0].OwedMinor));
        Assert.Equal(("KSh 3,001 of part 2 of 3", (order.Total - first - third).Minor), (documents[1].PartWords, documents[1].OwedMinor));
    }

    [Fact]
    public async Task Bit_by_bit_everything_is_taken_back_and_no_document_further_than_it_goes()
    {
        Assert.True((await _shop.AskAsync(services => services.GetRequiredService<ChangeRefundRules>().ExecuteAsync("", Amina, CancellationToken.None))).Succeeded);
        var order = await _shop.PlaceInPartsAsync();
        foreach (var (line, index) in (await TermsAsync(order)).Lines.Select((line, index) => (line, index))) await _shop.PayAsync(order, line.Amount, $"UKB000000{index}");
        var lines = OrderDetails.Snapshot(order).Lines;
        foreach (var line in lines)
        {
            var asked = await _shop.AskAsync(services => services.GetRequiredService<RefundOrder>().ExecuteAsync(
                new(order.Number, new([new(line.Id, $"{line.Quantity}", true)], line == lines[2], null), "It did not fit", false, null), Amina, CancellationToken.None));
            Assert.True(asked.Succeeded);
            await _shop.ReactAsync();
            var refunded = (await _shop.DocumentsAsync(order)).Where(document => document.Type == DocumentType.CreditNote).GroupBy(note => note.RefundId).Last();
            Assert.Equal(asked.Value.Total, Money.Sum(refunded.Select(note => note.Total)));
        }

        var documents = await _shop.DocumentsAsync(order);
        Assert.Equal(order.Total, Money.Sum(Notes(documents).Select(note => note.Total)));
        Assert.All(DepositStanding.Less(documents.SelectMany(Signed), []), rate => Assert.Equal((0, 0), (rate.Gross.Minor, rate.Vat.Minor)));
        foreach (var document in documents.Except(Notes(documents)))
            Assert.All(DepositStanding.Of(document, documents).Rates, rate => Assert.Equal((0, 0), (rate.Gross.Minor, rate.Vat.Minor)));
        Assert.Contains(Notes(documents), note => note.OfNumber == "DR-2026-000001");
        var november = await _shop.ReportAsync(11);
        Assert.Equal((0, 0), ((november.Sold.Gross + november.Rounding).Minor, november.Sold.Vat.Minor));
    }

    [Fact]
    public async Task A_cancelled_order_gives_back_what_its_receipts_hold_and_its_sum_is_what_was_paid()
    {
        var order = await _shop.PlaceInPartsAsync();
        var first = (await TermsAsync(order)).Lines[0].Amount;
        await _shop.PayAsync(order, first, "UKC0000001");
        await _shop.PayAsync(order, Money.Shillings(700), "UKC0000002");
        Assert.True((await _shop.AskAsync(services =>
            services.GetRequiredService<ChangeOrder>().CancelAsync(order.Number, "The wedding is off", "Amina", paidToo: true, CancellationToken.None))).Succeeded);
        await _shop.ReactAsync();

        var documents = await _shop.DocumentsAsync(order);
        Assert.Equal(["DR-2026-000002", "DR-2026-000001"], Notes(documents).Select(note => note.OfNumber));
        Assert.Equal(first + Money.Shillings(700), Money.Sum(Notes(documents).Select(note => note.Total)));
        Assert.All(DepositStanding.Less(documents.SelectMany(Signed), []), rate => Assert.Equal((0, 0), (rate.Gross.Minor, rate.Vat.Minor)));
        var refund = Assert.Single(await _shop.AskAsync(services => services.GetRequiredService<OrderRefunds>().OfOrderAsync(order.Id, CancellationToken.None)));
        Assert.Equal(first + Money.Shillings(700), refund.Total);
    }

    [Fact]
    public async Task Vat_belongs_to_the_month_in_which_the_money_came_whenever_it_is_heard_of()
    {
        var (late, whole) = (await _shop.PlaceInPartsAsync(), await _shop.PlaceInPartsAsync(2));
        _shop.Clock.AdvanceTo(LastOfNovember.AddDays(2));
        await _shop.PayAsync(late, (await TermsAsync(late)).Lines[0].Amount, "UKD0000001", LastOfNovember);
        // Both came before anybody heard of either.
        var parts = (await TermsAsync(whole)).Lines;
        await _shop.ReceiveAsync(whole, parts[0].Amount, "UKD0000002", LastOfNovember);
        await _shop.ReceiveAsync(whole, parts[1].Amount + parts[2].Amount, "UKD0000003");
        await _shop.ReactAsync();

        var (november, december) = (await _shop.ReportAsync(11), await _shop.ReportAsync(12));
        Assert.Equal((await TermsAsync(late)).Lines[0].Amount + parts[0].Amount, november.Sold.Gross + november.Rounding);
        Assert.Equal(parts[1].Amount + parts[2].Amount, december.Sold.Gross + december.Rounding);
        var receipt = (await _shop.DocumentsAsync(late))[0];
        Assert.Equal((LastOfNovember, true), (receipt.TaxPoint!.Value, receipt.IssuedAt > LastOfNovember));
        AssertOrderAddsUp(whole, await _shop.DocumentsAsync(whole));
    }

    [Fact]
    public async Task Where_vat_falls_due_with_the_invoice_a_receipt_proves_the_payment_alone()
    {
        Assert.True((await _shop.AskAsync(services => services.GetRequiredService<ChangeDepositVat>()
            .ExecuteAsync(DepositVat.WithTheInvoice, new("tax-settings", Guid.CreateVersion7()), Amina, CancellationToken.None))).Succeeded);
        var order = await _shop.PlaceInPartsAsync();
        var parts = (await TermsAsync(order)).Lines;
        await _shop.PayAsync(order, parts[0].Amount, "UKE0000001");
        Assert.Empty((await _shop.ReportAsync(11)).Lines);
        Assert.Equal(0, (await _shop.ReportAsync(11)).DepositCount);
        await _shop.PayAsync(order, parts[1].Amount + parts[2].Amount, "UKE0000002");

        var documents = await _shop.DocumentsAsync(order);
        Assert.Equal([(DocumentType.DepositReceipt, parts[0].Amount, 0L), (DocumentType.Invoice, order.Total, order.Vat.Minor)], documents.Select(d => (d.Type, d.Total, d.Vat.Minor)));
        Assert.Equal((2, order.Vat), (documents[1].Receipts.Count, (await _shop.ReportAsync(11)).Sold.Vat));
    }

    [Fact]
    public async Task Told_twice_or_by_many_at_once_there_is_one_receipt_and_it_is_sealed()
    {
        var order = await _shop.PlaceInPartsAsync(2);
        var first = (await TermsAsync(order)).Lines[0].Amount;
        await _shop.ReceiveAsync(order, first, "UKF0000001");
        await Parallel.ForEachAsync(Enumerable.Range(0, 6), async (_, _) => await TellAsync(order, first, "UKF0000001"));
        await _shop.ReactAsync();

        Assert.Equal("DR-2026-000001", Assert.Single(await _shop.DocumentsAsync(order)).Number);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => _shop.ExecuteAsync("update invoicing.invoice set owed_minor = 0"));
        Assert.Equal(PostgresErrorCodes.RestrictViolation, refused.SqlState);
    }

    [Theory]
    [InlineData("0", "Too much", "refund.amount")]
    [InlineData("12.50", "Too much", "refund.amount")]
    [InlineData("-5", "Too much", "refund.amount")]
    [InlineData("100", "  ", "order.reason-missing")]
    [InlineData("all", "Too much", "refund.amount")]
    [InlineData("999,999", "Too much", "refund.deposit-all")]
    public async Task Nonsense_is_not_given_back(string amount, string reason, string code)
    {
        var order = await _shop.PlaceInPartsAsync(2);
        Assert.Equal(code is "refund.deposit-all" ? "refund.deposit-none" : code, (await GiveBackAsync(order, amount, reason)).Error?.Code);
        await _shop.PayAsync(order, (await TermsAsync(order)).Lines[0].Amount, "UKG0000001");
        Assert.Equal(code, (await GiveBackAsync(order, amount, reason)).Error?.Code);
        Assert.Single(await _shop.DocumentsAsync(order));
    }

    [Fact]
    public void Shares_of_whatever_is_left_add_up_to_it()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 500; round++)
        {
            var left = Enumerable.Range(0, random.Next(1, 4)).Select(index => Rate(index, random.Next(0, 3_000_000))).ToList();
            var (rest, whole) = ((IReadOnlyList<VatSummary>)left, Money.Sum(left.Select(rate => rate.Gross)));
            while (Money.Sum(rest.Select(rate => rate.Gross)) is { Minor: > 0 } open)
            {
                var amount = new Money(Math.Min(open.Minor, random.Next(1, (int)(whole.Minor / 2) + 2)), Money.Kes);
                var taken = DepositStanding.Take(rest, amount);
                Assert.Equal(amount, Money.Sum(taken.Select(rate => rate.Gross)));
                Assert.All(taken, rate => Assert.InRange(rate.Vat.Minor, 0, rate.Gross.Minor));
                rest = DepositStanding.Less(rest, taken);
                Assert.All(rest, rate => Assert.InRange(rate.Gross.Minor, 0, long.MaxValue));
            }

            Assert.All(rest, rate => Assert.Equal((0, 0), (rate.Gross.Minor, rate.Vat.Minor)));
        }

        static VatSummary Rate(int index, long minor)
        {
            var (category, rate) = index switch { 0 => (VatCategory.Standard, 16m), 1 => (VatCategory.Exempt, 0m), _ => (VatCategory.Reduced, 8m) };
            return new(category, rate, new(minor, Money.Kes), Core.Tax.Contracts.Vat.Included(new(minor, Money.Kes), rate));
        }
    }

    private static IEnumerable<Invoice> Notes(IEnumerable<Invoice> documents) => documents.Where(document => document.Type == DocumentType.CreditNote);

    /// <summary>What a document adds to what was sold, by rate.</summary>
    private static IEnumerable<VatSummary> Signed(Invoice document) => document.Type == DocumentType.CreditNote
        ? DepositStanding.Less([], DepositStanding.RatesOf(document)) : DepositStanding.RatesOf(document);

    private static void AssertOrderAddsUp(Order order, IReadOnlyList<Invoice> documents)
    {
        var rates = DepositStanding.Less(documents.SelectMany(Signed), Invoice.RatesOf(OrderDetails.Snapshot(order), registered: true));
        Assert.All(rates, rate => Assert.Equal((0, 0), (rate.Gross.Minor, rate.Vat.Minor)));
        Assert.Equal(order.Total, Money.Sum(documents.Select(document => document.Type == DocumentType.CreditNote ? -document.Total : document.Total)));
        Assert.Equal(order.Vat, Money.Sum(documents.Select(document => document.Type == DocumentType.CreditNote ? -document.Vat : document.Vat)));
    }

    private async Task<PaymentTerms> TermsAsync(Order order) =>
        (await _shop.AskAsync(services => services.GetRequiredService<IInstalments>().TermsAsync(order.Id.Value, CancellationToken.None)))!;

    private Task<Result<Money>> GiveBackAsync(Order order, string shillings, string reason = "One piece less") => _shop.AskAsync(services =>
        services.GetRequiredService<GiveBackDeposit>().ExecuteAsync(new(order.Number, shillings, reason, false), Amina, CancellationToken.None));

    private Task TellAsync(Order order, Money amount, string receipt) => _shop.DoAsync(services => services.GetRequiredService<HangazoDb>().InTransactionAsync<bool>(
        async token =>
        {
            await services.GetRequiredService<IssueDepositReceipt>().ReactAsync(
                new(PaymentId.New(), AttemptId.New(), order.Id.Value, amount, receipt, Settled: false), token);
            return true;
        },
        CancellationToken.None));
}
