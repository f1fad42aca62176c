using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Outbox;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Core.Wishlists.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Notifications.Reactions;

/// <summary>
/// Sends a phone its code, and tells it when the thing is back; one message each, however often the event is told. A number gets few codes a day
/// and the shop sends not too many in all, so that nobody is pestered and nobody's money is burnt through our form.
/// </summary>
internal sealed class TextTheWatcher(
    HangazoDb db, IWishlists wishlists, ICatalog catalog, ISettings settings, IOptions<ShopAddress> address, TimeProvider clock, ILogger<TextTheWatcher> logger)
    : IReactTo<SmsWatchAsked>, IReactTo<SmsWatchMet>
{
    private const int MostCodesForANumber = 3;
    private const int MostCodesInAll = 1_000;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public async Task ReactAsync(SmsWatchAsked happened, CancellationToken cancellationToken)
    {
        if (await wishlists.FindSmsWatchAsync(happened.WatchId, cancellationToken) is not { State: StockWatchState.Unconfirmed } watch) return;
        var since = clock.GetUtcNow() - Day;
        var codes = db.Set<SmsMessage>().Where(sms => sms.Kind == SmsKind.StockWatchCode && sms.CreatedAt > since);
        if (await codes.CountAsync(sms => sms.To == watch.Phone, cancellationToken) >= MostCodesForANumber) return;
        if (await codes.CountAsync(cancellationToken) >= MostCodesInAll)
        {
            logger.LogWarning("No more SMS codes today: {Most} were sent within 24 hours", MostCodesInAll);
            return;
        }

        await WriteAsync(
            watch, SmsKind.StockWatchCode, watch.CodeUntil,
            (shop, variant) => $"{shop.Name}: your code is {watch.Code}. Enter it on our page and we text you once when {variant.Name} is back. Not you? Ignore this.", cancellationToken);
    }

    public async Task ReactAsync(SmsWatchMet happened, CancellationToken cancellationToken)
    {
        if (await wishlists.FindSmsWatchAsync(happened.WatchId, cancellationToken) is not { } watch) return;
        await WriteAsync(
            watch, SmsKind.StockWatchMet, null,
            (shop, variant) => $"{shop.Name}: {variant.Name}{(variant.OptionText.Length > 0 ? $" ({variant.OptionText})" : "")} is back, {variant.Price}. Who comes first has it: {address.Value.Absolute("/products/" + variant.Slug)}",
            cancellationToken);
    }

    private async Task WriteAsync(
        SmsWatchSnapshot watch, SmsKind kind, DateTimeOffset? uselessAt, Func<ShopProfile, VariantFacts, string> compose, CancellationToken cancellationToken)
    {
        if (!(await catalog.GetVariantsAsync([watch.Variant], cancellationToken)).TryGetValue(watch.Variant, out var variant)) return;
        if (await db.Set<SmsMessage>().AnyAsync(sms => sms.SubjectId == watch.Id.Value && sms.Kind == kind, cancellationToken)) return;
        var text = compose(await settings.ShopAsync(cancellationToken), variant);
        db.Add(SmsMessage.Write(kind, watch.Id.Value, watch.Phone, text, uselessAt, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }
}
