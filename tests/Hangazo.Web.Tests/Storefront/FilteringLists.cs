using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Data;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Storefront;

/// <summary>Lists and searches that are narrowed by what products say of themselves.</summary>
public sealed class FilteringLists(ShopFront shop) : IClassFixture<ShopFront>, IAsyncLifetime
{
    private static readonly Actor Manager = new(Guid.CreateVersion7(), "Grace Wambui");

    public async Task InitializeAsync()
    {
        if (await ExistsAsync()) return;
        await shop.ChangeAsync(async services =>
        {
            var attributes = services.GetRequiredService<ArrangeAttributes>();
            await attributes.AddAsync("fabric", AttributeKind.Choice, new("Fabric", "", true, [new(null, "Linen"), new(null, "Silk & lace")], []), Manager, default);
            await attributes.AddAsync("lined", AttributeKind.YesNo, new("Lined", "", true, [], []), Manager, default);
            await attributes.AddAsync("secret", AttributeKind.Choice, new("Secret", "", false, [new(null, "Linen")], []), Manager, default);
        });
        await SayAsync("lace-dress", "Lamu <Looms>", "Silk & lace", "yes");
        await SayAsync("linen-dress", "Kisumu Kids", "Linen", "no");
        await SayAsync("linen-robe", "Kisumu Kids", "Linen", "yes");
        await shop.QuietAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("/products?fabric=Linen", "linen-dress linen-robe")]
    [InlineData("/products?fabric=Linen&fabric=Silk+%26+lace&lined=yes", "lace-dress linen-robe")]
    [InlineData("/products?brand=Kisumu+Kids&lined=no", "linen-dress")]
    [InlineData("/products?tag=made+today&size=M&stock=1", "lace-dress linen-dress linen-robe")]
    [InlineData("/search?fabric=Linen&sort=newest", "linen-dress linen-robe")]
    [InlineData("/products?fabric=Wood", "")]
    [InlineData("/brands/kisumu-kids", "linen-dress linen-robe")]
    [InlineData("/brands/kisumu-kids?lined=no&brand=Lamu+Looms&sort=rating", "linen-dress")]
    public async Task Show_what_says_so(string address, string slugs) => Assert.Equal(slugs, string.Join(' ', Cards(await shop.ReadAsync(address)).Order()));

    [Fact]
    public async Task A_brand_has_a_page_that_products_and_the_site_map_lead_to()
    {
        var html = WebUtility.HtmlDecode(await shop.ReadAsync("/brands/lamu-looms"));
        Assert.Contains("<h1>Lamu <Looms></h1>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<legend>Brand</legend>", html, StringComparison.Ordinal);
        Assert.Contains("rel=\"canonical\" href=\"https://shop.example/brands/lamu-looms\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/brands/lamu-looms\"", await shop.ReadAsync("/products/lace-dress"), StringComparison.Ordinal);
        Assert.Contains("<loc>https://shop.example/brands/kisumu-kids</loc>", await shop.ReadAsync("/sitemap.xml"), StringComparison.Ordinal);
        using var browser = shop.Browser();
        foreach (var path in new[] { "/brands/nobody", "/brands/Kisumu%20Kids", "/brands/%27--" })
        {
            using var answer = await browser.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("/products")]
    [InlineData("/search?q=dress")]
    public async Task Offer_groups_by_their_names_with_counts(string address)
    {
        var html = WebUtility.HtmlDecode(await shop.ReadAsync(address));

        foreach (var group in new[] { "Price, KSh", "Size", "Brand", "Fabric", "Lined", "Show" }) Assert.Contains($"<legend>{group}</legend>", html);
        Assert.DoesNotContain("<legend>Secret</legend>", html);
        Assert.Matches("name=\"lined\" value=\"no\"[^>]*>No <span class=\"soft small\">1</span>", html);
    }

    [Fact]
    public async Task Keep_every_choice_in_their_links_and_offer_a_way_out_of_each()
    {
        var html = WebUtility.HtmlDecode(await shop.ReadAsync("/products?lined=yes&fabric=Silk+%26+lace&sort=price&utm=x"));

        Assert.Contains("href=\"/products?sort=price&lined=yes\"", html);
        Assert.Contains("href=\"/products?sort=price&fabric=Silk%20%26%20lace\"", html);
        Assert.Contains("Lined: Yes", html);
        Assert.Contains("href=\"/products?sort=price\" rel=\"nofollow\">Clear all", html);
        Assert.Contains("name=\"fabric\" value=\"Silk & lace\" checked", html);
    }

    [Fact]
    public async Task Answer_anything_quickly_and_as_text()
    {
        var hundred = string.Join('&', Enumerable.Range(0, 100).Select(i => $"fabric=made+up+{i}&kind-{i}=x&size={i}"));
        var began = Stopwatch.GetTimestamp();
        foreach (var query in new[]
        {
            hundred, "fabric=" + new string('x', 2_000), "fabric=%00%27%3B--&brand=%3Cscript%3Ealert(1)%3C/script%3E", "fabric=&lined=&brand=", "secret=Linen", "page=1000000000&fabric=Linen",
            "lined=perhaps",
        })
        {
            foreach (var page in new[] { "/products?", "/search?q=dress&" })
            {
                var html = await shop.ReadAsync(page + query);
                Assert.Contains("Sort by", html, StringComparison.Ordinal);
                Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            }
        }

        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0, 10);
        Assert.Equal(Cards(await shop.ReadAsync("/products")), Cards(await shop.ReadAsync("/products?secret=Linen")));
    }

    [Fact]
    public async Task With_one_known_choice_are_kept_each_under_its_own_name()
    {
        await shop.QuietAsync();
        var linen = Cards(await shop.ReadAsync("/products?fabric=Linen"));
        using var browser = shop.Browser();
        using var again = await browser.GetAsync("/products?utm_source=x&fabric=Linen");
        using var other = await browser.GetAsync("/products?fabric=Silk+%26+lace");

        Assert.NotNull(again.Headers.Age);
        Assert.Equal(linen, Cards(await again.Content.ReadAsStringAsync()));
        Assert.Equal(["lace-dress"], Cards(await other.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Under_a_former_address_send_shoppers_on_for_good()
    {
        await shop.ChangeAsync(async services =>
        {
            var shelves = services.GetRequiredService<ArrangeCategories>();
            var made = await shelves.AddAsync(null, "Hats", "hats-before", "", Manager, default);
            Assert.True((await shelves.WriteAsync(made.Value, "Hats", "hats-now", "", Manager, default)).Succeeded);
        });
        await shop.QuietAsync();
        using var browser = shop.Browser();
        using var answer = await browser.GetAsync("/categories/hats-before?sort=price");

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.EndsWith("/categories/hats-now?sort=price", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Hats", await shop.ReadAsync("/categories/hats-now"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_their_details_on_the_products_page()
    {
        var html = await shop.ReadAsync("/products/lace-dress");

        Assert.Matches("<th scope=\"row\">Fabric</th><td>Silk &amp; lace</td>", html);
        Assert.Matches("<th scope=\"row\">Lined</th><td>Yes</td>", html);
        Assert.Contains("href=\"/brands/lamu-looms\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/products?tag=made%20today\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<Looms>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggest_a_size_by_a_plain_form()
    {
        await shop.ChangeAsync(async services =>
        {
            var charts = services.GetRequiredService<ArrangeSizeCharts>();
            var product = (await services.GetRequiredService<ProductForEditing>().FindAsync("lace-dress", default))!;
            BodyRange[] small = [new(84, 88), new(66, 70)], middle = [new(88, 93), new(70, 75)];
            var chart = await charts.SaveAsync(null, 0, new("Women <b>", ["Bust", "Waist"], [new("S", small), new("M", middle)], []), Manager, default);
            Assert.True((await services.GetRequiredService<SaveProduct>().ExecuteAsync(
                new(product.Id, product.Version, product.Sheet with { SizeChart = chart.Value }, product.Variants, product.Pictures, Manager), default)).Succeeded);
        });
        await shop.QuietAsync();

        var page = await shop.ReadAsync("/products/lace-dress");
        Assert.Contains("action=\"/products/lace-dress/size\"", page, StringComparison.Ordinal);
        Assert.Contains("<td>88–93</td>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        var advice = await shop.ReadAsync("/products/lace-dress/size?m1=92&m2=74");
        Assert.Contains("We suggest M.", advice, StringComparison.Ordinal);
        Assert.Contains("We have it in M.", advice, StringComparison.Ordinal);
        Assert.Contains("is-suggested", advice, StringComparison.Ordinal);
        Assert.Contains("between M and S", await shop.ReadAsync("/products/lace-dress/size?m1=92&m2=68"), StringComparison.Ordinal);
        Assert.Contains("will sit well", await shop.ReadAsync("/products/lace-dress/size?m1=140"), StringComparison.Ordinal);
        Assert.Contains("at least one measure", await shop.ReadAsync("/products/lace-dress/size?m1=%3Cscript%3Ealert(1)&m2=-5&m9=1"), StringComparison.Ordinal);
        using var browser = shop.Browser();
        foreach (var gone in new[] { "/products/never-was/size", "/products/linen-dress/size" })
        {
            using var answer = await browser.GetAsync(gone);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var twice = await browser.GetAsync("/products/lace-dress/size?m1=92&m2=74");
        Assert.Null(twice.Headers.Age);
        Assert.Contains("no-store", twice.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    private async Task<bool> ExistsAsync()
    {
        using var browser = shop.Browser();
        using var answer = await browser.GetAsync("/products/linen-robe");
        return answer.IsSuccessStatusCode;
    }

    private async Task SayAsync(string slug, string brand, string fabric, string lined)
    {
        await shop.AddAsync(slug, variants: [("M", null, 5m)]);
        await shop.ChangeAsync(async services =>
        {
            var product = (await services.GetRequiredService<ProductForEditing>().FindAsync(slug, default))!;
            var saved = await services.GetRequiredService<SaveProduct>().ExecuteAsync(
                new(product.Id, product.Version, product.Sheet with { Brand = brand, Tags = ["made today"], Attributes = [new("fabric", fabric), new("lined", lined), new("secret", "Linen")] },
                    product.Variants, [], Manager), default);
            Assert.True(saved.Succeeded, saved.Error?.Message);
        });
    }

    private static List<string> Cards(string html) => Regex.Matches(html, "<h3 class=\"piece-name\"><a href=\"/products/([^\"?]+)", RegexOptions.None, TimeSpan.FromSeconds(1))
        .Select(match => match.Groups[1].Value).ToList();
}
