namespace Hangazo.Web.Composition;

/// <summary>
/// Refuses requests that change something (and WebSockets) when a browser says they come from another site; antiforgery tokens and
/// SameSite cookies stand behind it. Callers that are no browsers send neither header and pass; providers' callbacks prove themselves otherwise.
/// </summary>
internal sealed class SecurityOrigins(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (IsAllowed(http.Request)) return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsAllowed(HttpRequest request)
    {
        var safe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        if (safe && !IsWebSocketUpgrade(request)) return true;
        if (request.Path.StartsWithSegments("/api/payments", StringComparison.OrdinalIgnoreCase)) return true;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        // The scheme may differ behind a proxy that ends TLS; the host and port may not.
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsWebSocketUpgrade(HttpRequest request) => string.Equals(request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase);
}
