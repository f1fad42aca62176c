using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Hangazo.Web.Storefront;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Storefront;

/// <summary>What search engines and those who share a link get to read.</summary>
public sealed class BeingFound(ShopFront shop) : IClassFixture<ShopFront>
{
    private static readonly XNamespace SiteMap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task A_product_says_its_variants_prices_and_place()
    {
        await shop.AddAsync("kanga-dress", "Kanga </script> dress", shillings: 4_550, variants: [("S", "Clay", 3m), ("M", "Clay", 0m)]);

        var html = await shop.ReadAsync("/products/kanga-dress");

        using var data = StructuredDataOf(html);
        var product = data.RootElement[0];
        Assert.Equal("ProductGroup", product.GetProperty("@type").GetString());
        Assert.Equal("Kanga </script> dress", product.GetProperty("name").GetString());
        Assert.Equal("https://shop.example/products/kanga-dress", product.GetProperty("url").GetString());
        Assert.Equal(["https://schema.org/size", "https://schema.org/color"], product.GetProperty("variesBy").EnumerateArray().Select(axis => axis.GetString()));
        var offers = product.GetProperty("hasVariant").EnumerateArray().Select(variant => variant.GetProperty("offers")).ToArray();
        Assert.Equal(["https://schema.org/InStock", "https://schema.org/OutOfStock"], offers.Select(offer => offer.GetProperty("availability").GetString()));
        Assert.Equal("4550", offers[0].GetProperty("price").GetString());
        Assert.Equal("KES", offers[0].GetProperty("priceCurrency").GetString());
        Assert.True(offers[0].GetProperty("priceSpecification").GetProperty("valueAddedTaxIncluded").GetBoolean());
        var crumbs = data.RootElement[1].GetProperty("itemListElement").EnumerateArray().Select(step => step.GetProperty("item").GetString());
        Assert.Equal(
            [
                "https://shop.example/", "https://shop.example/categories/ready-to-wear", "https://shop.example/categories/dresses",
                "https://shop.example/products/kanga-dress",
            ],
            crumbs);
    }

    [Fact]
    public async Task A_product_without_choices_is_one_product()
    {
        await shop.AddAsync("plain-rug", variants: (null, null, 2m));

        using var data = StructuredDataOf(await shop.ReadAsync("/products/plain-rug"));

        Assert.Equal("Product", data.RootElement[0].GetProperty("@type").GetString());
        Assert.Equal("5000", data.RootElement[0].GetProperty("offers").GetProperty("price").GetString());
    }

    [Theory]
    [InlineData("/", "website", "https://shop.example/")]
    [InlineData("/categories/dresses?sort=price&page=1", "website", "https://shop.example/categories/dresses")]
    [InlineData("/products/shared-gown?refused=x", "product", "https://shop.example/products/shared-gown")]
    public async Task A_shared_link_has_a_preview(string address, string type, string canonical)
    {
        if (address.Contains("gown", StringComparison.Ordinal)) await shop.AddAsync("shared-gown", "Gown \"of the <year>\"");

        var html = await shop.ReadAsync(address);

        Assert.Contains($"<link rel=\"canonical\" href=\"{canonical}\">", html);
        Assert.Contains($"<link rel=\"alternate\" hreflang=\"en-KE\" href=\"{canonical}\"><link rel=\"alternate\" hreflang=\"x-default\" href=\"{canonical}\">", html);
        Assert.Contains($"<meta property=\"og:url\" content=\"{canonical}\">", html);
        Assert.Contains($"<meta property=\"og:type\" content=\"{type}\">", html);
        Assert.DoesNotContain("<year>", html);
    }

    [Fact]
    public async Task The_site_map_names_every_public_page()
    {
        await shop.AddAsync("mapped-dress");
        using var browser = shop.Browser();

        using var answer = await browser.GetAsync("/sitemap.xml");
        var map = await answer.Content.ReadAsStringAsync();
        var addresses = Addresses(map);

        Assert.Contains(
            "<loc>https://shop.example/products/mapped-dress</loc>"
                + "<xhtml:link rel=\"alternate\" hreflang=\"en-KE\" href=\"https://shop.example/products/mapped-dress\" />"
                + "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"https://shop.example/products/mapped-dress\" />", map);
        Assert.Equal("application/xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            ["https://shop.example/", "https://shop.example/products", "https://shop.example/categories/ready-to-wear", "https://shop.example/categories/dresses"],
            addresses[..4]);
        Assert.Contains("https://shop.example/products/mapped-dress", addresses);
        Assert.Contains("Sitemap: https://shop.example/sitemap.xml", await shop.ReadAsync("/robots.txt"));
        Assert.Contains("Disallow: /admin", await shop.ReadAsync("/robots.txt"));
    }

    [Fact]
    public async Task A_large_site_map_is_split()
    {
        foreach (var number in Enumerable.Range(1, 3)) await shop.AddAsync($"split-{number}");
        await using var small = shop.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton(new SiteMapApi.Sizes(PerFile: 2))));
        using var browser = small.CreateClient();

        var parts = Addresses(await browser.GetStringAsync("/sitemap.xml"));
        var products = new List<string>();
        foreach (var part in parts) products.AddRange(Addresses(await browser.GetStringAsync(new Uri(part).PathAndQuery)));
        using var beyond = await browser.GetAsync($"/sitemaps/{parts.Length}.xml");

        Assert.True(parts.Length >= 3);
        Assert.Equal(products.Count, products.Distinct().Count());
        Assert.All([1, 2, 3], number => Assert.Contains($"https://shop.example/products/split-{number}", products));
        Assert.Equal(HttpStatusCode.NotFound, beyond.StatusCode);
    }

    private static string[] Addresses(string xml) => [.. XDocument.Parse(xml).Descendants(SiteMap + "loc").Select(address => address.Value)];

    private static JsonDocument StructuredDataOf(string html) => JsonDocument.Parse(
        Regex.Match(html, "<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Groups[1].Value);
}
