using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Hangazo.Core.Media.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Storefront;

public sealed class ServingPictures(ShopFront shop) : IClassFixture<ShopFront>
{
    [Theory]
    [InlineData("webp", "RIFF", 0)]
    [InlineData("avif", "ftypavif", 4)]
    public async Task A_rendition_may_be_kept_for_ever(string kind, string sign, int at)
    {
        var hash = await DrawAsync();
        using var browser = shop.Browser();

        using var answer = await browser.GetAsync($"/media/{hash}/320.{kind}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/" + kind, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
        Assert.Equal(sign, Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync(), at, sign.Length));
    }

    [Fact]
    public async Task A_page_offers_the_smaller_kind_first_and_a_cut_for_those_who_share_it()
    {
        var hash = await DrawAsync();
        await shop.AddAsync("shared-kanga", picture: new(hash, "A kanga", null) { Focus = new(3, 7) });
        using var browser = shop.Browser();

        var page = await shop.ReadAsync("/products/shared-kanga");
        var list = await shop.ReadAsync("/products");
        var shared = Regex.Match(page, "property=\"og:image\" content=\"https?://[^/]+(/[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        using var cut = await browser.GetAsync(shared);

        Assert.Matches($"<picture><source type=\"image/avif\" srcset=\"/media/{hash}/320.avif 320w[^>]*><img src=\"/media/{hash}/480.webp\"[^>]* class=\"fx3 fy7\"", page);
        Assert.Matches($"/media/{hash}/480.webp\"[^>]* class=\"fx3 fy7\"", list);
        Assert.Equal($"/products/shared-kanga/share.jpg?v={hash[..8]}-3-7", shared);
        Assert.Equal("image/jpeg", cut.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=86400", string.Join(", ", cut.Headers.GetValues("Cache-Control")));
        using var none = await browser.GetAsync("/products/no-such-thing/share.jpg");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    private Task<string> DrawAsync() => shop.Services.GetRequiredService<IMediaStore>().StoreAsync(
        Encoding.UTF8.GetBytes("""<svg xmlns="http://www.w3.org/2000/svg" width="640" height="800"><rect width="640" height="800" fill="#A8482A"/></svg>"""),
        "image/svg+xml", CancellationToken.None);

    [Theory]
    [InlineData("/media/00000000000000000000000000000000/320.webp")]
    [InlineData("/media/00000000000000000000000000000000/321.webp")]
    [InlineData("/media/00000000000000000000000000000000/99999999999.webp")]
    [InlineData("/media/..%2f..%2f..%2fetc%2fpasswd/320.webp")]
    [InlineData("/media/%2e%2e/320.webp")]
    [InlineData("/media/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/320.webp")]
    public async Task Anything_else_is_not_found(string address)
    {
        using var browser = shop.Browser();

        using var answer = await browser.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
