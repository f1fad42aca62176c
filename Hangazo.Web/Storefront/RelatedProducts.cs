using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Microsoft.Extensions.Caching.Memory;

namespace Hangazo.Web.Storefront;

/// <summary>
/// What stands beside a product: what was picked by hand, else its own shelf and then the rest of its house. Held for a minute: a suggestion may
/// be a little old.
/// </summary>
internal sealed class RelatedProducts(ProductList products, CategoryTree categories, IMemoryCache cache)
{
    private const int Shown = 4;
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    public async Task<ProductList.PickedCards> OfAsync(ProductDetails.View product, CancellationToken cancellationToken)
    {
        var ids = product.Picks.All.ToArray();
        if (ids.Length > 0 && await PickedAsync(product, ids, cancellationToken) is { } picked && picked.GoesWith.Count + picked.Related.Count > 0) return picked;
        var shelf = await cache.GetOrCreateAsync((nameof(RelatedProducts), product.Category), entry =>
        {
            entry.SetAbsoluteExpiration(Keep).SetSize(1);
            return ShelfAsync(product.Category, cancellationToken);
        });
        return new([.. shelf!.Where(card => card.Slug != product.Slug).Take(Shown)], []);
    }

    /// <summary>Other picks than those that are held are read at once.</summary>
    private async Task<ProductList.PickedCards> PickedAsync(ProductDetails.View product, ProductId[] ids, CancellationToken cancellationToken)
    {
        var key = (nameof(RelatedProducts), product.Id);
        if (cache.Get<Held>(key) is { } held && held.GoesWith == product.Picks.GoesWith.Count && held.Ids.SequenceEqual(ids)) return held.Cards;
        var cards = await products.OfAsync(product.Picks, cancellationToken);
        cache.Set(key, new Held(ids, product.Picks.GoesWith.Count, cards), new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Keep, Size = 1 });
        return cards;
    }

    /// <summary>One more than is shown, because the product itself is left out.</summary>
    private async Task<List<ProductList.CardView>> ShelfAsync(CategoryId category, CancellationToken cancellationToken)
    {
        var cards = await products.FirstAsync(new(category, InStock: true), Shown + 1, butNot: null, cancellationToken);
        var house = (await categories.GetAsync(cancellationToken)).Find(category)?.Path[0].Id;
        if (cards.Count > Shown || house is null || house == category) return cards;
        var more = await products.FirstAsync(new(house, InStock: true), Shown + 1 + cards.Count, butNot: null, cancellationToken);
        cards.AddRange(more.Where(card => cards.TrueForAll(known => known.Slug != card.Slug)).ToList());
        return cards;
    }

    /// <param name="GoesWith">How many of them go with it.</param>
    private sealed record Held(ProductId[] Ids, int GoesWith, ProductList.PickedCards Cards);
}
