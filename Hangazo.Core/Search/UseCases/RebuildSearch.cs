using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Search.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Search.UseCases;

/// <summary>Writes everything that search reads anew.</summary>
public sealed class RebuildSearch(HangazoDb db, Documents documents)
{
    public Task<Result<bool>> ExecuteAsync(CancellationToken cancellationToken) => db.InTransactionAsync(async cancel =>
    {
        await documents.RewriteAsync(null, cancel);
        return (Result<bool>)true;
    }, cancellationToken);

    /// <summary>For a database that was filled before there was a search, or whose documents a migration has thrown away.</summary>
    public async Task IfEmptyAsync(CancellationToken cancellationToken)
    {
        if (!await db.Set<Document>().AnyAsync(cancellationToken)) await ExecuteAsync(cancellationToken);
    }

    /// <summary>So that the database knows the sizes of what a large rewrite has left.</summary>
    public Task AnalyzeAsync(CancellationToken cancellationToken) => db.Database.ExecuteSqlRawAsync(
        "analyze search.document, search.choice_set, search.trait_set, search.word, search.category, search.popularity", cancellationToken);
}
