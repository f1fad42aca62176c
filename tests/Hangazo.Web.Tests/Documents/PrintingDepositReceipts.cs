using System.Globalization;
using System.Net;
using Hangazo.Core.Data;
using Hangazo.Core.Invoicing;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Tests.Documents;
using Hangazo.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Documents;

/// <summary>From the deposit to the invoice with the remainder, as buyer and staff see and print them.</summary>
public sealed class PrintingDepositReceipts(InvoicesApp shop) : IClassFixture<InvoicesApp>
{
    [Fact]
    public async Task Says_what_came_for_which_part_and_the_invoice_takes_it_off()
    {
        var (order, first) = await PlacedAsync();
        await PayAsync(order, first, "UKX0000001");
        var receipt = await DocumentAsync(order, DocumentType.DepositReceipt);

        var address = $"/orders/{order.Number}/deposit-receipts/{receipt.Number}.pdf";
        var pdf = (await shop.PdfAsync($"/admin{address}")).All;
        foreach (var words in new[]
        {
            "Deposit receipt", receipt.Number, order.Number, "Part 1 of 2", "M-Pesa UKX0000001, Mama Njeri", "B 16 %", "A exempt", $"Received KSh {Plain(first)}",
            $"of which VAT {Plain(receipt.Vat)}", $"Still owed {Plain(order.Total - first)}",
        }) Assert.Contains(words, pdf, StringComparison.Ordinal);

        var buyer = shop.App.Browser();
        var key = $"?key={order.AccessKey}";
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), ((await buyer.GetAsync(address + key)).StatusCode, (await buyer.GetAsync(address + "?key=wrong")).StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.GetAsync($"/orders/{order.Number}/deposit-receipts/DR-1999-000001.pdf{key}")).StatusCode);
        Assert.Contains($"{address}{key}", WebUtility.HtmlDecode(await buyer.GetStringAsync($"/orders/{order.Number}{key}")), StringComparison.Ordinal);
        Assert.Contains($"/admin{address}", await shop.Staff.GetStringAsync($"/admin/orders/{order.Number}"), StringComparison.Ordinal);
        var list = await shop.Staff.GetStringAsync("/admin/invoices?kind=deposit-receipts");
        Assert.Contains($"/admin{address}", list, StringComparison.Ordinal);
        Assert.Contains($"{order.Total - first} owed", list, StringComparison.Ordinal);

        await PayAsync(order, order.Total - first, "UKX0000002");
        var invoice = await DocumentAsync(order, DocumentType.Invoice);
        var sheet = (await shop.PdfAsync($"/admin/orders/{order.Number}/invoice.pdf")).All;
        foreach (var words in new[]
        {
            $"Less deposit receipt {receipt.Number}", $"Less deposits -{Plain(first)}", $"Total KSh {Plain(order.Total - first)}", $"of which VAT {Plain(order.Vat - receipt.Vat)}",
            "M-Pesa UKX0000002",
        }) Assert.Contains(words, sheet, StringComparison.Ordinal);
        Assert.Equal(order.Total, invoice.Total + receipt.Total);
    }

    private async Task<(Order Order, Money First)> PlacedAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var order = SampleOrders.Place(8, now);
        var first = Money.Shillings(order.Total.Minor / 200);
        await DoAsync(async db =>
        {
            db.AddRange(order, Payment.Open(
                new(order.Id.Value, OrderNumber.PaymentReference(order.Number)), order.Total, PhoneNumber.Parse("0712345678").Value, now,
                parts: [new(first), new(order.Total - first, Stage: "ready")]));
            await db.SaveChangesAsync();
        });
        return (order, first);
    }

    private Task PayAsync(Order order, Money amount, string receipt) => DoAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var payment = await db.Set<Payment>().Include(p => p.Attempts).Include(p => p.Receipts).Include(p => p.Credits).SingleAsync(p => p.SubjectId == order.Id.Value);
        var phone = PhoneNumber.Parse($"070000{receipt[^4..]}").Value;
        payment.Receive(payment.StartAttempt(phone, now, amount: amount, payer: new("Mama Njeri")).Value, new(receipt, amount, now), now);
        await db.SaveChangesAsync();
    });

    private async Task<Invoice> DocumentAsync(Order order, DocumentType type)
    {
        Invoice? found = null;
        await Eventually.Async(
            async () =>
            {
                await DoAsync(async db => found = await db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.OrderId == order.Id && i.Type == type));
                return found;
            },
            document => document is not null);
        return found!;
    }

    private async Task DoAsync(Func<HangazoDb, Task> actAsync)
    {
        await using var scope = shop.App.Services.CreateAsyncScope();
        await actAsync(scope.ServiceProvider.GetRequiredService<HangazoDb>());
    }

    private static string Plain(Money money) => money.Amount.ToString("#,0.00", CultureInfo.InvariantCulture);
}
