using Hangazo.Core.Data;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Outbox;
using Hangazo.Core.Reviews.Contracts;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Notifications.Reactions;

/// <summary>
/// Tells reviews what was handed over, because they stand below orders and hear none of them; and writes to the buyer when it is time to ask. One mail
/// per order, never about what was given back.
/// </summary>
internal sealed class AskTheReviewer(
    HangazoDb db, IOrders orders, IPurchases purchases, IReviewRequests requests, ISettings settings, IOptions<ShopAddress> address, TimeProvider clock)
    : IReactTo<FulfilmentChanged>, IReactTo<OrderPaid>, IReactTo<ReviewAskedFor>
{
    public Task ReactAsync(FulfilmentChanged happened, CancellationToken cancellationToken) =>
        happened.State == FulfilmentState.Delivered ? NoteAsync(happened.OrderId, happened.At, cancellationToken) : Task.CompletedTask;

    public async Task ReactAsync(OrderPaid happened, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(happened.OrderId, cancellationToken) is { IsDownloadOnly: true }) await NoteAsync(happened.OrderId, happened.At, cancellationToken);
    }

    public async Task ReactAsync(ReviewAskedFor happened, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(new(happened.OrderId), cancellationToken) is not { Contact.Email: { } to } order) return;
        if (await purchases.FindAsync(happened.OrderId, cancellationToken) is not { Items.Count: > 0 } bought) return;
        if (await db.Set<EmailMessage>().AnyAsync(mail => mail.SubjectId == happened.OrderId && mail.Kind == EmailKind.ReviewRequest, cancellationToken)) return;
        var link = address.Value.ReviewsLink(order.Number, await orders.FindKeyAsync(order.Id, cancellationToken) ?? "");
        var letter = OrderLetters.AskForReviews(order, bought, await settings.ShopAsync(cancellationToken), link);
        db.Add(EmailMessage.Write(EmailKind.ReviewRequest, happened.OrderId, to, letter, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task NoteAsync(OrderId order, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await requests.NoteHandedOverAsync(order.Value, at, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
