using Microsoft.AspNetCore.Diagnostics;

namespace Hangazo.Web.Composition;

/// <summary>Gives refusals (404, 403, 429 and so on) a page for people; programs under <c>/api</c> and <c>/health</c> keep their own answers.</summary>
internal static class StatusPages
{
    public static void UseStatusPages(this WebApplication app)
    {
        app.UseWhen(
            http => !http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
                && !http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
                && !http.Request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal)
                && !http.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal),
            pages => pages.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true));
        app.Use((http, next) =>
        {
            // A refused POST is answered by a page; the page itself is read, not posted to.
            if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
                http.Request.Method = HttpMethods.Get;
            return next(http);
        });
    }
}
