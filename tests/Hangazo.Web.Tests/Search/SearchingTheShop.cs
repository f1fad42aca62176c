using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hangazo.Tests.Support;
using Hangazo.Web.Tests.Storefront;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Hangazo.Web.Tests.Search;

public sealed class SearchingTheShop(ShopFront shop) : IClassFixture<ShopFront>, IAsyncLifetime
{
    private static readonly SemaphoreSlim Once = new(1);
    private static bool _filled;

    public async Task InitializeAsync()
    {
        await Once.WaitAsync();
        try
        {
            if (_filled) return;
            for (var i = 1; i <= 30; i++) await shop.AddAsync($"dress-{i}", $"Dress number {i}", shillings: 1_000 * i, before: i % 10 == 0 ? 2_000 * i : null, variants: [("S", "Clay", 5m), ("M", "Forest", 5m)]);
            await shop.AddAsync("velvet-curtain", "Velvet curtain", "soft-furnishing", variants: (null, "Plum", 5m));
            await shop.AddAsync("sly-cushion", "Sly <script>alert(1)</script> & \"cushion\"", "soft-furnishing", variants: (null, "Plum", 0m));
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
    [InlineData("q=velvet", "velvet-curtain")]
    [InlineData("q=velvit+curtian", "velvet-curtain")]
    [InlineData("q=pazia", "velvet-curtain")]
    [InlineData("q=dress&min=29000", "dress-30 dress-29")]
    [InlineData("q=dress&max=1000", "dress-1")]
    [InlineData("q=dress&sale=1&sort=price", "dress-10 dress-20 dress-30")]
    [InlineData("category=soft-furnishing&stock=1", "velvet-curtain")]
    [InlineData("q=dress&category=soft-furnishing", "")]
    [InlineData("colour=Plum&sort=price&stock=1", "velvet-curtain")]
    [InlineData("q=dress&size=XXL", "")]
    public async Task Finds(string query, string slugs)
    {
        var found = Cards(await ReadAsync(query));

        Assert.Equal(slugs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), found.Order());
    }

    [Fact]
    public async Task Works_as_a_plain_form()
    {
        var html = await ReadAsync("q=dress&colour=Clay&sort=price");

        Assert.Contains("<form class=\"finder\" role=\"search\" action=\"/search\"", html);
        Assert.Contains(">Search</label>", html);
        foreach (var group in new[] { "Category", "Price, KSh", "Size", "Colour", "Show" }) Assert.Matches($"<fieldset>\\s*<legend>{group}</legend>", html);
        Assert.Matches("<label for=\"sort\">Sort by</label>", html);
        Assert.Matches("<option value=\"price\" selected", html);
        Assert.Matches("name=\"colour\" value=\"Clay\" checked", html);
        Assert.Contains("type=\"hidden\" name=\"q\" value=\"dress\"", html);
        Assert.Contains("href=\"/search?q=dress&sort=price\"", html); // the chip that takes the colour away
        Assert.Contains("href=\"/search?q=dress&colour=Clay&sort=price&page=2\"", html);
        Assert.Contains("noindex", html);
        Assert.DoesNotContain("_framework", html);
    }

    [Fact]
    public async Task Says_what_it_took_a_slip_for_and_offers_the_words_themselves()
    {
        var html = await ReadAsync("q=velvit");

        Assert.Contains("Showing results for <strong>velvet</strong>", html);
        Assert.Contains("href=\"/search?q=velvit&exact=1\"", html);
        var exact = await ReadAsync("q=velvit&exact=1");
        Assert.Contains("Did you mean <a class=\"link\" href=\"/search?q=velvet\">velvet</a>", exact);
    }

    [Fact]
    public async Task Helps_when_there_is_nothing()
    {
        var html = await ReadAsync("q=zzzzqqq");

        Assert.Contains("We have nothing by that name", html);
        Assert.Contains("href=\"/categories/ready-to-wear\"", html);
        Assert.Contains("href=\"tel:", html);
    }

    [Theory]
    [InlineData("q=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("q=%00%00&page=1000000000&min=-1&max=x&sort=zzz&stock=yes&category=none")]
    [InlineData("q='%3B+drop+table+x%3B--&size=%27)%3B--&colour=%5C")]
    [InlineData("q=a:*+%26+!b+%7C+(c")]
    [InlineData("q=%F0%9F%91%97+%ED%A0%80")]
    [InlineData("q=one&q=two&q=three")]
    public async Task Answers_anything_kindly(string query)
    {
        var html = await shop.ReadAsync("/search?" + query);

        Assert.DoesNotContain("<script>alert", html);
        Assert.DoesNotContain("Exception", html);
        Assert.EndsWith("</html>", html);
    }

    [Fact]
    public async Task Heeds_some_of_a_hundred_choices_and_the_beginning_of_endless_words()
    {
        var many = string.Concat(Enumerable.Range(0, 100).Select(i => $"&size=S{i}&colour=C{i}&category=c{i}"));

        Assert.Empty(Cards(await ReadAsync("q=dress" + many)));
        Assert.Contains("We have nothing by that name", await ReadAsync("q=" + new string('a', 10_000)));
    }

    [Fact]
    public async Task Suggests_with_pictures()
    {
        using var browser = shop.Browser();
        using var answer = await browser.GetAsync("/search/suggest?q=dres");
        var suggestions = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["suggestions"]!.AsArray();

        Assert.Equal("public, max-age=60", answer.Headers.CacheControl?.ToString());
        Assert.Contains(suggestions, item => item!["kind"]!.GetValue<string>() == "category" && item["url"]!.GetValue<string>() == "/categories/dresses");
        var product = suggestions.First(item => item!["kind"]!.GetValue<string>() == "product")!;
        Assert.Matches("^/products/dress-\\d+$", product["url"]!.GetValue<string>());
        Assert.Matches("^/media/[0-9a-f]{32}/320.webp$", product["imageUrl"]!.GetValue<string>());
        Assert.StartsWith("Dress number", product["text"]!.GetValue<string>());
        Assert.Empty((await browser.GetFromJsonAsync<JsonObject>("/search/suggest?q=%00%3C"))!["suggestions"]!.AsArray());
        Assert.Empty((await browser.GetFromJsonAsync<JsonObject>("/search/suggest"))!["suggestions"]!.AsArray());
    }

    [Fact]
    public async Task Counts_a_result_that_is_opened_once_at_its_place_without_script_or_cookie()
    {
        var link = Regex.Matches(await ReadAsync("q=dress+number"), "href=\"(/products/dress-\\d+\\?hit=[0-9a-f]{32}\\.3)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Single().Groups[1].Value;
        using var browser = shop.Browser();
        for (var i = 0; i < 2; i++)
        {
            using var page = await browser.GetAsync(link);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.False(page.Headers.Contains("Set-Cookie"));
        }

        await browser.GetAsync(link.Split('?')[0] + "?hit=nonsense.9");
        await browser.GetAsync(link.Split('.')[0] + ".99999999999");
        await Eventually.Async(async () => await CountAsync("select count(*) from search.click where position = 3") == 1);
        Assert.Equal(1, await CountAsync("select count(*) from search.click"));
        Assert.Equal(1, await CountAsync("select count(*) from search.question where words = 'dress number' and not refined"));
    }

    [Fact]
    public async Task Notes_no_search_that_could_be_somebodys()
    {
        await ReadAsync("q=0712345678");
        await ReadAsync("q=hello@example.com");
        await ReadAsync("q=marker+words");

        await Eventually.Async(async () => await CountAsync("select count(*) from search.question where words = 'marker words'") == 1);
        Assert.Equal(0, await CountAsync("select count(*) from search.question where words ~ '[0-9]{7}' or words like '%example%'"));
    }

    private async Task<string> ReadAsync(string query) => WebUtility.HtmlDecode(await shop.ReadAsync("/search?" + query));

    private async Task<long> CountAsync(string sql)
    {
        await using var command = shop.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static List<string> Cards(string html) => Regex.Matches(html, "<h3 class=\"piece-name\"><a href=\"/products/([^\"?]+)", RegexOptions.None, TimeSpan.FromSeconds(1))
        .Select(match => match.Groups[1].Value).ToList();
}
