using Hangazo.Core.Data;
using Hangazo.Core.Downloads.Contracts;
using Hangazo.Core.Invoicing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Outbox;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Core.Shipping.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Notifications.Reactions;

/// <summary>When something happens to an order, its buyer gets a mail, if there is an address. One mail per order and kind, however often it is told.</summary>
internal sealed class MailTheBuyer(
    HangazoDb db, IOrders orders, IPayments payments, IInstalments instalments, IDownloads downloads, IShipments shipments, ISettings settings,
    IOptions<ShopAddress> address, TimeProvider clock)
    : IReactTo<OrderPlaced>, IReactTo<OrderPaid>, IReactTo<FulfilmentChanged>, IReactTo<OrderCancelled>, IReactTo<OrderExpired>, IReactTo<DownloadsGranted>,
      IReactTo<CreditNoteIssued>, IReactTo<DeliveryQuoted>
{
    public async Task ReactAsync(OrderPlaced happened, CancellationToken cancellationToken)
    {
        // Nobody is asked to pay what was paid or ended meanwhile.
        if (await orders.FindAsync(happened.OrderId, cancellationToken) is { State: OrderState.Open, PaymentState: OrderPaymentState.Unpaid } order)
        {
            if (order.Status == OrderStatus.AwaitingQuote)
            {
                await WriteAsync(order, EmailKind.OrderPlaced, QuoteLetters.Placed, cancellationToken);
                return;
            }

            // The mail with the fee says all that is to be said.
            if (order.Quote is not null) return;
            var how = await payments.InstructionsAsync(order.Id.Value, cancellationToken);
            var terms = await instalments.TermsAsync(order.Id.Value, cancellationToken);
            var parts = terms is null ? [] : PartLetters.Placed(terms, address.Value.PayLink(terms.PayKey));
            await WriteAsync(order, EmailKind.OrderPlaced, (placed, shop, link) => OrderLetters.Placed(placed, shop, link, how, parts), cancellationToken);
        }
    }

    /// <summary>One mail per quote; of one that was revised meanwhile only the newest.</summary>
    public async Task ReactAsync(DeliveryQuoted happened, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(happened.OrderId, cancellationToken) is not { State: OrderState.Open, PaymentState: OrderPaymentState.Unpaid, Quote: { } quote } order
            || quote.Id != happened.QuoteId) return;
        var terms = await instalments.TermsAsync(order.Id.Value, cancellationToken);
        var parts = terms is null ? [] : PartLetters.Placed(terms, address.Value.PayLink(terms.PayKey));
        await WriteAsync(order, EmailKind.DeliveryQuoted, (of, shop, link) => QuoteLetters.Quoted(of, quote, shop, link, parts), cancellationToken, quote.Id);
    }

    public Task ReactAsync(OrderPaid happened, CancellationToken cancellationToken) =>
        WriteAsync(happened.OrderId, EmailKind.OrderPaid, OrderLetters.Paid, cancellationToken);

    public async Task ReactAsync(DownloadsGranted happened, CancellationToken cancellationToken)
    {
        if (await downloads.OfOrderAsync(happened.OrderId, cancellationToken) is not { Count: > 0 } files) return;
        await WriteAsync(
            happened.OrderId, EmailKind.OrderDownloads,
            (order, shop, link) => OrderLetters.Downloads(order, shop, link, files, address.Value.Absolute("/")), cancellationToken);
    }

    public async Task ReactAsync(FulfilmentChanged happened, CancellationToken cancellationToken)
    {
        if (happened.State != FulfilmentState.Shipped) return;
        if (await orders.FindAsync(happened.OrderId, cancellationToken) is not { } order) return;
        if (order.Address is null) await WriteAsync(order, EmailKind.OrderReady, OrderLetters.Ready, cancellationToken);
        else await TellOfParcelAsync(order, cancellationToken);
    }

    private async Task TellOfParcelAsync(OrderSnapshot order, CancellationToken cancellationToken)
    {
        var parcel = (await shipments.OfSubjectAsync(order.Id.Value, cancellationToken)).LastOrDefault(shipment => shipment.IsReal);
        await WriteAsync(order, EmailKind.OrderShipped, (of, shop, link) => OrderLetters.Shipped(of, shop, link, parcel), cancellationToken);
    }

    public async Task ReactAsync(OrderCancelled happened, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(happened.OrderId, cancellationToken) is not { } cancelled) return;
        var paid = cancelled.PaymentState == OrderPaymentState.CreditDue
            ? Money.Sum((await payments.ReceiptsAsync(cancelled.Id.Value, cancellationToken)).Select(receipt => receipt.Amount), cancelled.Total.Currency)
            : Money.Zero(cancelled.Total.Currency);
        await WriteAsync(
            cancelled, EmailKind.OrderCancelled, (order, shop, link) => OrderLetters.Cancelled(order, shop, link, happened.Reason, paid), cancellationToken);
    }

    public Task ReactAsync(OrderExpired happened, CancellationToken cancellationToken) =>
        WriteAsync(happened.OrderId, EmailKind.OrderExpired, OrderLetters.Expired, cancellationToken);

    /// <summary>One mail per credit note. A cancelled order's buyer has been told by another.</summary>
    public async Task ReactAsync(CreditNoteIssued happened, CancellationToken cancellationToken)
    {
        if (happened.Cancelled || await orders.FindAsync(happened.OrderId, cancellationToken) is not { } order) return;
        var refund = await orders.FindRefundAsync(happened.RefundId, cancellationToken) ?? throw new InvalidOperationException($"Refund {happened.RefundId} is gone.");
        await WriteAsync(
            order, EmailKind.OrderRefunded, (of, shop, link) => OrderLetters.Refunded(of, shop, link, refund, happened.Number), cancellationToken, refund.Id.Value);
    }

    private async Task WriteAsync(
        OrderId id, EmailKind kind, Func<OrderSnapshot, ShopProfile, string, Letter> compose, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(id, cancellationToken) is { } order) await WriteAsync(order, kind, compose, cancellationToken);
    }

    private async Task WriteAsync(
        OrderSnapshot order, EmailKind kind, Func<OrderSnapshot, ShopProfile, string, Letter> compose, CancellationToken cancellationToken, Guid? about = null)
    {
        if (order.Contact.Email is not { } to) return;
        var subject = about ?? order.Id.Value;
        if (await db.Set<EmailMessage>().AnyAsync(mail => mail.SubjectId == subject && mail.Kind == kind, cancellationToken)) return;
        var key = await orders.FindKeyAsync(order.Id, cancellationToken) ?? "";
        var letter = compose(order, await settings.ShopAsync(cancellationToken), address.Value.OrderLink(order.Number, key));
        db.Add(EmailMessage.Write(kind, subject, to, letter, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }
}
