using System.Net;
using System.Text.RegularExpressions;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Promotions;
using Hangazo.Core.Promotions.UseCases;
using Hangazo.Web.Tests.Storefront;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Promotions;

public sealed class UsingACodeByPlainForms(ShopFront shop) : IClassFixture<ShopFront>
{
    private static readonly Actor Manager = new(null, "a test");

    [Fact]
    public async Task Is_applied_shown_and_taken_out_again_in_the_cart()
    {
        using var browser = await FilledAsync("plain-top", "PLAIN10");

        Assert.Equal("/cart?code=coupon.unknown", await PostAsync(browser, "/cart", "/cart/code", ("code", "NOT-THIS-ONE"), ("step", "code")));
        Assert.Contains("We do not know this code.", await browser.GetStringAsync("/cart?code=coupon.unknown"), StringComparison.Ordinal);
        Assert.Equal("/cart", await PostAsync(browser, "/cart", "/cart/code", ("code", " plain10 "), ("step", "code")));
        var cart = await browser.GetStringAsync("/cart");
        Assert.Contains("Ten off (PLAIN10)", cart, StringComparison.Ordinal);
        Assert.Contains("-KSh 500", cart, StringComparison.Ordinal);
        Assert.Contains("KSh 4,500", cart, StringComparison.Ordinal);
        await PostAsync(browser, "/cart", "/cart/code", ("step", "remove-code"));
        Assert.DoesNotContain("PLAIN10", await browser.GetStringAsync("/cart"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_checkout_keeps_what_was_typed_and_orders_nothing_before_the_new_total_was_seen()
    {
        using var browser = await FilledAsync("plain-skirt", "SKIRT10");

        var applied = await AnswerAsync(browser, "/checkout", "/checkout", ("fullName", "Wanjiku Kamau"), ("code", "skirt10"), ("step", "place"));

        Assert.Equal(HttpStatusCode.Conflict, applied.StatusCode);
        var page = await applied.Content.ReadAsStringAsync();
        Assert.Contains("Your discount code is applied.", page, StringComparison.Ordinal);
        Assert.Contains("Ten off (SKIRT10)", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Wanjiku Kamau\"", page, StringComparison.Ordinal);
        var refused = await AnswerAsync(browser, "/checkout", "/checkout", ("code", "<script>"), ("step", "code"));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.DoesNotContain("<script>\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Needs_the_token_of_the_page()
    {
        using var browser = await FilledAsync("plain-hat", "HAT10");
        using var answer = await browser.PostAsync("/cart/code", new FormUrlEncodedContent([KeyValuePair.Create("code", "HAT10")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Guessing_is_slowed_down()
    {
        using var browser = await FilledAsync("plain-scarf", "SCARF10");
        var answers = new List<string>();
        for (var i = 0; i < 40; i++) answers.Add(await PostAsync(browser, "/cart", "/cart/code", ("code", $"GUESS-{i}"), ("step", "code")));
        Assert.Contains("/cart?code=coupon.too-many-tries", answers);
    }

    private async Task<HttpClient> FilledAsync(string slug, string code)
    {
        var piece = await shop.AddAsync(slug);
        await using var scope = shop.Services.CreateAsyncScope();
        var saved = await scope.ServiceProvider.GetRequiredService<SavePromotion>().ExecuteAsync(
            null, 0, new("Ten off", new(PromotionKind.Percentage) { Percent = 10, NeedsCode = true }, true, null, null, 100, false, null, null, null),
                Manager, default);
        await scope.ServiceProvider.GetRequiredService<MakeCoupons>().NameAsync(saved.Value, code, null, Manager, default);
        var browser = shop.Browser();
        using var added =
            await browser.PostAsync("/cart/add", new FormUrlEncodedContent([KeyValuePair.Create("variant", piece.Variants[0].ToString())]));
        Assert.Equal("/cart", added.Headers.Location?.ToString());
        return browser;
    }

    private static async Task<string> PostAsync(HttpClient browser, string page, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await AnswerAsync(browser, page, path, fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> AnswerAsync(HttpClient browser, string page, string path,
        params (string Name, string Value)[] fields)
    {
        var token =
            Regex.Match(await browser.GetStringAsync(page), "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.None,
            TimeSpan.FromSeconds(1)).Groups[1].Value;
        return await browser.PostAsync(path, new FormUrlEncodedContent(
            [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]));
    }
}
