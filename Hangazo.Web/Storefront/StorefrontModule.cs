using Hangazo.Core.Media;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Web.Storefront;

/// <summary>The shop's public pages: what they need beside their components.</summary>
internal static class StorefrontModule
{
    /// <summary>Room for kept pages, in bytes.</summary>
    private const long CacheSize = 64 * 1024 * 1024;

    public static IServiceCollection AddStorefront(this IServiceCollection services)
    {
        services.AddOptions<MediaOptions>().BindConfiguration("Media");
        services.AddOptions<FileStoreOptions>().BindConfiguration("Files");
        services.AddOptions<ShopAddress>().BindConfiguration(ShopAddress.Section);
        return services
            .AddScoped<RelatedProducts>()
            .AddScoped<SiteMapApi>()
            .AddSingleton(new SiteMapApi.Sizes())
            .AddSingleton<PageEvictions>()
            .AddHostedService(provider => provider.GetRequiredService<PageEvictions>())
            .AddOutputCache(cache =>
            {
                cache.SizeLimit = CacheSize;
                cache.AddBasePolicy(new PageCachePolicy());
            });
    }

    /// <summary>Stands before everything else: a kept page is sent without a thought. <c>OutputCache:Enabled=false</c> makes every page anew, for measuring.</summary>
    public static void UseKeptPages(this WebApplication app)
    {
        if (app.Configuration.GetValue("OutputCache:Enabled", true)) app.UseOutputCache();
        app.UseMiddleware<PageBytes>();
    }
}
