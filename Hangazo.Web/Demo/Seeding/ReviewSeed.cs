using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Reviews;
using Hangazo.Core.Reviews.Contracts;
using Hangazo.Core.Reviews.Data;
using Hangazo.Web.Demo.Catalogue;
using Hangazo.Web.Demo.Drawings;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Web.Demo.Seeding;

/// <summary>
/// What buyers said: of what was delivered in the shop's last ninety days by those who have it, of other products taken over from before, so that about
/// half of them have stars. The last three still wait to be read.
/// </summary>
internal sealed class ReviewSeed(HangazoDb db, IPurchases purchases, ICatalog catalog, Ratings ratings, Core.Search.Data.Documents documents)
{
    private const int StillWaiting = 3;

    private static readonly HashSet<string> Furnishing =
        [.. DemoCatalogue.Products.Where(product => product.HouseSlug == "soft-furnishing").Select(product => product.Slug)];

    private readonly Dice _dice = Dice.Of(25, "reviews");

    public async Task<bool> ExecuteAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.Set<Review>().AnyAsync(cancellationToken)) return false;
        var written = await OfOrdersAsync(cancellationToken);
        foreach (var review in written.OrderByDescending(review => review.WrittenAt).Skip(StillWaiting))
        {
            review.Publish(review.WrittenAt.AddHours(20));
            Answer(review);
        }

        db.AddRange(written);
        await TakeOverAsync(written.Where(review => review.State == ReviewState.Published).Select(review => review.ProductId).ToHashSet(), now, cancellationToken);
        // Told to all in one go below.
        foreach (var review in db.ChangeTracker.Entries<Review>()) review.Entity.ClearEvents();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await ratings.CountAsync(null, announce: false, cancellationToken);
        await documents.RateAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<List<Review>> OfOrdersAsync(CancellationToken cancellationToken)
    {
        var written = new List<Review>();
        var orders = await db.Set<Order>().AsNoTracking().Where(order => order.Status == OrderStatus.Delivered).OrderBy(order => order.PlacedAt)
            .Select(order => new { order.Id, order.PlacedAt }).ToListAsync(cancellationToken);
        foreach (var order in orders)
        {
            if (await purchases.FindAsync(order.Id.Value, cancellationToken) is not { } purchase) continue;
            foreach (var item in purchase.Items.Where(item => !written.Exists(review => review.ProductId == item.Product && review.Author == purchase.Author)))
                written.Add(Review.Write(purchase, item, Say(item, ReviewSheet.ShortName(purchase.BuyerName)), order.PlacedAt.AddDays(3 + _dice.Below(3))));
        }

        return written;
    }

    private async Task TakeOverAsync(IReadOnlySet<ProductId> known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var products = await db.Set<Product>().AsNoTracking().Where(product => product.State == ProductState.Published)
            .OrderBy(product => product.Slug).ToListAsync(cancellationToken);
        var worn = await catalog.WornAsync([.. products.Select(product => product.Id)], cancellationToken);
        var missing = Math.Max(0, (products.Count / 2) - known.Count);
        var others = products.Where(product => !known.Contains(product.Id)).ToList();
        foreach (var product in others.Where((_, at) => at * missing / others.Count != (at + 1) * missing / others.Count).Concat(products.Where(product => known.Contains(product.Id))))
        {
            var times = known.Contains(product.Id) ? _dice.Below(5) : 1 + _dice.Below(9);
            for (var i = 0; i < times; i++)
            {
                var item = new PurchasedItem(Guid.Empty, product.Id, product.Slug, product.Name, "", null, worn.Contains(product.Id));
                db.Add(Review.TakeOver(item, Say(item, _dice.Pick<string>(ReviewTexts.Names)), now.AddDays(-100 - _dice.Below(300))));
            }
        }
    }

    private ReviewSheet Say(PurchasedItem item, string name)
    {
        var stars = _dice.Next() switch { < 0.56 => 5, < 0.86 => 4, < 0.95 => 3, < 0.98 => 2, _ => 1 };
        var (title, text) = _dice.Pick<(string, string)>(item.HasFit ? ReviewTexts.OfWear(stars) : Furnishing.Contains(item.Slug) ? ReviewTexts.OfFurnishing(stars) : ReviewTexts.OfOther(stars));
        Fit? fit = item.HasFit && _dice.Chance(0.8) ? _dice.Next() switch { < 0.72 => Fit.TrueToSize, < 0.88 => Fit.RunsSmall, _ => Fit.RunsLarge } : null;
        return new(stars, title, text, fit, name);
    }

    private static void Answer(Review review)
    {
        if (review.Stars > 3) return;
        review.Reply("Thank you for telling us. We are sorry it was not better; please call the workshop and we set it right.");
    }
}
