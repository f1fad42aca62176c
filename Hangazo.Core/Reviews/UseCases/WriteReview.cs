using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Reviews.Contracts;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Reviews.UseCases;

/// <summary>
/// Somebody who has a product of an order says what they think of it, or changes what they said. Staff read it first, unless the owner publishes
/// what has enough stars at once. Two at the same time: the database takes one, the other's save fails and is to be tried again.
/// </summary>
public sealed class WriteReview(HangazoDb db, IPurchases purchases, ISettings settings, TimeProvider clock)
{
    /// <param name="Key">From the order's link; or else the customer whose order it is.</param>
    public sealed record Command(string Number, string? Key, CustomerId? Customer, ProductId Product, ReviewSheet.Input Input);

    /// <summary>Answers with its state. Codes: <c>review.not-found</c> (also for another's key), <c>review.not-bought</c>, <c>form.invalid</c> with <c>review.*</c>.</summary>
    public async Task<Result<ReviewState>> ExecuteAsync(Command command, CancellationToken cancellationToken)
    {
        if (await purchases.FindAsync(command.Number, command.Key, command.Customer, cancellationToken) is not { } purchase) return ReviewErrors.NotFound;
        if (purchase.Items.FirstOrDefault(bought => bought.Product == command.Product) is not { } item) return ReviewErrors.NotBought;
        var sheet = ReviewSheet.Check(command.Input, item.HasFit);
        if (!sheet.Succeeded) return sheet.Error;
        var now = clock.GetUtcNow();
        var review = await db.Set<Review>().SingleOrDefaultAsync(r => r.ProductId == item.Product && r.Author == purchase.Author, cancellationToken);
        if (review is null) db.Add(review = Review.Write(purchase, item, sheet.Value, now));
        else review.Rewrite(item, sheet.Value, now);
        if ((await settings.ReviewsAsync(cancellationToken)).PublishFromStars is { } from && sheet.Value.Stars >= from) review.Publish(now);
        await db.SaveChangesAsync(cancellationToken);
        return review.State;
    }
}
