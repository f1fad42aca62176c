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
            var again = http.Features.Get<IStatusCodeReExecuteFeature>() is not null;
            // A refused POST is answered by a page; the page itself is read, not posted to.
            if (again || http.Features.Get<IExceptionHandlerFeature>() is not null) http.Request.Method = HttpMethods.Get;
            if (again) RenderLikeAnyPage(http);
            return next(http);
        });
    }

    /// <summary>
    /// A component that sees the re-execution is rendered without waiting for what it reads (<c>EndpointHtmlRenderer.AddPendingTask</c>, .NET 10):
    /// the page would come out blank. So it is rendered as a page of its own, and the status is put back when the answer leaves.
    /// </summary>
    private static void RenderLikeAnyPage(HttpContext http)
    {
        var status = http.Response.StatusCode;
        http.Features.Set<IStatusCodeReExecuteFeature>(null);
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.OnStarting(() =>
        {
            http.Response.StatusCode = status;
            return Task.CompletedTask;
        });
    }
}
