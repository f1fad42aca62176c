using Hangazo.Core.Data;
using Hangazo.Core.Invoicing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Outbox;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Notifications.Reactions;

/// <summary>
/// When a part of an order's price came and has its deposit receipt, its buyer is told; when one is due, reminded. One mail per part and per reminder, however often
/// it is told.
/// </summary>
internal sealed class MailAboutParts(
    HangazoDb db, IOrders orders, IPayments payments, IInstalments instalments, ISettings settings, IOptions<ShopAddress> address, TimeProvider clock)
    : IReactTo<DepositReceiptIssued>, IReactTo<PartDue>
{
    public async Task ReactAsync(DepositReceiptIssued happened, CancellationToken cancellationToken)
    {
        var subject = happened.OrderId.Value;
        if ((await payments.ReceiptsAsync(subject, cancellationToken)).FirstOrDefault(receipt => receipt.Id == happened.ReceivedId) is not { } part) return;
        await WriteAsync(
            subject, EmailKind.PartReceived, part.Id,
            (order, key, terms, shop, payLink) => terms.IsInParts
                ? PartLetters.Received(
                    order, shop, address.Value.OrderLink(order.Number, key), terms, payLink, part,
                    (happened.Number, address.Value.DepositReceiptLink(order.Number, key, happened.Number)))
                : null,
            cancellationToken);
    }

    public Task ReactAsync(PartDue happened, CancellationToken cancellationToken) => WriteAsync(
        happened.SubjectId, EmailKind.PartDue, happened.ReminderId,
        (order, _, terms, shop, payLink) => order.State == OrderState.Open && !terms.Balance.IsZero
            ? PartLetters.Due(order, shop, terms, payLink, happened, clock.GetUtcNow())
            : null,
        cancellationToken);

    private async Task WriteAsync(
        Guid subject, EmailKind kind, Guid about, Func<OrderSnapshot, string, PaymentTerms, ShopProfile, string, Letter?> compose, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(new OrderId(subject), cancellationToken) is not { Contact.Email: { } to } order) return;
        if (await instalments.TermsAsync(subject, cancellationToken) is not { } terms) return;
        if (await db.Set<EmailMessage>().AnyAsync(mail => mail.SubjectId == about && mail.Kind == kind, cancellationToken)) return;
        var key = await orders.FindKeyAsync(order.Id, cancellationToken) ?? "";
        var letter = compose(
            order, key, terms, await settings.ShopAsync(cancellationToken), address.Value.PayLink(terms.PayKey));
        if (letter is null) return;
        db.Add(EmailMessage.Write(kind, about, to, letter, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }
}
