using System.Net;
using System.Text.RegularExpressions;
using Hangazo.Core.Data;
using Hangazo.Web.Tests.Storefront;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Payments;

/// <summary>The page on which anybody who has the link pays, by plain forms.</summary>
public sealed class PayingByLink(ShopFront shop) : IClassFixture<ShopFront>
{
    [Fact]
    public async Task Shows_what_is_due_and_nothing_else_of_the_order()
    {
        var (_, key) = await shop.PlacedInPartsAsync("link-suit");

        using var browser = shop.Browser();
        using var answer = await browser.GetAsync($"/pay/{key}");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Contains("of Wanjiku", page, StringComparison.Ordinal);
        Assert.Contains("KSh 20,000", page, StringComparison.Ordinal);
        Assert.Contains("when it is ready", page, StringComparison.Ordinal);
        foreach (var secret in (string[])["Kamau", "0712", "712345", "Blue gate", "wanjiku@example.com", "blazor.web"])
            Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_the_phone_that_is_given_for_the_amount_that_is_chosen()
    {
        var (order, key) = await shop.PlacedInPartsAsync("link-gift");
        using var browser = shop.Browser();

        using var asked = await PostAsync(
            browser, key, ("Input.Portion", "Other"), ("Input.Amount", "5,000"), ("Input.Method", "mpesa"), ("Input.Phone", "0700 000 001"), ("Input.Name", "Mama Njeri"));

        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        var where = asked.Headers.Location!.ToString();
        Assert.Matches($"/pay/{key}\\?attempt=[0-9a-f-]{{36}}$", where);
        var page = await browser.GetStringAsync(where);
        Assert.Contains("role=\"status\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("0700 000 001", page, StringComparison.Ordinal);
        await using var scope = shop.Services.CreateAsyncScope();
        var attempts = await scope.ServiceProvider.GetRequiredService<HangazoDb>().Set<Core.Payments.PaymentAttempt>().AsNoTracking()
            .Where(attempt => attempt.PayerName == "Mama Njeri").ToListAsync();
        Assert.Equal(5_000_00, Assert.Single(attempts).Amount.Minor);
        Assert.True(order.Anew);
    }

    [Fact]
    public async Task Says_beside_what_was_typed_why_it_is_refused()
    {
        var (_, key) = await shop.PlacedInPartsAsync("link-hat");
        using var browser = shop.Browser();

        using var refused = await PostAsync(
            browser, key, ("Input.Portion", "Other"), ("Input.Amount", "1"), ("Input.Method", "mpesa"), ("Input.Phone", "12<b>"), ("Input.Name", ""));

        var page = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Tell us who pays", page, StringComparison.Ordinal);
        Assert.Contains("Enter a phone number", page, StringComparison.Ordinal);
        Assert.Contains("value=\"12&lt;b&gt;\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bears_nonsense_in_its_address_and_form()
    {
        var (_, key) = await shop.PlacedInPartsAsync("link-sash");
        using var browser = shop.Browser();

        using var page = await browser.GetAsync($"/pay/{key}?attempt=%27%3B--");
        using var other = await browser.GetAsync($"/pay/{key}?attempt={Guid.CreateVersion7()}");
        using var gone = await browser.GetAsync($"/pay/{key}/go?attempt=x");
        using var posted = await PostAsync(browser, key, ("Input.Portion", "Everything"), ("Input.Method", "cheque"), ("Input.Name", "Mama"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Redirect), (page.StatusCode, other.StatusCode, gone.StatusCode));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, posted.StatusCode);
        Assert.Contains("This way to pay is not available", await posted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Needs_the_token_of_the_page()
    {
        var (_, key) = await shop.PlacedInPartsAsync("link-scarf");
        using var browser = shop.Browser();
        using var answer = await browser.PostAsync(
            $"/pay/{key}", new FormUrlEncodedContent([KeyValuePair.Create("_handler", "pay"), KeyValuePair.Create("Input.Portion", "Full")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/pay/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/pay/x")]
    [InlineData("/pay/%27%3B--aaaaaaaaaaaaaaaaaaa")]
    public async Task Does_not_exist_without_its_key(string path)
    {
        using var browser = shop.Browser();
        using var answer = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_checkout_says_before_ordering_what_is_paid_now_and_later()
    {
        using var browser = shop.Browser();
        var piece = await shop.MadeToMeasureAsync("link-coat");
        using var added = await browser.PostAsync("/cart/add", new FormUrlEncodedContent([KeyValuePair.Create("variant", piece.Variants[0].ToString())]));

        var page = await browser.GetStringAsync("/checkout");

        Assert.Contains("Pay now KSh 20,000, later KSh 20,000.", page, StringComparison.Ordinal);
        Assert.Contains("KSh 20,000 when it is ready", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Pay on delivery", page, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string key, params (string Name, string Value)[] fields)
    {
        var page = await browser.GetStringAsync($"/pay/{key}");
        var hidden = Regex.Matches(page, "name=\"(__RequestVerificationToken|_handler)\" value=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1))
            .Select(match => KeyValuePair.Create(match.Groups[1].Value, match.Groups[2].Value));
        return await browser.PostAsync($"/pay/{key}", new FormUrlEncodedContent([.. hidden, .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]));
    }
}
