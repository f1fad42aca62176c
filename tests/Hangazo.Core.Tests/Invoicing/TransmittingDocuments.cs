using Hangazo.Core.Data;
using Hangazo.Core.Invoicing;
using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Invoicing.UseCases;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Settings.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Invoicing;

public sealed class TransmittingDocuments : IAsyncLifetime
{
    private readonly FiscalShop _shop = new();

    public async Task InitializeAsync()
    {
        await _shop.InitializeAsync();
        await _shop.ChooseAsync(FiscalDeviceKind.Oscu);
    }

    public Task DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Tells_a_sale_and_what_is_taken_back_of_it_and_keeps_the_receipts()
    {
        var order = await _shop.SoldAsync(8);
        await _shop.RefundAsync(order, line: 1);
        await _shop.TransmitAsync();

        var (calls, sales) = await _shop.HeldAsync();
        Assert.Equal(2, calls);
        Assert.Equal(("INV-2026-000001", "S", 1, 0, "06"), Facts(sales[0]));
        Assert.Equal(("CN-2026-000001", "R", 2, 1, "06"), Facts(sales[1]));
        Assert.Equal(("A001234567Z", "20261121090000", 9), (sales[0].GetProperty("custTin").GetString(), sales[0].GetProperty("cfmDt").GetString(), sales[0].GetProperty("itemList").GetArrayLength()));
        Assert.Equal("06", sales[1].GetProperty("rfdRsnCd").GetString());
        // 116 with VAT are 100 and 16; the public sample would say 17.69.
        Assert.Equal((11_600, 1_600), (FiscalShop.Amount(sales[0].GetProperty("itemList")[3], "totAmt").Minor, FiscalShop.Amount(sales[0].GetProperty("itemList")[3], "taxAmt").Minor));

        var records = await _shop.RecordsAsync();
        Assert.All(records, record => Assert.Equal((FiscalState.Transmitted, 1), (record.State, record.Tries)));
        Assert.Equal(["1", "2"], records.Select(record => record.ReceiptNumber));
        Assert.Contains("INV-2026-000001", await _shop.ReadAsync(records[0].Link!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_tax_office_holds_is_the_vat_report_to_the_cent()
    {
        var orders = new List<Core.Ordering.Order>();
        for (var i = 1; i <= 4; i++) orders.Add(await _shop.SoldAsync(i * 2));
        await _shop.RefundAsync(orders[3], line: 6);
        await _shop.RefundAsync(orders[1], line: 1);
        await _shop.TransmitAsync();

        var report = await _shop.Orders.AskAsync(services => services.GetRequiredService<VatReport>().OfMonthAsync(new(2026, 11, 1), CancellationToken.None));
        var sales = (await _shop.HeldAsync()).Sales;
        foreach (var line in report.Lines)
        {
            var letter = (char)line.Category;
            Assert.Equal((line.Invoices.Net, line.Invoices.Vat), (Sum("S", $"taxblAmt{letter}"), Sum("S", $"taxAmt{letter}")));
            Assert.Equal((line.CreditNotes.Net, line.CreditNotes.Vat), (Sum("R", $"taxblAmt{letter}"), Sum("R", $"taxAmt{letter}")));
        }

        Assert.Equal((report.Invoices.Gross, report.CreditNotes.Gross), (Sum("S", "totAmt"), Sum("R", "totAmt")));

        Money Sum(string type, string name) => Money.Sum(sales.Where(sale => sale.GetProperty("rcptTyCd").GetString() == type).Select(sale => FiscalShop.Amount(sale, name)));
    }

    [Fact]
    public async Task Deposits_are_told_as_they_come_and_the_invoice_as_what_is_left()
    {
        var order = await _shop.Orders.PlaceInPartsAsync();
        var parts = (await _shop.Orders.AskAsync(services => services.GetRequiredService<IInstalments>().TermsAsync(order.Id.Value, CancellationToken.None)))!.Lines;
        foreach (var part in parts) await _shop.Orders.PayAsync(order, part.Amount, $"UKH000000{part.Number}");
        await _shop.RefundAsync(order, line: 1);
        await _shop.TransmitAsync();

        var sales = (await _shop.HeldAsync()).Sales;
        var documents = await _shop.Orders.DocumentsAsync(order);
        Assert.Equal(documents.Select(document => document.Number), sales.Select(sale => sale.GetProperty("trdInvcNo").GetString()));
        Assert.All(documents.Zip(sales), pair => Assert.Equal(
            (pair.First.Total - pair.First.Rounding, pair.First.Vat), (FiscalShop.Amount(pair.Second, "totAmt"), FiscalShop.Amount(pair.Second, "totTaxAmt"))));
        Assert.All(sales.SelectMany(sale => sale.GetProperty("itemList").EnumerateArray()), item => Assert.True(item.GetProperty("totAmt").GetDecimal() > 0));
        Assert.All(sales, sale => Assert.Equal(
            sale.GetProperty("totAmt").GetDecimal(), sale.GetProperty("itemList").EnumerateArray().Sum(item => item.GetProperty("totAmt").GetDecimal())));
    }

    [Theory]
    [InlineData("serverErrors")]
    [InlineData("htmlAnswers")]
    [InlineData("cutCalls")]
    public async Task An_outage_is_waited_out_in_order(string outage)
    {
        await _shop.SwitchAsync(new Dictionary<string, int> { [outage] = 3 });
        await _shop.SoldAsync();
        await _shop.SoldAsync();
        foreach (var wait in new[] { 0, 5, 30 })
        {
            _shop.Orders.Clock.Advance(TimeSpan.FromSeconds(wait));
            await _shop.TransmitAsync();
            var (first, second) = await PairAsync();
            Assert.Equal((FiscalState.Queued, FiscalState.Queued, 0), (first.State, second.State, second.Tries));
        }

        _shop.Orders.Clock.Advance(TimeSpan.FromSeconds(119));
        await _shop.TransmitAsync();
        Assert.Equal(3, (await _shop.HeldAsync()).Calls);
        _shop.Orders.Clock.Advance(TimeSpan.FromSeconds(1));
        await _shop.TransmitAsync();
        Assert.Equal([1L, 2L], (await _shop.HeldAsync()).Sales.Select(sale => sale.GetProperty("invcNo").GetInt64()));
    }

    [Fact]
    public async Task A_day_without_an_answer_asks_staff_who_send_it_again()
    {
        await _shop.SwitchAsync(new { serverErrors = FiscalRecord.MostTries });
        await _shop.SoldAsync();
        for (var i = 0; i < FiscalRecord.MostTries; i++)
        {
            await _shop.TransmitAsync();
            _shop.Orders.Clock.Advance(TimeSpan.FromHours(1));
        }

        var failed = Assert.Single(await _shop.RecordsAsync());
        Assert.Equal((FiscalState.Failed, FiscalRecord.MostTries), (failed.State, failed.Tries));
        Assert.Contains("HTTP 500", failed.Problem, StringComparison.Ordinal);
        await _shop.TransmitAsync();
        Assert.Equal(FiscalRecord.MostTries, (await _shop.HeldAsync()).Calls);

        Assert.True((await SendAgainAsync(failed.Number)).Succeeded);
        Assert.Equal("fiscal.not-failed", (await SendAgainAsync(failed.Number)).Error?.Code);
        Assert.Equal("fiscal.not-found", (await SendAgainAsync("INV-1999-000001")).Error?.Code);
        await _shop.TransmitAsync();
        Assert.Equal(FiscalState.Transmitted, Assert.Single(await _shop.RecordsAsync()).State);
    }

    [Fact]
    public async Task A_lost_answer_brings_the_same_receipt_when_it_is_sent_again()
    {
        await _shop.SwitchAsync(new { lostAnswers = 1 });
        await _shop.SoldAsync();
        await _shop.TransmitAsync();
        Assert.Equal(FiscalState.Queued, Assert.Single(await _shop.RecordsAsync()).State);
        _shop.Orders.Clock.Advance(TimeSpan.FromSeconds(5));
        await _shop.TransmitAsync();

        var (calls, sales) = await _shop.HeldAsync();
        Assert.Equal((2, 1), (calls, sales.Count));
        Assert.Equal("1", Assert.Single(await _shop.RecordsAsync()).ReceiptNumber);
    }

    [Fact]
    public async Task Who_is_ended_half_way_leaves_it_to_others_and_no_second_receipt()
    {
        await _shop.SoldAsync();
        await Assert.ThrowsAsync<EndedException>(() => _shop.Orders.DoAsync(services => new TransmitDocuments(
            services.GetRequiredService<HangazoDb>(), new FiscalDevices([new EndsHalfWay(services.GetRequiredService<FiscalDevices>()[FiscalDeviceKind.Oscu])]), _shop.Orders.Clock)
            .ExecuteDueAsync(CancellationToken.None)));

        await _shop.TransmitAsync();
        Assert.Equal(1, (await _shop.HeldAsync()).Calls);
        _shop.Orders.Clock.Advance(FiscalQueue.Lease);
        await _shop.TransmitAsync();
        var (calls, sales) = await _shop.HeldAsync();
        Assert.Equal((2, 1), (calls, sales.Count));
        Assert.Equal((FiscalState.Transmitted, "1"), (Assert.Single(await _shop.RecordsAsync()).State, Assert.Single(await _shop.RecordsAsync()).ReceiptNumber));
    }

    [Fact]
    public async Task What_is_refused_steps_aside_but_its_credit_note_waits_for_it()
    {
        await _shop.SwitchAsync(new { refusals = 1, refusalCode = "910" });
        var refused = await _shop.SoldAsync();
        await _shop.RefundAsync(refused);
        await _shop.SoldAsync();
        await _shop.TransmitAsync();

        var records = await _shop.RecordsAsync();
        Assert.Equal([FiscalState.Failed, FiscalState.Queued, FiscalState.Transmitted], records.Select(record => record.State));
        Assert.Contains("910", records[0].Problem, StringComparison.Ordinal);
        Assert.True((await SendAgainAsync(records[0].Number)).Succeeded);
        await _shop.TransmitAsync();
        Assert.Equal([3L, 1L, 2L], (await _shop.HeldAsync()).Sales.Select(sale => sale.GetProperty("invcNo").GetInt64()));
    }

    [Fact]
    public async Task Five_workers_transmit_each_document_once_and_in_order()
    {
        for (var i = 0; i < 12; i++) await _shop.SoldAsync(1);
        await Parallel.ForEachAsync(Enumerable.Range(0, 5), async (_, _) => await _shop.TransmitAsync());
        await _shop.TransmitAsync();

        var (calls, sales) = await _shop.HeldAsync();
        Assert.Equal(12, calls);
        Assert.Equal(Enumerable.Range(1, 12).Select(number => (long)number), sales.Select(sale => sale.GetProperty("invcNo").GetInt64()));
        Assert.All(await _shop.RecordsAsync(), record => Assert.Equal(FiscalState.Transmitted, record.State));
    }

    private async Task<(FiscalRecord First, FiscalRecord Second)> PairAsync() => await _shop.RecordsAsync() is [var first, var second] ? (first, second) : throw new InvalidOperationException();

    private Task<Result> SendAgainAsync(string number) =>
        _shop.Orders.AskAsync(services => services.GetRequiredService<SendFiscalAgain>().ExecuteAsync(number, FiscalShop.Amina, CancellationToken.None));

    private static (string?, string?, long, long, string?) Facts(System.Text.Json.JsonElement sale) => (
        sale.GetProperty("trdInvcNo").GetString(), sale.GetProperty("rcptTyCd").GetString(), sale.GetProperty("invcNo").GetInt64(), sale.GetProperty("orgInvcNo").GetInt64(),
        sale.GetProperty("pmtTyCd").GetString());

    private sealed class EndedException : Exception;

    /// <summary>The post went out and was answered; then the process is no more.</summary>
    private sealed class EndsHalfWay(IFiscalDevice device) : IFiscalDevice
    {
        public FiscalDeviceKind Kind => device.Kind;

        public bool IsConfigured => true;

        public bool Wants => true;

        public bool Transmits => true;

        public async Task<FiscalAnswer> TransmitAsync(FiscalSale sale, CancellationToken cancellationToken)
        {
            await device.TransmitAsync(sale, cancellationToken);
            throw new EndedException();
        }
    }
}
