using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Outbox;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Core.Wishlists.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Notifications.Reactions;

/// <summary>Asks an address whether it wants to be told, and tells it; one mail each, however often the event is told.</summary>
internal sealed class MailTheWatcher(
    HangazoDb db, IWishlists wishlists, ICatalog catalog, ISettings settings, IOptions<ShopAddress> address, TimeProvider clock)
    : IReactTo<StockWatchAsked>, IReactTo<StockWatchMet>
{
    public Task ReactAsync(StockWatchAsked happened, CancellationToken cancellationToken) => WriteAsync(
        happened.WatchId, EmailKind.StockWatchAsked, WatchLetters.Asked,
        (watch, _) => $"/stock-watch/{watch.Id}?key={Uri.EscapeDataString(watch.Key)}", cancellationToken);

    public Task ReactAsync(StockWatchMet happened, CancellationToken cancellationToken) => WriteAsync(
        happened.WatchId, EmailKind.StockWatchMet, WatchLetters.Met, (_, variant) => "/products/" + variant.Slug, cancellationToken);

    private async Task WriteAsync(
        StockWatchId id, EmailKind kind, Func<VariantFacts, ShopProfile, string, Letter> compose, Func<StockWatchSnapshot, VariantFacts, string> linkOf,
        CancellationToken cancellationToken)
    {
        if (await wishlists.FindWatchAsync(id, cancellationToken) is not { } watch) return;
        if (!(await catalog.GetVariantsAsync([watch.Variant], cancellationToken)).TryGetValue(watch.Variant, out var variant)) return;
        if (await db.Set<EmailMessage>().AnyAsync(mail => mail.SubjectId == id.Value && mail.Kind == kind, cancellationToken)) return;
        var letter = compose(variant, await settings.ShopAsync(cancellationToken), address.Value.Absolute(linkOf(watch, variant)));
        db.Add(EmailMessage.Write(kind, id.Value, watch.Email, letter, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }
}
