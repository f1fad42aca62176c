using Hangazo.Core.Catalog.Queries;
using Microsoft.Extensions.Caching.Memory;

namespace Hangazo.Web.Storefront;

/// <summary>What else stands on a product's shelf. Held for a minute: a suggestion may be a little old.</summary>
internal sealed class RelatedProducts(ProductList products, IMemoryCache cache)
{
    private const int Shown = 4;
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<ProductList.CardView>> OfAsync(ProductDetails.View product, CancellationToken cancellationToken)
    {
        var shelf = await cache.GetOrCreateAsync((nameof(RelatedProducts), product.Category), entry =>
        {
            entry.SetAbsoluteExpiration(Keep).SetSize(1);
            return products.FirstAsync(new(product.Category, InStock: true), Shown + 1, butNot: null, cancellationToken);
        });
        return [.. shelf!.Where(card => card.Slug != product.Slug).Take(Shown)];
    }
}
