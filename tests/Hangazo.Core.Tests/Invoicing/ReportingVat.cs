using System.Globalization;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Tax.Contracts;
using Hangazo.Core.Tax.UseCases;
using Hangazo.Tests.Documents;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Invoicing;

public sealed class ReportingVat : IAsyncLifetime
{
    private static readonly Actor Amina = new(Guid.CreateVersion7(), "Amina");
    private static readonly DateOnly November = new(2026, 11, 1);

    private readonly PaidOrders _shop = new();

    public Task InitializeAsync() => _shop.InitializeAsync();

    public Task DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Equals_the_documents_to_the_cent_month_by_month()
    {
        var refunded = await SoldAsync(8);
        await SoldAsync(3);
        await RefundAsync(refunded, line: 1);
        // The last second of November in Nairobi, and the first of December.
        _shop.Clock.AdvanceTo(new DateTimeOffset(2026, 11, 30, 20, 59, 59, TimeSpan.Zero));
        await SoldAsync(2);
        _shop.Clock.Advance(TimeSpan.FromSeconds(1));
        await RefundAsync(refunded, line: 6);

        var (november, december) = (await ReportAsync(November), await ReportAsync(November.AddMonths(1)));
        Assert.Equal((3, 1, 0, 1), (november.InvoiceCount, november.CreditNoteCount, december.InvoiceCount, december.CreditNoteCount));
        var total = november.Sold.Gross + november.Rounding + december.Sold.Gross + december.Rounding;
        Assert.Equal(await SumAsync("total_minor"), total.Minor);
        Assert.Equal(await SumAsync("vat_minor"), (november.Sold.Vat + december.Sold.Vat).Minor);
        Assert.All(november.Lines.Concat(december.Lines), line => Assert.Equal(line.Sold.Gross, line.Sold.Net + line.Sold.Vat));
        Assert.Equal(november.Sold.Vat, Money.Sum(november.Lines.Select(line => line.Sold.Vat)));
        // An exempt line came back in December: no VAT moves, the gross does.
        Assert.Equal((Money.Zero(), -100_000), (december.Sold.Vat, december.Lines.Single(line => line.Category == VatCategory.Exempt).Sold.Gross.Minor));

        var rows = november.ToCsv().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(november.Lines.Count + 3, rows.Length);
        var sums = rows[^2].Split(',');
        Assert.Equal(
            (november.Sold.Gross.Amount, november.Sold.Net.Amount, november.Sold.Vat.Amount),
            (decimal.Parse(sums[12], CultureInfo.InvariantCulture), decimal.Parse(sums[13], CultureInfo.InvariantCulture), decimal.Parse(sums[14], CultureInfo.InvariantCulture)));
        Assert.Empty((await ReportAsync(new(2025, 1, 1))).Lines);
    }

    [Fact]
    public async Task A_business_that_is_not_registered_charges_none_from_then_on()
    {
        await _shop.DoAsync(services => services.GetRequiredService<ChangeVatRegistration>().ExecuteAsync(registered: false, Amina, CancellationToken.None));
        Assert.Equal(0, await RateAsync());
        Assert.Equal(1L, await _shop.ScalarAsync<long>("select count(*) from auditing.trail where subject_kind = 'tax-settings' and after = 'no'"));
        _shop.Clock.Advance(TimeSpan.FromSeconds(1));
        await _shop.DoAsync(services => services.GetRequiredService<ChangeVatRegistration>().ExecuteAsync(registered: true, Amina, CancellationToken.None));
        Assert.Equal(16, await RateAsync());
    }

    [Fact]
    public async Task A_new_rate_holds_from_its_day_on_and_can_be_taken_back_before()
    {
        var day = new DateOnly(2026, 12, 1);
        Assert.True((await ChangeAsync(rates => rates.AddAsync(VatCategory.Standard, day, " 18 ", Amina, CancellationToken.None))).Succeeded);
        Assert.Equal("vat-rate.exists", (await ChangeAsync(rates => rates.AddAsync(VatCategory.Standard, day, "17", Amina, CancellationToken.None))).Error?.Code);
        Assert.Equal((16, 18), (await RateAsync(day.AddDays(-1)), await RateAsync(day)));
        Assert.True((await ChangeAsync(rates => rates.TakeBackAsync(VatCategory.Standard, day, Amina, CancellationToken.None))).Succeeded);
        Assert.Equal("vat-rate.not-found", (await ChangeAsync(rates => rates.TakeBackAsync(VatCategory.Standard, new(2021, 1, 1), Amina, CancellationToken.None))).Error?.Code);
        _shop.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(16, await RateAsync(day));
        Assert.Equal(2L, await _shop.ScalarAsync<long>("select count(*) from auditing.trail where what like 'VAT rate B from%'"));
    }

    [Theory]
    [InlineData('A', "2026-12-01", "16", "vat-rate.category")]
    [InlineData('B', "2026-11-21", "16", "vat-rate.from")]
    [InlineData('B', null, "16", "vat-rate.from")]
    [InlineData('B', "2026-12-01", "-1", "vat-rate.percent")]
    [InlineData('B', "2026-12-01", "16.005", "vat-rate.percent")]
    [InlineData('E', "2026-12-01", "80", "vat-rate.percent")]
    public async Task Refuses_a_rate_that_makes_no_sense(char category, string? from, string percent, string code) => Assert.Equal(code, (await ChangeAsync(rates => rates.AddAsync(
        (VatCategory)category, from is null ? null : DateOnly.ParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture), percent, Amina, CancellationToken.None))).Error?.Code);

    private Task<Result> ChangeAsync(Func<ChangeVatRates, Task<Result>> changeAsync) => _shop.AskAsync(services => changeAsync(services.GetRequiredService<ChangeVatRates>()));

    private Task<decimal> RateAsync(DateOnly day) => _shop.AskAsync(services => services.GetRequiredService<ITax>().RateAsync(VatCategory.Standard, day, CancellationToken.None));

    private Task<decimal> RateAsync() => _shop.AskAsync(services => services.GetRequiredService<ITax>().RateAsync(VatCategory.Standard, November, CancellationToken.None));

    private Task<VatReport.View> ReportAsync(DateOnly month) =>
        _shop.AskAsync(services => services.GetRequiredService<VatReport>().OfMonthAsync(month, CancellationToken.None));

    private async Task<long> SumAsync(string column) =>
        (long)await _shop.ScalarAsync<decimal>($"select sum(case type when 'CreditNote' then -{column} else {column} end) from invoicing.invoice");

    private async Task<Order> SoldAsync(int lines)
    {
        var order = await _shop.SaveAsync(() => SampleOrders.Place(lines, _shop.Clock.GetUtcNow()));
        await _shop.ReceiveAsync(SampleOrders.Pay(order, $"UK{Convert.ToHexString(order.Id.Value.ToByteArray()[^4..])}", _shop.Clock.GetUtcNow()));
        return order;
    }

    private async Task RefundAsync(Order order, int line)
    {
        var asked = await _shop.AskAsync(services => services.GetRequiredService<RefundOrder>().ExecuteAsync(
            new(order.Number, new([new(OrderDetails.Snapshot(order).Lines[line].Id, "1", true)], false, null), "It did not fit", false, null), Amina, CancellationToken.None));
        Assert.True(asked.Succeeded);
        await _shop.ReactAsync();
    }
}
