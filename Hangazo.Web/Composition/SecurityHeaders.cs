namespace Hangazo.Web.Composition;

/// <summary>What browsers are told to refuse on every page of the shop.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string ShopPolicy = Policy + "style-src 'self'";

    // Radzen positions its popups, grids and charts by style attributes.
    private const string AdminPolicy = Policy + "style-src 'self' 'unsafe-inline'";

    private const string Policy = "default-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; object-src 'none'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'; ";

    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase) ? AdminPolicy : ShopPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(http);
    }
}
