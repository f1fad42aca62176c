using Hangazo.Core.Data;
using Hangazo.Core.Invoicing;
using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Tests.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Hangazo.Core.Tests.Invoicing;

public sealed class IssuingAnInvoice : IAsyncLifetime
{
    private readonly PaidOrders _shop = new();

    public Task InitializeAsync() => _shop.InitializeAsync();

    public Task DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Follows_payment_and_copies_what_is_true_now()
    {
        var order = await _shop.SaveAsync(() => SampleOrders.Place(8, _shop.Clock.GetUtcNow()));
        await _shop.DoAsync(async services =>
        {
            var db = services.GetRequiredService<HangazoDb>();
            db.Add(SampleOrders.Pay(order, "UKL4X7Q9ZT", _shop.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        await _shop.ReactAsync();

        var invoice = (await InvoiceOfAsync(order))!;
        var receipt = Assert.Single(invoice.Receipts);
        Assert.Equal(("M-Pesa", "UKL4X7Q9ZT", order.Total), (receipt.Method, receipt.Reference, receipt.Amount));
        Assert.Equal("INV-2026-000001", invoice.Number);
        Assert.Equal(("Hangazo", "P051234567X"), (invoice.SellerName, invoice.SellerKraPin));
        Assert.Equal(("Wanjiku Kamau", "A001234567Z", "+254712345678"), (invoice.BuyerName, invoice.BuyerKraPin, invoice.BuyerPhone.E164));
        Assert.Equal(order.AccessKey, invoice.OrderKey);
        Assert.Equal(9, invoice.Lines.Count);
        Assert.Equal(("Rider in Nairobi", "Kilimani, Nairobi"), (invoice.Lines[8].Name, invoice.Lines[8].Detail));
        Assert.Equal(order.Total, Money.Sum(invoice.Lines.Select(l => l.Gross)) + invoice.Rounding);
        Assert.Equal(order.Vat, Money.Sum(invoice.Lines.Select(l => l.Vat)));
        Assert.Equal(order.Vat, Money.Sum(invoice.VatByRate.Select(v => v.Vat)));
        Assert.Equal([VatCategory.Exempt, VatCategory.Standard], invoice.VatByRate.Select(v => v.Category));
        Assert.Equal(1L, await _shop.ScalarAsync<long>("select count(*) from outbox.message where name = 'invoicing.invoice-issued.v1'"));
    }

    /// <summary>The vectors of the domain notes: VAT = gross - round(gross x 100 / 116, 2).</summary>
    [Fact]
    public async Task Shows_the_vat_of_each_line_and_their_sum()
    {
        var order = await _shop.PaidAsync(lines: 4);
        await _shop.IssueAsync(order);

        var lines = (await InvoiceOfAsync(order))!.Lines;
        Assert.Equal([68952, 64841, 41379, 1600], lines.Take(4).Select(line => line.Vat.Minor));
        Assert.Equal([499900, 470100, 300000, 11600], lines.Take(4).Select(line => line.Gross.Minor));
    }

    [Fact]
    public async Task Twice_told_is_once_done()
    {
        var order = await _shop.PaidAsync();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => IgnoringCollisionsAsync(() => _shop.IssueAsync(order))));
        await _shop.ReactAsync();

        Assert.Equal(1L, await _shop.ScalarAsync<long>("select count(*) from invoicing.invoice"));
        Assert.Equal(1, await _shop.ScalarAsync<int>("select last from invoicing.series"));
    }

    [Fact]
    public async Task Two_hundred_at_once_are_numbered_without_gaps_or_duplicates()
    {
        var orders = new List<Order>();
        for (var i = 0; i < 200; i++) orders.Add(await _shop.PaidAsync(lines: 1));

        await Parallel.ForEachAsync(orders, new ParallelOptions { MaxDegreeOfParallelism = 24 }, async (order, _) => await _shop.IssueAsync(order));

        Assert.Equal(Enumerable.Range(1, 200), await SequencesAsync());
    }

    [Fact]
    public async Task A_number_that_is_rolled_back_was_never_spent()
    {
        var orders = new List<Order>();
        for (var i = 0; i < 40; i++) orders.Add(await _shop.PaidAsync(lines: 1));

        await Parallel.ForEachAsync(
            orders.Index(), new ParallelOptions { MaxDegreeOfParallelism = 10 },
            async (numbered, _) => await _shop.IssueAsync(numbered.Item, thenFail: numbered.Index % 3 == 0));

        var sequences = await SequencesAsync();
        Assert.Equal(26, sequences.Count);
        Assert.Equal(Enumerable.Range(1, 26), sequences);
    }

    [Fact]
    public async Task A_new_year_begins_at_midnight_in_nairobi_and_counts_from_one()
    {
        _shop.Clock.AdvanceTo(new DateTimeOffset(2026, 12, 31, 20, 59, 59, TimeSpan.Zero));
        var last = await _shop.PaidAsync();
        await _shop.IssueAsync(last);
        _shop.Clock.Advance(TimeSpan.FromSeconds(1));
        var first = await _shop.PaidAsync();
        await _shop.IssueAsync(first);

        Assert.Equal("INV-2026-000001", (await InvoiceOfAsync(last))!.Number);
        Assert.Equal("INV-2027-000001", (await InvoiceOfAsync(first))!.Number);
    }

    [Fact]
    public async Task An_order_cancelled_before_its_invoice_was_written_gets_none()
    {
        var order = await _shop.SaveAsync(() =>
        {
            var paid = SampleOrders.Place(1, _shop.Clock.GetUtcNow());
            paid.MarkPaid("M-Pesa", "UKL4X7Q9ZT", false, _shop.Clock.GetUtcNow());
            Assert.True(paid.Cancel("changed her mind", null, _shop.Clock.GetUtcNow()).Succeeded);
            return paid;
        });
        await _shop.ReactAsync();

        Assert.Null(await InvoiceOfAsync(order));
    }

    [Theory]
    [InlineData("update invoicing.invoice set buyer_name = 'Otieno'")]
    [InlineData("update invoicing.line set gross_minor = 1")]
    [InlineData("update invoicing.vat set vat_minor = 1")]
    [InlineData("delete from invoicing.line")]
    [InlineData("delete from invoicing.invoice")]
    [InlineData("truncate invoicing.receipt")]
    public async Task The_database_itself_refuses_to_change_one(string sql)
    {
        await _shop.IssueAsync(await _shop.PaidAsync());

        var refused = await Assert.ThrowsAsync<PostgresException>(() => _shop.ExecuteAsync(sql));
        Assert.Equal(PostgresErrorCodes.RestrictViolation, refused.SqlState);
    }

    [Fact]
    public void Nothing_in_the_code_can_change_one() => Assert.All(
        new[] { typeof(Invoice), typeof(InvoiceLine), typeof(InvoiceVat), typeof(InvoiceReceipt) }.SelectMany(type => type.GetProperties()),
        property => Assert.False(property.SetMethod is { IsPublic: true }, property.Name));

    private Task<Invoice?> InvoiceOfAsync(Order order) => _shop.AskAsync(services =>
        services.GetRequiredService<InvoiceDocument>().OfOrderAsync(order.Number, CancellationToken.None));

    private Task<List<int>> SequencesAsync() => _shop.AskAsync(services => services.GetRequiredService<HangazoDb>()
        .Set<Invoice>().AsNoTracking().OrderBy(i => i.Sequence).Select(i => i.Sequence).ToListAsync());

    /// <summary>What the outbox does with a delivery that met another: it tries again later.</summary>
    private static async Task IgnoringCollisionsAsync(Func<Task> actAsync)
    {
        try
        {
            await actAsync();
        }
        catch (DbUpdateException)
        {
            // Another one was quicker.
        }
    }
}
