using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OutputCaching;

namespace Hangazo.Web.Storefront;

/// <summary>
/// Turns a rendered shop page into the bytes that are kept and sent: compressed once, with an ETag of its content, so that a phone that
/// comes back pays for a few hundred bytes. Does nothing when a page comes from the cache, which stands in front of it.
/// </summary>
internal sealed class PageBytes(RequestDelegate next, PageEvictions evictions)
{
    private const string Revalidate = "public, max-age=0, must-revalidate";
    private const string KeepOut = "private, no-store";

    /// <summary>For pages that are kept and sent many times: nearly as small as Brotli gets, at a tenth of the time.</summary>
    private const int KeptQuality = 5;

    /// <summary>For pages that are sent once: a quarter larger, at a fifth of that time again.</summary>
    private const int OnceQuality = 1;

    public async Task InvokeAsync(HttpContext http)
    {
        if (!ShopPages.Includes(http.Request))
        {
            await next(http);
            return;
        }

        var before = evictions.Count;
        var sent = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var page = new MemoryStream(64 * 1024);
        http.Response.Body = page;
        try
        {
            await next(http);
        }
        finally
        {
            http.Features.Set(sent);
        }

        // What was read before an eviction and would be stored after it is old.
        if (before != evictions.Count && http.Features.Get<IOutputCacheFeature>() is { } cache) cache.Context.AllowCacheStorage = false;
        await FinishAsync(http, page);
    }

    private static async Task FinishAsync(HttpContext http, MemoryStream page)
    {
        var response = http.Response;
        if (page.Length == 0) return;
        response.Headers.Vary = "Accept-Encoding";
        var encoding = PageEncoding.For(http.Request);
        var body = UpToTheEnd(page.GetBuffer().AsMemory(0, (int)page.Length));
        var kept = false;
        if (response.StatusCode == StatusCodes.Status200OK && ShopPages.CanBeKept(http.Request, out _, out _))
        {
            response.Headers.CacheControl = Revalidate;
            kept = http.Features.Get<IOutputCacheFeature>() is not null;
            // A page that is made anew each time has no use for a tag: nobody compares it.
            if (kept)
                response.Headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body.Span).AsSpan(0, 10))}{(encoding == PageEncoding.None ? "" : "-" + encoding)}\"";
        }
        else
        {
            response.Headers.CacheControl = KeepOut;
        }

        if (encoding != PageEncoding.None)
        {
            body = Compress(body.Span, encoding, kept);
            response.Headers.ContentEncoding = encoding;
        }

        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, http.RequestAborted);
    }

    /// <summary>Behind the page the framework writes an encrypted state for live components, even when there are none and nothing is in it.</summary>
    private static ReadOnlyMemory<byte> UpToTheEnd(ReadOnlyMemory<byte> page)
    {
        var end = page.Span.LastIndexOf("</html>"u8);
        return end < 0 ? page : page[..(end + "</html>".Length)];
    }

    private static ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> page, string encoding, bool kept)
    {
        var small = new MemoryStream(page.Length / 4);
        using (Stream compressor = encoding == PageEncoding.Brotli
            ? new BrotliStream(small, new BrotliCompressionOptions { Quality = kept ? KeptQuality : OnceQuality }, leaveOpen: true)
            : new GZipStream(small, kept ? CompressionLevel.Optimal : CompressionLevel.Fastest, leaveOpen: true))
            compressor.Write(page);
        return small.GetBuffer().AsMemory(0, (int)small.Length);
    }
}
