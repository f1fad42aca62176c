using System.Net;
using System.Text.RegularExpressions;
using Hangazo.Core.Data;
using Hangazo.Core.Wishlists;
using Hangazo.Core.Wishlists.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Storefront;

/// <summary>"Tell me when it is back", with plain forms.</summary>
public sealed class WaitingForAPiece(ShopFront shop) : IClassFixture<ShopFront>
{
    [Fact]
    public async Task Is_offered_where_something_is_sold_out_and_only_there()
    {
        await shop.AddAsync("plenty", variants: [("S", null, 5m)]);
        await shop.AddAsync("partly", variants: [("S", null, 5m), ("M", null, 0m), ("L", null, 0m)]);
        await shop.AddAsync("none", variants: (null, null, 0m));

        Assert.DoesNotContain("action=\"/stock-watch\"", await shop.ReadAsync("/products/plenty"));
        var partly = await shop.ReadAsync("/products/partly");
        Assert.Equal(["M", "L"], Regex.Matches(partly, "<option value=\"[0-9a-f-]{36}\">(\\w+)</option>", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => m.Groups[1].Value));
        Assert.Matches("<details class=\"more\" open>\\s*<summary>Tell me when it is back", await shop.ReadAsync("/products/none"));
    }

    [Fact]
    public async Task The_mail_s_link_asks_and_a_button_answers()
    {
        var gown = await shop.AddAsync("wanted-gown", "Wanted gown", variants: (null, null, 0m));
        using var browser = shop.Browser();

        Assert.Equal("/stock-watch/asked", await AskAsync(browser, gown.Variants[0].Value.ToString(), "njeri@example.com"));
        Assert.Contains("Look at your e-mail", await shop.ReadAsync("/stock-watch/asked"));
        var watch = await WatchAsync("njeri@example.com");
        var link = $"/stock-watch/{watch.Id}?key={watch.Key}";
        using var page = await browser.GetAsync(link);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("Tell you when it is back?", html);
        Assert.Equal(StockWatchState.Unconfirmed, (await WatchAsync("njeri@example.com")).State);

        var token = Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        using var answered = await browser.PostAsync($"/stock-watch/{watch.Id}/answer", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["key"] = watch.Key, ["answer"] = "yes", ["__RequestVerificationToken"] = WebUtility.HtmlDecode(token),
        }));

        Assert.Equal(link, answered.Headers.Location?.ToString());
        Assert.Contains("We tell you when it is back", await browser.GetStringAsync(link));
        Assert.Equal(StockWatchState.Waiting, (await WatchAsync("njeri@example.com")).State);
    }

    [Fact]
    public async Task Refuses_clearly()
    {
        var gown = await shop.AddAsync("refused-gown", variants: (null, null, 0m));
        using var browser = shop.Browser();

        Assert.Equal("/products/refused-gown?refused=watch.email", await AskAsync(browser, gown.Variants[0].Value.ToString(), "nobody"));
        Assert.Contains("Enter an e-mail address", await shop.ReadAsync("/products/refused-gown?refused=watch.email"));
        Assert.Null(await AskAsync(browser, Guid.CreateVersion7().ToString(), "njeri@example.com"));
        await AskAsync(browser, gown.Variants[0].Value.ToString(), "key@example.com");
        var watch = await WatchAsync("key@example.com");
        foreach (var key in new[] { "", "?key=guess" })
        {
            using var page = await browser.GetAsync($"/stock-watch/{watch.Id}{key}");
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        }

        using var forged = await browser.PostAsync($"/stock-watch/{watch.Id}/answer", new FormUrlEncodedContent(new Dictionary<string, string> { ["key"] = watch.Key, ["answer"] = "yes" }));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(StockWatchState.Unconfirmed, (await WatchAsync("key@example.com")).State);
    }

    private static async Task<string?> AskAsync(HttpClient browser, string variant, string email)
    {
        using var answer = await browser.PostAsync("/stock-watch", new FormUrlEncodedContent(new Dictionary<string, string> { ["variant"] = variant, ["email"] = email }));
        return answer.Headers.Location?.ToString();
    }

    private async Task<StockWatch> WatchAsync(string email)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<HangazoDb>().Set<StockWatch>().AsNoTracking().SingleAsync(watch => watch.Email == email);
    }
}
