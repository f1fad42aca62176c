using System.Net;
using System.Text.RegularExpressions;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Web.Storefront;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Storefront;

public sealed class BrowsingLists(ShopFront shop) : IClassFixture<ShopFront>, IAsyncLifetime
{
    private static readonly SemaphoreSlim Once = new(1);
    private static bool _filled;

    public async Task InitializeAsync()
    {
        await Once.WaitAsync();
        try
        {
            if (_filled) return;
            for (var i = 1; i <= 50; i++) await shop.AddAsync($"dress-{i}", shillings: 1_000 * i, before: i % 10 == 0 ? 1_000 * i * 2 : null);
            await shop.AddAsync("gone-curtain", "Gone curtain 100%", "soft-furnishing", variants: (null, null, 0m));
            await shop.AddAsync("sly-cushion", "Sly <script>alert(1)</script> & \"cushion\"", "soft-furnishing");
            await shop.QuietAsync();
            _filled = true;
        }
        finally
        {
            Once.Release();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("/categories/dresses", 1)]
    [InlineData("/categories/dresses?page=2", 2)]
    [InlineData("/categories/dresses?page=999999", 3)]
    [InlineData("/categories/dresses?page=99999999999999999999", 1)]
    [InlineData("/categories/dresses?page=0", 1)]
    [InlineData("/categories/dresses?page=-4", 1)]
    [InlineData("/categories/dresses?page=two", 1)]
    [InlineData("/categories/dresses?page=2&page=3", 1)]
    public async Task Shows_the_nearest_page_that_exists(string address, int page)
    {
        var html = await shop.ReadAsync(address);

        Assert.Contains($"aria-current=\"page\">{page}</a>", html);
        Assert.Equal(page == 3 ? 2 : 24, Cards(html).Count);
    }

    [Theory]
    [InlineData("/categories/no-such-house")]
    [InlineData("/products/no-such-dress")]
    [InlineData("/nowhere/at/all")]
    public async Task What_is_not_there_is_a_404_with_a_search(string address)
    {
        // The page waits for what it has to read.
        shop.Services.GetRequiredService<CategoryTree>().Forget();
        using var browser = shop.Browser();
        using var answer = await browser.GetAsync(address);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("We looked on every rail", html);
        Assert.Contains("action=\"/search\"", html);
        Assert.DoesNotContain("Exception", html);
    }

    [Theory]
    [InlineData("sort=price", "dress-1")]
    [InlineData("sort=price-desc", "dress-50")]
    [InlineData("sort=newest", "dress-50")]
    [InlineData("sort=nonsense", "dress-50")]
    public async Task Sorts(string query, string first) => Assert.Equal(first, Cards(await shop.ReadAsync($"/categories/dresses?{query}"))[0]);

    [Theory]
    [InlineData("/categories/dresses?min=49000", "dress-50 dress-49")]
    [InlineData("/categories/dresses?max=1000&min=0", "dress-1")]
    [InlineData("/categories/dresses?max=1000&min=2000", "dress-2 dress-1")]
    [InlineData("/categories/dresses?sale=1", "dress-50 dress-40 dress-30 dress-20 dress-10")]
    [InlineData("/categories/soft-furnishing?stock=1", "sly-cushion")]
    public async Task Filters(string address, string slugs) => Assert.Equal(slugs, string.Join(' ', Cards(await shop.ReadAsync(address))));

    [Theory]
    [InlineData("/products?q=red+dress&min=5", "/search?q=red%20dress&min=5")]
    [InlineData("/categories/dresses?q=red", "/search?q=red&category=dresses")]
    public async Task Sends_words_to_the_search(string address, string search)
    {
        using var browser = shop.Browser();
        using var answer = await browser.GetAsync(address);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith(search, answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_nonsense_for_no_filter()
    {
        Assert.Equal(24, Cards(await shop.ReadAsync("/categories/dresses?min=cheap&max=-5&sale=yes&stock=true&unknown=1")).Count);
        Assert.Equal(24, Cards(await shop.ReadAsync("/categories/dresses?max=99999999999999999")).Count);
    }

    [Fact]
    public async Task Links_keep_the_filters()
    {
        var html = WebUtility.HtmlDecode(await shop.ReadAsync("/categories/dresses?min=2000&sort=price"));

        Assert.Contains("href=\"/categories/dresses?sort=price&min=2000&page=2\"", html);
        Assert.Contains("value=\"2000\"", html);
        Assert.Contains("<option value=\"price\" selected", html);
        Assert.Contains("href=\"/categories/dresses?sort=price\"", html); // the chip that takes the price away
    }

    [Fact]
    public async Task Says_what_is_sold_out_and_what_is_reduced()
    {
        Assert.Contains("Sold out", await shop.ReadAsync("/categories/soft-furnishing"));
        Assert.Contains("50%", WebUtility.HtmlDecode(await shop.ReadAsync("/categories/dresses?sale=1")));
    }

    [Fact]
    public async Task A_house_shows_what_stands_on_the_shelves_below() =>
        Assert.Contains("dress-50", Cards(await shop.ReadAsync("/categories/ready-to-wear")));

    [Fact]
    public async Task Names_are_text_whatever_is_in_them()
    {
        foreach (var address in new[] { "/categories/soft-furnishing", "/products/sly-cushion", "/search?q=%3Cscript%3Ealert(1)" })
            Assert.DoesNotContain("<script>alert", await shop.ReadAsync(address));
    }

    [Fact]
    public async Task Has_title_description_canonical_address_and_language()
    {
        var html = WebUtility.HtmlDecode(await shop.ReadAsync("/categories/dresses?page=2&sort=price&utm_source=x"));

        Assert.Contains("<html lang=\"en-KE\"", html);
        Assert.Contains("<title>Dresses, page 2 - Hangazo</title>", html);
        Assert.Contains("<meta name=\"description\" content=\"Dresses for every day.\"", html);
        Assert.Contains("<link rel=\"canonical\" href=\"https://shop.example/categories/dresses?page=2\"", html);
    }

    [Fact]
    public void An_address_has_one_spelling() => Assert.Equal(
        "/products?sort=newest&min=5&stock=1&page=2",
        (new ListAddress("/products") { Page = 2, InStock = true, Min = 5, Sort = Core.Search.Queries.SearchSort.Newest }).ToString());

    private static List<string> Cards(string html) => Regex.Matches(html, "<h3 class=\"piece-name\"><a href=\"/products/([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1))
        .Select(match => match.Groups[1].Value).ToList();
}
