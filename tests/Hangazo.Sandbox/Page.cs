using System.Text;

namespace Hangazo.Sandbox;

/// <summary>The frame around every page of the sandbox: no script at all, one stylesheet.</summary>
internal static class Page
{
    // The card page sends its payer back to the shop. Mail bodies are shown in a sandboxed frame that inherits this policy, hence inline styles and pictures of this machine.
    private const string Policy =
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data: http://127.0.0.1:* http://localhost:*; form-action 'self' http://127.0.0.1:* http://localhost:*; base-uri 'self'";

    private static readonly byte[] Stylesheet = ReadStylesheet();

    /// <param name="refreshSeconds">Loads the page again by itself after this time; null when nothing is awaited.</param>
    public static IResult Show(HttpContext http, string title, Html body, int? refreshSeconds = null, int status = StatusCodes.Status200OK)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.CacheControl = "no-store";
        var refresh = refreshSeconds is { } seconds ? Html.Of($"""<meta http-equiv="refresh" content="{seconds};url={http.Request.Path}">""") : Html.None;
        var page = Html.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            {refresh}
            <title>{title} - Hangazo sandbox</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/sandbox.css">
            </head>
            <body>
            <header class="bar"><a class="brand" href="/">Sandbox</a>
            <nav aria-label="Sandbox"><a href="/phone">Phones</a> <a href="/mail">Mail</a> <a href="/payments">Payments</a> <a href="/etims">Tax office</a></nav></header>
            <main>
            {body}
            </main>
            </body>
            </html>
            """);
        return Results.Content(page.ToString(), "text/html", Encoding.UTF8, status);
    }

    public static void MapStylesheet(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/sandbox.css", () => Results.Bytes(Stylesheet, "text/css; charset=utf-8"));

    private static byte[] ReadStylesheet()
    {
        using var stream = typeof(Page).Assembly.GetManifestResourceStream("sandbox.css")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
