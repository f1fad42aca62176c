using Hangazo.Core.Outbox;
using Hangazo.Core.Search.Contracts;
using Hangazo.Core.Search.Data;
using Hangazo.Core.Search.Queries;
using Hangazo.Core.Search.Reactions;
using Hangazo.Core.Search.UseCases;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Search;

public static class SearchModule
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddScoped<ISearchRanking, SearchRankingFacade>()
        .AddScoped<Documents>()
        .AddSingleton<Thesaurus>()
        .AddSingleton<ChoiceSets>()
        .AddSingleton<TraitSets>()
        .AddScoped<QueryReader>()
        .AddScoped<FindProducts>()
        .AddScoped<Suggestions>()
        .AddScoped<SearchReport>()
        .AddScoped<RebuildSearch>()
        .AddScoped<RecordSearches>()
        .AddScoped<ChangeSynonyms>()
        .AddReaction<IndexProducts>();
}
