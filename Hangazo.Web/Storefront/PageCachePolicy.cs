using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace Hangazo.Web.Storefront;

/// <summary>
/// Keeps shop pages for everybody. They hold nothing personal, so people who are signed in get them too. Only what a page depends on
/// makes an entry of its own: its path, the list's known query keys in their one spelling, and the encoding.
/// </summary>
internal sealed class PageCachePolicy : IOutputCachePolicy
{
    public const string Everything = "shop";
    public const string Lists = "lists";
    public static readonly TimeSpan Keep = TimeSpan.FromMinutes(5);

    public static string Product(string slug) => "product:" + slug;

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        if (ShopPages.IsAskedList(request)) await AskedAttributes.OfAsync(context.HttpContext);
        var kept = ShopPages.CanBeKept(request, out var variation, out var product);
        context.EnableOutputCaching = kept;
        if (!kept) return;
        context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Keep;
        var rules = context.CacheVaryByRules;
        rules.QueryKeys = StringValues.Empty;
        rules.VaryByHost = false;
        rules.CacheKeyPrefix = variation;
        rules.VaryByValues["encoding"] = PageEncoding.For(request);
        context.Tags.Add(Everything);
        context.Tags.Add(product is null ? Lists : Product(product));
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0) context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}
