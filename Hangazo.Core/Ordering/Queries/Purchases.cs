using System.Security.Cryptography;
using System.Text;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Reviews.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Ordering.Queries;

/// <summary>What buyers have: handed over, or paid where it is downloaded, and not given back.</summary>
internal sealed class Purchases(HangazoDb db, OrderDetails orders, ICatalog catalog) : IPurchases
{
    public async Task<Purchase?> FindAsync(string number, string? key, CustomerId? customer, CancellationToken cancellationToken) =>
        await orders.ForBuyerAsync(number, key, customer, cancellationToken) is { } view ? await OfAsync(view.Order, cancellationToken) : null;

    public async Task<Purchase?> FindAsync(Guid order, CancellationToken cancellationToken) =>
        await orders.FindAsync(new(order), cancellationToken) is { } known ? await OfAsync(known, cancellationToken) : null;

    private async Task<Purchase> OfAsync(OrderSnapshot order, CancellationToken cancellationToken) => new(
        order.Id.Value, order.Number, order.CustomerId?.Value ?? GuestOf(order), order.CustomerId, order.Contact.Name, await ItemsAsync(order, cancellationToken));

    private async Task<IReadOnlyList<PurchasedItem>> ItemsAsync(OrderSnapshot order, CancellationToken cancellationToken)
    {
        if (order.State is OrderState.Cancelled or OrderState.Expired) return [];
        var here = order.Lines.Where(line => order.Fulfilment == FulfilmentState.Delivered || (line.IsDigital && order.PaidAt is not null)).ToList();
        if (here.Count == 0) return [];
        var back = await db.Set<OrderRefund>().AsNoTracking().Where(refund => refund.OrderId == order.Id && refund.State == OrderRefundState.Decided)
            .SelectMany(refund => refund.Lines).Where(line => line.OrderLineId != null).GroupBy(line => line.OrderLineId!.Value)
            .Select(lines => new { Line = lines.Key, Quantity = lines.Sum(line => line.Quantity) }).ToDictionaryAsync(row => row.Line, row => row.Quantity, cancellationToken);
        var products = await db.Set<OrderLine>().AsNoTracking().Where(line => line.OrderId == order.Id)
            .Select(line => new { line.Id, line.ProductId }).ToDictionaryAsync(row => row.Id, row => row.ProductId, cancellationToken);
        var worn = await catalog.WornAsync([.. products.Values.Distinct()], cancellationToken);
        return [.. here.Where(line => back.GetValueOrDefault(line.Id) < line.Quantity).DistinctBy(line => products[line.Id])
            .Select(line => new PurchasedItem(
                line.Id.Value, products[line.Id], line.Slug, line.Name, line.OptionText, line.PictureHash, worn.Contains(products[line.Id])))];
    }

    /// <summary>A guest is known by the phone; reviews keep no number, only what always comes out of it.</summary>
    private static Guid GuestOf(OrderSnapshot order) => new(SHA256.HashData(Encoding.UTF8.GetBytes("review:" + order.Contact.Phone)).AsSpan(0, 16));
}
