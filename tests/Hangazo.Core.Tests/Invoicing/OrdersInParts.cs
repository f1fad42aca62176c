using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Invoicing;
using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Data;
using Hangazo.Tests.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Invoicing;

/// <summary>Orders whose price comes bit by bit.</summary>
internal static class OrdersInParts
{
    public static readonly Actor Amina = new(Guid.CreateVersion7(), "Amina");

    /// <summary>Placed, and nothing of it paid yet: two fifths at once, the rest at two stages.</summary>
    public static async Task<Order> PlaceInPartsAsync(this PaidOrders shop, int lines = 8)
    {
        var order = await shop.SaveAsync(() => SampleOrders.Place(lines, shop.Clock.GetUtcNow()));
        var first = Money.Shillings(order.Total.Minor / 100 * 2 / 5);
        PlannedInstalment[] parts = [new(first), new(first, Stage: "first-fitting"), new(order.Total - first - first, Stage: "ready")];
        await shop.DoAsync(async services =>
        {
            var db = services.GetRequiredService<HangazoDb>();
            db.Add(Payment.Open(
                new(order.Id.Value, OrderNumber.PaymentReference(order.Number)), order.Total, PhoneNumber.Parse("0712345678").Value, shop.Clock.GetUtcNow(), parts: parts));
            await db.SaveChangesAsync();
        });
        return order;
    }

    /// <summary>Somebody pays some of it.</summary>
    /// <param name="paidAt">By the provider's clock; null: now.</param>
    public static Task ReceiveAsync(this PaidOrders shop, Order order, Money amount, string receipt, DateTimeOffset? paidAt = null) => shop.DoAsync(async services =>
    {
        var db = services.GetRequiredService<HangazoDb>();
        var received = await db.InTransactionAsync<Receiving>(
            async token =>
            {
                var (payment, now) = ((await db.LockSubjectAsync(order.Id.Value, token))!, shop.Clock.GetUtcNow());
                var attempt = payment.StartAttempt(PhoneNumber.Parse("0700000001").Value, now, amount: amount, payer: new("Mama Njeri")).Value;
                var came = payment.Receive(attempt, new(receipt, amount, paidAt ?? now), now);
                await db.SaveChangesAsync(token);
                return came;
            },
            CancellationToken.None);
        Assert.Equal(Receiving.Captured, received.Value);
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
    });

    public static async Task PayAsync(this PaidOrders shop, Order order, Money amount, string receipt, DateTimeOffset? paidAt = null)
    {
        await shop.ReceiveAsync(order, amount, receipt, paidAt);
        await shop.ReactAsync();
    }

    /// <summary>All of an order's, in the order of their issue, with their VAT.</summary>
    public static Task<List<Invoice>> DocumentsAsync(this PaidOrders shop, Order order) => shop.AskAsync(services => services.GetRequiredService<HangazoDb>()
        .Set<Invoice>().AsNoTracking().Where(document => document.OrderId == order.Id).OrderBy(document => document.Id)
        .Include(document => document.Lines.OrderBy(line => line.Position)).Include(document => document.VatByRate).Include(document => document.Receipts).ToListAsync());

    public static Task<VatReport.View> ReportAsync(this PaidOrders shop, int month) =>
        shop.AskAsync(services => services.GetRequiredService<VatReport>().OfMonthAsync(new(2026, month, 1), CancellationToken.None));
}
