using Hangazo.Core.Kernel;
using Hangazo.Core.Search.Contracts;
using Hangazo.Core.Search.Queries;
using Hangazo.Core.Search.UseCases;

namespace Hangazo.Web.Components.Admin.Search;

/// <summary>What people look for, and what the shop takes their words for.</summary>
internal sealed class SearchPort(IServiceScopeFactory scopes)
{
    public sealed record View(SearchReport.View Report, IReadOnlyList<SearchReport.Entry> Synonyms);

    public async Task<View> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var report = scope.ServiceProvider.GetRequiredService<SearchReport>();
        return new(await report.ExecuteAsync(cancellationToken), await report.SynonymsAsync(cancellationToken));
    }

    public async Task<Result> SaveAsync(ChangeSynonyms.Command command)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ChangeSynonyms>().SaveAsync(command, CancellationToken.None);
    }

    public async Task<Result> RemoveAsync(SynonymId id, uint version)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ChangeSynonyms>().RemoveAsync(id, version, CancellationToken.None);
    }
}
