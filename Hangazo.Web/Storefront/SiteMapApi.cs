using System.Globalization;
using System.Text;
using System.Xml;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Settings.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Hangazo.Web.Storefront;

/// <summary>What search engines ask first: which addresses there are (sitemaps.org, at most 50,000 in a file), and which are not for them.</summary>
internal sealed class SiteMapApi(PublicAddresses products, CategoryTree categories, BrandBook brands, IOptions<ShopAddress> shop, SiteMapApi.Sizes sizes)
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";
    private const string Fresh = "public, max-age=3600";

    // Nobody's own pages, endless variations of lists, and what machines talk to.
    private const string Rules = """
        User-agent: *
        Disallow: /admin
        Disallow: /account
        Disallow: /cart
        Disallow: /checkout
        Disallow: /orders
        Disallow: /pay/
        Disallow: /stock-watch
        Disallow: /search
        Disallow: /api/
        Disallow: /*?*q=
        Disallow: /*?*min=
        Disallow: /*?*max=

        """;

    /// <param name="PerFile">Addresses in one file.</param>
    internal sealed record Sizes(int PerFile = 50_000);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/robots.txt", (IOptions<ShopAddress> shop, HttpContext http) =>
        {
            http.Response.Headers.CacheControl = Fresh;
            return TypedResults.Text($"{Rules}Sitemap: {shop.Value.Absolute("/sitemap.xml")}\n");
        });
        routes.MapGet("/sitemap.xml", (SiteMapApi map, HttpContext http, CancellationToken cancellation) => map.FirstAsync(http.Response, cancellation));
        routes.MapGet("/sitemaps/{number:int}.xml", (int number, SiteMapApi map, HttpContext http, CancellationToken cancellation) =>
            map.PartAsync(number, http.Response, cancellation));
    }

    /// <summary>Everything when it fits into one file, else the list of files.</summary>
    private async Task FirstAsync(HttpResponse response, CancellationToken cancellation)
    {
        var shelves = await ShelvesAsync(cancellation);
        var count = await products.CountAsync(cancellation);
        await using var xml = Open(response);
        if (shelves.Count + count <= sizes.PerFile)
        {
            await WriteAddressesAsync(xml, shelves, products.TakeAsync(0, sizes.PerFile, cancellation));
            return;
        }

        await xml.WriteStartElementAsync(null, "sitemapindex", Namespace);
        for (var part = 0; part <= Files(count); part++)
            await WriteAsync(xml, "sitemap", string.Create(CultureInfo.InvariantCulture, $"/sitemaps/{part}.xml"));
        await xml.WriteEndElementAsync();
    }

    /// <summary>File 0 holds the pages and shelves, the others the products.</summary>
    private async Task<Results<EmptyHttpResult, NotFound>> PartAsync(int number, HttpResponse response, CancellationToken cancellation)
    {
        if (number < 0 || number > Files(await products.CountAsync(cancellation))) return TypedResults.NotFound();
        var shelves = number == 0 ? await ShelvesAsync(cancellation) : [];
        await using var xml = Open(response);
        await WriteAddressesAsync(xml, shelves, number == 0 ? AsyncEnumerable.Empty<string>() : products.TakeAsync((number - 1) * sizes.PerFile, sizes.PerFile, cancellation));
        return TypedResults.Empty;
    }

    private int Files(int count) => (count + sizes.PerFile - 1) / sizes.PerFile;

    private async Task<List<string>> ShelvesAsync(CancellationToken cancellation)
    {
        var paths = new List<string> { "/", "/products" };
        foreach (var house in (await categories.GetAsync(cancellation)).Houses) Add(house);
        paths.AddRange((await brands.GetAsync(cancellation)).Keys.Select(slug => "/brands/" + slug));
        return paths;

        void Add(CategoryTree.Node shelf)
        {
            paths.Add("/categories/" + shelf.Slug);
            foreach (var below in shelf.Children) Add(below);
        }
    }

    private async Task WriteAddressesAsync(XmlWriter xml, List<string> shelves, IAsyncEnumerable<string> slugs)
    {
        await xml.WriteStartElementAsync(null, "urlset", Namespace);
        await xml.WriteAttributeStringAsync("xmlns", "xhtml", null, Xhtml);
        foreach (var path in shelves) await WritePageAsync(xml, path);
        await foreach (var slug in slugs) await WritePageAsync(xml, "/products/" + slug);
        await xml.WriteEndElementAsync();
    }

    private async Task WritePageAsync(XmlWriter xml, string path)
    {
        await xml.WriteStartElementAsync(null, "url", Namespace);
        await xml.WriteElementStringAsync(null, "loc", Namespace, shop.Value.Absolute(path));
        foreach (var (tag, url) in shop.Value.Alternates(path))
        {
            await xml.WriteStartElementAsync("xhtml", "link", Xhtml);
            await xml.WriteAttributeStringAsync(null, "rel", null, "alternate");
            await xml.WriteAttributeStringAsync(null, "hreflang", null, tag);
            await xml.WriteAttributeStringAsync(null, "href", null, url);
            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndElementAsync();
    }

    private async Task WriteAsync(XmlWriter xml, string element, string path)
    {
        await xml.WriteStartElementAsync(null, element, Namespace);
        await xml.WriteElementStringAsync(null, "loc", Namespace, shop.Value.Absolute(path));
        await xml.WriteEndElementAsync();
    }

    private static XmlWriter Open(HttpResponse response)
    {
        response.ContentType = "application/xml; charset=utf-8";
        response.Headers.CacheControl = Fresh;
        return XmlWriter.Create(response.Body, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
    }
}
