using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Outbox;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Notifications.Reactions;

/// <summary>
/// When a part of an order's price came, its buyer gets a receipt; when one is due, a reminder. One mail per part and per reminder, however often it is told.
/// </summary>
internal sealed class MailAboutParts(
    HangazoDb db, IOrders orders, IInstalments instalments, ISettings settings, IOptions<ShopAddress> address, TimeProvider clock)
    : IReactTo<PaymentCaptured>, IReactTo<PartDue>
{
    public Task ReactAsync(PaymentCaptured happened, CancellationToken cancellationToken) => WriteAsync(
        happened.SubjectId, EmailKind.PartReceived, happened.AttemptId.Value,
        (order, terms, shop, link, payLink) => terms.IsInParts && !happened.Settled
            ? PartLetters.Received(order, shop, link, terms, payLink, happened)
            : null,
        cancellationToken);

    public Task ReactAsync(PartDue happened, CancellationToken cancellationToken) => WriteAsync(
        happened.SubjectId, EmailKind.PartDue, happened.ReminderId,
        (order, terms, shop, _, payLink) => order.State == OrderState.Open && !terms.Balance.IsZero
            ? PartLetters.Due(order, shop, terms, payLink, happened, clock.GetUtcNow())
            : null,
        cancellationToken);

    private async Task WriteAsync(
        Guid subject, EmailKind kind, Guid about, Func<OrderSnapshot, PaymentTerms, ShopProfile, string, string, Letter?> compose, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(new OrderId(subject), cancellationToken) is not { Contact.Email: { } to } order) return;
        if (await instalments.TermsAsync(subject, cancellationToken) is not { } terms) return;
        if (await db.Set<EmailMessage>().AnyAsync(mail => mail.SubjectId == about && mail.Kind == kind, cancellationToken)) return;
        var key = await orders.FindKeyAsync(order.Id, cancellationToken) ?? "";
        var letter = compose(
            order, terms, await settings.ShopAsync(cancellationToken), address.Value.OrderLink(order.Number, key), address.Value.PayLink(terms.PayKey));
        if (letter is null) return;
        db.Add(EmailMessage.Write(kind, about, to, letter, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }
}
