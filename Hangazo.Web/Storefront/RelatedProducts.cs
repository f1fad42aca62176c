using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Microsoft.Extensions.Caching.Memory;

namespace Hangazo.Web.Storefront;

/// <summary>What stands beside a product: its own shelf first, then the rest of its house. Held for a minute: a suggestion may be a little old.</summary>
internal sealed class RelatedProducts(ProductList products, CategoryTree categories, IMemoryCache cache)
{
    private const int Shown = 4;
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<ProductList.CardView>> OfAsync(ProductDetails.View product, CancellationToken cancellationToken)
    {
        var shelf = await cache.GetOrCreateAsync((nameof(RelatedProducts), product.Category), entry =>
        {
            entry.SetAbsoluteExpiration(Keep).SetSize(1);
            return ShelfAsync(product.Category, cancellationToken);
        });
        return [.. shelf!.Where(card => card.Slug != product.Slug).Take(Shown)];
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
}
