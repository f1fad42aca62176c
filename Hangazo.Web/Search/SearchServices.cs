using Hangazo.Web.Workers;

namespace Hangazo.Web.Search;

internal static class SearchServices
{
    public static IServiceCollection AddSearchPages(this IServiceCollection services) => services
        .AddSingleton<SearchLog>()
        .AddHostedService<SearchLogWorker>()
        .AddRateLimiter(SuggestionsApi.AddLimit);
}
