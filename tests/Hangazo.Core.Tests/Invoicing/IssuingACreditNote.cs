using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Invoicing;
using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Notifications;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Tests.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Hangazo.Core.Tests.Invoicing;

public sealed class IssuingACreditNote : IAsyncLifetime
{
    private static readonly Actor Amina = new(Guid.CreateVersion7(), "Amina");

    private readonly PaidOrders _shop = new();

    public Task InitializeAsync() => _shop.InitializeAsync();

    public Task DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Names_its_invoice_and_takes_back_line_by_line()
    {
        var order = await SoldAsync(8);
        var lines = OrderDetails.Snapshot(order).Lines;
        Assert.True((await RefundAsync(order, [(lines[1], "1"), (lines[6], "1")], delivery: true, fee: "116")).Succeeded);
        await _shop.ReactAsync();

        var (invoice, note) = (await InvoiceAsync(order), Assert.Single(await NotesAsync(order)));
        Assert.Equal(("CN-2026-000001", "INV-2026-000001", invoice.Id), (note.Number, note.OfNumber, note.OfInvoiceId!.Value));
        Assert.Equal([2, 7, 9, null], note.Lines.Select(line => line.OfPosition));
        Assert.Equal([InvoiceLineKind.Goods, InvoiceLineKind.Goods, InvoiceLineKind.Delivery, InvoiceLineKind.Fee], note.Lines.Select(line => line.Kind));
        Assert.Equal((-11_600, -1_600), (note.Lines[3].Gross.Minor, note.Lines[3].Vat.Minor));
        Assert.Equal(note.Total, Money.Sum(note.Lines.Select(line => line.Gross)) + note.Rounding);
        Assert.Equal(note.Vat, Money.Sum(note.Lines.Select(line => line.Vat)));
        Assert.Equal(note.Vat, Money.Sum(note.VatByRate.Select(vat => vat.Vat)));
        Assert.Equal("It did not fit", note.Reason);
    }

    [Fact]
    public async Task Is_mailed_once_and_told_twice_is_written_once()
    {
        var order = await SoldAsync(1, "wanjiku@example.com");
        Assert.True((await RefundAsync(order, [(OrderDetails.Snapshot(order).Lines[0], "1")])).Succeeded);
        await _shop.ReactAsync();
        await _shop.DoAsync(services => ReactAgainAsync(services, order));
        await _shop.ReactAsync();

        var note = Assert.Single(await NotesAsync(order));
        var mail = await _shop.AskAsync(services => services.GetRequiredService<HangazoDb>().Set<EmailMessage>().AsNoTracking().Where(m => m.Kind == EmailKind.OrderRefunded).ToListAsync());
        Assert.Contains(note.Number, Assert.Single(mail).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fully_refunded_order_leaves_nothing_in_any_vat_rate()
    {
        Assert.True((await _shop.AskAsync(services => services.GetRequiredService<ChangeRefundRules>().ExecuteAsync("", Amina, CancellationToken.None))).Succeeded);
        var order = await SoldAsync(8);
        var lines = OrderDetails.Snapshot(order).Lines;
        foreach (var line in lines)
            Assert.True((await RefundAsync(order, [(line, $"{line.Quantity}")], delivery: line == lines[3])).Succeeded);
        await _shop.ReactAsync();

        var notes = await NotesAsync(order);
        Assert.Equal(8, notes.Count);
        foreach (var vat in (await InvoiceAsync(order)).VatByRate)
        {
            var back = notes.SelectMany(note => note.VatByRate).Where(v => v.Category == vat.Category && v.Rate == vat.Rate).ToList();
            Assert.Equal((vat.Gross, vat.Vat), (Money.Sum(back.Select(v => v.Gross)), Money.Sum(back.Select(v => v.Vat))));
        }

        Assert.Equal(order.Total, Money.Sum(notes.Select(note => note.Total)));
    }

    [Fact]
    public async Task Many_at_once_are_numbered_without_gaps_beside_the_invoices()
    {
        var orders = new List<Order>();
        for (var i = 0; i < 10; i++) orders.Add(await SoldAsync(2));
        await Parallel.ForEachAsync(orders, new ParallelOptions { MaxDegreeOfParallelism = 10 }, async (order, _) =>
        {
            foreach (var line in OrderDetails.Snapshot(order).Lines) Assert.True((await RefundAsync(order, [(line, "1")])).Succeeded);
        });
        await Parallel.ForEachAsync(Enumerable.Range(0, 6), async (_, _) => await _shop.ReactAsync());
        await _shop.ReactAsync();

        var numbers = await _shop.AskAsync(services => services.GetRequiredService<HangazoDb>().Set<Invoice>().AsNoTracking()
            .Where(i => i.Type == DocumentType.CreditNote).OrderBy(i => i.Sequence).Select(i => i.Sequence).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 20), numbers);
    }

    [Fact]
    public async Task The_database_refuses_to_change_one()
    {
        var order = await SoldAsync(1);
        Assert.True((await RefundAsync(order, [(OrderDetails.Snapshot(order).Lines[0], "1")])).Succeeded);
        await _shop.ReactAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => _shop.ExecuteAsync("update invoicing.invoice set total_minor = 0 where type = 'CreditNote'"));
        Assert.Equal(PostgresErrorCodes.RestrictViolation, refused.SqlState);
    }

    private static Task ReactAgainAsync(IServiceProvider services, Order order) => services.GetRequiredService<HangazoDb>().InTransactionAsync<bool>(
        async token =>
        {
            var refund = Assert.Single(await services.GetRequiredService<OrderRefunds>().OfOrderAsync(order.Id, token));
            await services.GetRequiredService<Core.Invoicing.Reactions.IssueCreditNote>().ReactAsync(new(refund.Id, order.Id, order.Number, refund.Total, false, default), token);
            return true;
        },
        CancellationToken.None);

    /// <summary>Ordered, paid by M-Pesa, invoiced.</summary>
    private async Task<Order> SoldAsync(int lines, string? email = null)
    {
        var order = await _shop.SaveAsync(() => SampleOrders.Place(lines, _shop.Clock.GetUtcNow(), email));
        await _shop.ReceiveAsync(SampleOrders.Pay(order, $"UK{Convert.ToHexString(order.Id.Value.ToByteArray()[^4..])}", _shop.Clock.GetUtcNow()));
        return order;
    }

    private Task<Result<RefundOrder.Asked>> RefundAsync(Order order, (OrderLineSnapshot Line, string Quantity)[] lines, bool delivery = false, string? fee = null) =>
        _shop.AskAsync(services => services.GetRequiredService<RefundOrder>().ExecuteAsync(
            new(order.Number, new([.. lines.Select(line => new RefundSheet.LineInput(line.Line.Id, line.Quantity, true))], delivery, fee), "It did not fit", false, null),
            Amina, CancellationToken.None));

    private async Task<Invoice> InvoiceAsync(Order order) =>
        (await _shop.AskAsync(services => services.GetRequiredService<InvoiceDocument>().OfOrderAsync(order.Number, CancellationToken.None)))!;

    private Task<List<Invoice>> NotesAsync(Order order) =>
        _shop.AskAsync(services => services.GetRequiredService<InvoiceDocument>().CreditNotesAsync(order.Number, CancellationToken.None));
}
