using System.IO.Compression;
using System.Net;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Storefront;

/// <summary>The output cache, seen from outside: an answer that was kept has an Age.</summary>
public sealed class KeepingPages(ShopFront shop) : IClassFixture<ShopFront>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/products")]
    [InlineData("/categories/dresses?sort=price")]
    public async Task Shop_pages_are_kept_and_set_no_cookie(string address)
    {
        await shop.AddAsync($"kept-{Math.Abs(address.GetHashCode(StringComparison.Ordinal))}");
        await shop.QuietAsync();
        using var first = await GetAsync(address);
        using var second = await GetAsync(address);

        Assert.NotNull(second.Headers.Age);
        Assert.False(first.Headers.Contains("Set-Cookie"));
        Assert.False(second.Headers.Contains("Set-Cookie"));
        Assert.Equal("public, must-revalidate, max-age=0", second.Headers.CacheControl?.ToString());
        Assert.Contains("frame-ancestors 'none'", string.Join(' ', second.Headers.GetValues("Content-Security-Policy")));
    }

    [Fact]
    public async Task Keys_that_mean_nothing_make_no_entry_of_their_own()
    {
        await shop.QuietAsync();
        using var first = await GetAsync("/products?sort=newest&utm_source=letter");
        using var second = await GetAsync("/products?fbclid=1&page=1&sort=newest&sale=no");

        Assert.NotNull(second.Headers.Age);
    }

    [Theory]
    [InlineData("/search?q=dress")]
    [InlineData("/products?min=100")]
    [InlineData("/products?size=nobody-makes-this")]
    [InlineData("/products?brand=nobody-sells-this")]
    [InlineData("/products?size=M&colour=Clay")]
    public async Task Endless_addresses_are_not_kept(string address)
    {
        using var first = await GetAsync(address);
        using var second = await GetAsync(address);

        Assert.Null(second.Headers.Age);
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("identity", null)]
    [InlineData("", null)]
    public async Task Everybody_gets_the_encoding_they_can_read(string accepted, string? encoding)
    {
        foreach (var _ in new[] { "made", "kept" })
        {
            using var answer = await GetAsync("/products", accepted);
            var body = await answer.Content.ReadAsStreamAsync();
            using var html = new StreamReader(encoding switch
            {
                "br" => new BrotliStream(body, CompressionMode.Decompress),
                "gzip" => new GZipStream(body, CompressionMode.Decompress),
                _ => body,
            });

            Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Equal("Accept-Encoding", string.Join(',', answer.Headers.Vary));
            Assert.Contains("<h1>All pieces</h1>", await html.ReadToEndAsync());
        }
    }

    [Fact]
    public async Task A_phone_that_has_the_page_is_told_so()
    {
        await shop.QuietAsync();
        using var first = await GetAsync("/categories/ready-to-wear");
        var tag = first.Headers.ETag!;
        using var browser = shop.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/categories/ready-to-wear");
        request.Headers.IfNoneMatch.Add(tag);

        using var again = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task What_changes_is_shown_at_once()
    {
        var gown = await shop.AddAsync("last-gown", variants: (null, null, 3m));
        await shop.QuietAsync();
        Assert.Contains("3 left", await shop.ReadAsync("/products/last-gown"));
        Assert.DoesNotContain("Sold out", await shop.ReadAsync("/products?sort=newest"));

        await shop.SetStockAsync(gown.Variants[0], 2);
        await Eventually.Async(async () => (await shop.ReadAsync("/products/last-gown")).Contains("2 left", StringComparison.Ordinal));

        await shop.SetStockAsync(gown.Variants[0], 0);
        await Eventually.Async(async () => (await shop.ReadAsync("/products/last-gown")).Contains("Sold out", StringComparison.Ordinal));
        await Eventually.Async(async () => await shop.ReadAsync("/products?sort=newest"), html => html.Contains("Sold out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_house_is_in_the_head_of_every_page()
    {
        await shop.ReadAsync("/");
        await shop.ChangeAsync(async services =>
        {
            var db = services.GetRequiredService<HangazoDb>();
            db.Add(Category.Create(CategoryId.New(), null, "hats", "Hats", "", null, 9));
            await db.SaveChangesAsync();
        });

        await Eventually.Async(async () => (await shop.ReadAsync("/")).Contains("/categories/hats", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_missed_while_the_node_was_deaf_is_shown_when_it_hears_again()
    {
        var scarf = await shop.AddAsync("missed-scarf", variants: (null, null, 3m));
        await shop.QuietAsync();
        Assert.Contains("3 left", await shop.ReadAsync("/products/missed-scarf"));

        // Changed behind the outbox's back, as an event lost with the connection would look from here.
        await shop.SayNothingAsync($"update inventory.stock set on_hand = 1 where variant_id = '{scarf.Variants[0]}'");
        Assert.Contains("3 left", await shop.ReadAsync("/products/missed-scarf"));
        await shop.SayNothingAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen %'");

        await Eventually.Async(async () => (await shop.ReadAsync("/products/missed-scarf")).Contains("1 left", StringComparison.Ordinal));
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string accepted = "")
    {
        using var browser = shop.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accepted.Length > 0) request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        return await browser.SendAsync(request);
    }
}
