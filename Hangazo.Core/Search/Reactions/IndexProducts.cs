using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Outbox;
using Hangazo.Core.Search.Data;

namespace Hangazo.Core.Search.Reactions;

/// <summary>Search finds what the catalogue shows now.</summary>
internal sealed class IndexProducts(Documents documents) : IReactTo<ProductChanged>, IReactTo<CategoriesChanged>
{
    public Task ReactAsync(ProductChanged happened, CancellationToken cancellationToken) =>
        happened.InLists ? documents.RewriteAsync([happened.ProductId.Value], cancellationToken) : Task.CompletedTask;

    public Task ReactAsync(CategoriesChanged happened, CancellationToken cancellationToken) => documents.FollowCategoriesAsync(cancellationToken);
}
