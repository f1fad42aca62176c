using System.Net;
using System.Text;
using Hangazo.Core.Media.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Storefront;

public sealed class ServingPictures(ShopFront shop) : IClassFixture<ShopFront>
{
    [Fact]
    public async Task A_rendition_may_be_kept_for_ever()
    {
        var hash = await shop.Services.GetRequiredService<IMediaStore>().StoreAsync(
            Encoding.UTF8.GetBytes("""<svg xmlns="http://www.w3.org/2000/svg" width="640" height="800"><rect width="640" height="800" fill="#A8482A"/></svg>"""),
            "image/svg+xml", CancellationToken.None);
        using var browser = shop.Browser();

        using var answer = await browser.GetAsync($"/media/{hash}/320.webp");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/webp", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
        Assert.Equal("RIFF"u8.ToArray(), (await answer.Content.ReadAsByteArrayAsync())[..4]);
    }

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
