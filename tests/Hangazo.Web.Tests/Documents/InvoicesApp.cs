using Hangazo.Core.Data;
using Hangazo.Core.Invoicing;
using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Tests.Documents;
using Hangazo.Tests.Support;
using Hangazo.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Documents;

/// <summary>The shop over HTTP, with orders whose invoices its own workers issue.</summary>
public sealed class InvoicesApp : IAsyncLifetime
{
    public AccountsApp App { get; init; } = new();

    public HttpClient Staff { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await App.InitializeAsync();
        Staff = await App.SignedInAsync("staff@hangazo.test");
    }

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    public async Task<Order> OrderAsync(int lines = 1, bool paid = true, string name = "Wanjiku Kamau")
    {
        var now = TimeProvider.System.GetUtcNow();
        var order = SampleOrders.Place(lines, now, name: name);
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HangazoDb>();
        db.Add(order);
        if (paid) db.Add(SampleOrders.Pay(order, ReceiptOf(order), now));
        await db.SaveChangesAsync();
        return order;
    }

    /// <summary>To be paid to the rider, who was given a part of it already.</summary>
    public async Task<(Order Order, Money Owed)> PartPaidAtTheDoorAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var order = SampleOrders.Place(1, now, method: PaymentMethods.OnDelivery);
        var gateway = Gateways.ForMethod(PaymentMethods.OnDelivery.Code).Code;
        var payment = Payment.Open(
            new(order.Id.Value, OrderNumber.PaymentReference(order.Number)), order.Total, PhoneNumber.Parse("0712345678").Value, now, gateway);
        var part = Money.Shillings(1_000);
        payment.RecordByHand(gateway, new(ReceiptOf(order), part, now), "Faith", now);
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HangazoDb>();
        db.AddRange(order, payment);
        await db.SaveChangesAsync();
        return (order, order.Total - part);
    }

    public static string ReceiptOf(Order order) => $"UK{OrderNumber.PaymentReference(order.Number)[4..]}";

    public async Task<(Order Order, Invoice Invoice)> InvoicedAsync(int lines = 1, string name = "Wanjiku Kamau")
    {
        var order = await OrderAsync(lines, name: name);
        return (order, (await Eventually.Async(() => InvoiceOfAsync(order), invoice => invoice is not null))!);
    }

    /// <summary>Paid orders of three lines each, by their numbers, when all of them have their invoices.</summary>
    public async Task<IReadOnlyList<string>> ManyInvoicedAsync(int count)
    {
        var orders = new List<string>();
        while (orders.Count < count) orders.Add((await OrderAsync(lines: 3)).Number);
        await Eventually.Async(
            async () =>
            {
                await using var scope = App.Services.CreateAsyncScope();
                return await scope.ServiceProvider.GetRequiredService<HangazoDb>().Set<Invoice>().CountAsync(invoice => orders.Contains(invoice.OrderNumber));
            },
            issued => issued == count, TimeSpan.FromSeconds(60));
        return orders;
    }

    public async Task<PdfText> PdfAsync(string address, HttpClient? browser = null)
    {
        var answer = await (browser ?? Staff).GetAsync(address);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        return await PdfText.ReadAsync(await answer.Content.ReadAsByteArrayAsync());
    }

    private async Task<Invoice?> InvoiceOfAsync(Order order)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<InvoiceDocument>().OfOrderAsync(order.Number, CancellationToken.None);
    }
}
