using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Outbox;
using Hangazo.Core.Search.Contracts;
using Hangazo.Core.Search.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Search.Reactions;

/// <summary>Search finds what the catalogue shows now, and says so, because a list that was made in between has counted what was.</summary>
internal sealed class IndexProducts(Documents documents, HangazoDb db) : IReactTo<ProductChanged>, IReactTo<CategoriesChanged>, IReactTo<AttributesChanged>, IReactTo<ProductRated>
{
    public async Task ReactAsync(ProductChanged happened, CancellationToken cancellationToken)
    {
        if (!happened.InLists) return;
        await documents.RewriteAsync([happened.ProductId.Value], cancellationToken);
        await TellAsync(cancellationToken);
    }

    public async Task ReactAsync(CategoriesChanged happened, CancellationToken cancellationToken)
    {
        await documents.FollowCategoriesAsync(cancellationToken);
        await TellAsync(cancellationToken);
    }

    public async Task ReactAsync(AttributesChanged happened, CancellationToken cancellationToken)
    {
        if (happened.Code.Length == 0) return;
        await documents.FollowAttributeAsync(happened.Code, happened.Value, cancellationToken);
        await TellAsync(cancellationToken);
    }

    public async Task ReactAsync(ProductRated happened, CancellationToken cancellationToken)
    {
        await documents.RateAsync(cancellationToken);
        await TellAsync(cancellationToken);
    }

    /// <summary>Heard when the reaction's transaction ends.</summary>
    private Task<int> TellAsync(CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_notify({LiveEvent.Channel}, {SearchLive.Written + " {}"})", cancellationToken);
}
