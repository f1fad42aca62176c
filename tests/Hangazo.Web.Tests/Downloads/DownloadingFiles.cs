using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Downloads;
using Hangazo.Core.Media.Contracts;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Tests.Documents;
using Hangazo.Web.Tests.Storefront;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Downloads;

/// <summary>A buyer's link over HTTP: looking counts nothing, the button counts one, the signed address that follows can be gone on with.</summary>
public sealed class DownloadingFiles(ShopFront shop) : IClassFixture<ShopFront>
{
    private const string Content = "%PDF-1.4 a pattern";

    [Fact]
    public async Task The_button_counts_one_and_a_broken_download_goes_on_uncounted()
    {
        var (link, id) = await GrantAsync(paid: true);
        using var browser = shop.Browser();
        for (var i = 0; i < 3; i++) await browser.GetStringAsync(link);
        Assert.Equal(0, await UsedAsync(id));

        var ticket = await PressAsync(browser, link, id);
        Assert.StartsWith("/downloads/file?ticket=", ticket, StringComparison.Ordinal);
        using var whole = await browser.GetAsync(ticket);
        Assert.Equal(Content, await whole.Content.ReadAsStringAsync());
        Assert.Equal("attachment", whole.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("no-store, private", whole.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", whole.Headers.GetValues("X-Content-Type-Options").Single());

        using var rest = new HttpRequestMessage(HttpMethod.Get, ticket) { Headers = { Range = new RangeHeaderValue(5, null) } };
        using var part = await browser.SendAsync(rest);
        Assert.Equal((HttpStatusCode.PartialContent, Content[5..]), (part.StatusCode, await part.Content.ReadAsStringAsync()));
        Assert.Equal(1, await UsedAsync(id));

        for (var i = 1; i < Download.Most; i++) await PressAsync(browser, link, id);
        Assert.Contains("as often as this link allows", await browser.GetStringAsync(link));
        Assert.DoesNotContain("<button class=\"button\">Download", await browser.GetStringAsync(link));
    }

    [Fact]
    public async Task Others_find_nothing_and_a_forged_ticket_opens_nothing()
    {
        var (link, id) = await GrantAsync(paid: true);
        using var browser = shop.Browser();
        foreach (var address in new[] { $"/downloads/{id}", $"/downloads/{id}?key=guessed", $"/downloads/{Guid.CreateVersion7()}?key=x", "/downloads/file", "/downloads/file?ticket=forged", $"/downloads/file?ticket={id}" })
        {
            using var answer = await browser.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var forged = await browser.PostAsync($"/downloads/{id}", new FormUrlEncodedContent(new Dictionary<string, string> { ["key"] = link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..] }));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(0, await UsedAsync(id));
    }

    [Fact]
    public async Task What_is_not_paid_is_not_sent()
    {
        var (link, _) = await GrantAsync(paid: false);
        using var browser = shop.Browser();
        var html = await browser.GetStringAsync(link);
        Assert.Contains("not paid", html);
        Assert.DoesNotContain("<form method=\"post\" action=\"/downloads", html);
    }

    [Fact]
    public async Task No_address_leads_to_the_file_itself()
    {
        await GrantAsync(paid: true);
        await using var scope = shop.Services.CreateAsyncScope();
        var hash = await scope.ServiceProvider.GetRequiredService<HangazoDb>().Set<Download>().Select(d => d.FileHash).FirstAsync();
        using var browser = shop.Browser();
        foreach (var address in new[] { $"/media/{hash}/320.webp", $"/files/{hash[..2]}/{hash}.file", $"/media/files/{hash[..2]}/{hash}.file", $"/downloads/{hash}" })
        {
            using var answer = await browser.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private async Task<(string Link, Guid Id)> GrantAsync(bool paid)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HangazoDb>();
        var order = SampleOrders.Place(1, TimeProvider.System.GetUtcNow(), "wanjiku@hangazo.test");
        if (paid) order.MarkPaid("M-Pesa", "UKL4X7Q9ZT", stockMissing: false, TimeProvider.System.GetUtcNow());
        db.Add(order);
        await db.SaveChangesAsync();
        using var content = new MemoryStream(Encoding.ASCII.GetBytes(Content));
        var file = (await scope.ServiceProvider.GetRequiredService<IFileStore>().TakeAsync(content, CancellationToken.None)).Value;
        var line = (await scope.ServiceProvider.GetRequiredService<IOrders>().FindAsync(order.Id, CancellationToken.None))!.Lines[0];
        var download = Download.Grant(order.Id, line, new DigitalFile(file.Hash, "pattern.pdf", file.Bytes, file.ContentType), 0, TimeProvider.System.GetUtcNow());
        db.Add(download);
        await db.SaveChangesAsync();
        return ($"/downloads/{download.Id}?key={download.Key}", download.Id.Value);
    }

    private static async Task<string> PressAsync(HttpClient browser, string link, Guid id)
    {
        var token = Regex.Match(await browser.GetStringAsync(link), "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        using var answer = await browser.PostAsync($"/downloads/{id}", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["key"] = link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..], ["__RequestVerificationToken"] = WebUtility.HtmlDecode(token),
        }));
        return answer.Headers.Location!.ToString();
    }

    private async Task<int> UsedAsync(Guid id)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<HangazoDb>().Set<Download>().Where(d => d.Id == new Hangazo.Core.Downloads.Contracts.DownloadId(id)).Select(d => d.Used).SingleAsync();
    }
}
