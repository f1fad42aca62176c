using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Web.Components.Admin.Ordering;
using Hangazo.Web.Tests.Storefront;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Shipping;

/// <summary>An order to another country by plain forms, from the checkout to the price of its delivery.</summary>
public sealed class OrderingAbroad(ShopFront shop) : IClassFixture<ShopFront>
{
    private static readonly Actor Staff = new(null, "a test");

    private static readonly (string Name, string Value)[] London =
    [
        ("fullName", "Amina Otieno"), ("phone", "+44 20 7946 0958"), ("email", "amina@example.com"), ("country", "GB"), ("town", "London"), ("postcode", "E1 6QL"),
        ("region", ""), ("directions", "12 Brick Lane"),
    ];

    [Fact]
    public async Task Choosing_a_country_shows_its_fields_and_what_happens_and_keeps_what_was_typed()
    {
        using var browser = await FilledAsync("abroad-top");
        var kenya = await browser.GetStringAsync("/checkout");
        Assert.Matches("<option value=\"KE\" selected[^>]*>Kenya</option>", kenya);
        Assert.Contains("name=\"county\"", kenya, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"postcode\"", kenya, StringComparison.Ordinal);

        using var answer = await PostAsync(browser, "/checkout", "/checkout", [.. London, ("step", "fees")]);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("International, by quote", page, StringComparison.Ordinal);
        Assert.Contains("You pay nothing now", page, StringComparison.Ordinal);
        Assert.Contains("VAT taken off: goods leave Kenya", page, StringComparison.Ordinal);
        Assert.Contains("value=\"E1 6QL\"", page, StringComparison.Ordinal);
        foreach (var gone in (string[])["name=\"county\"", "name=\"paymentMethod\"", "name=\"mpesaPhone\"", "Pay on delivery", "Rider to your door"])
            Assert.DoesNotContain(gone, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("country", "ZZ", "Choose your country.")]
    [InlineData("country", "<b>", "Choose your country.")]
    [InlineData("email", "", "we write there what the delivery costs")]
    [InlineData("phone", "0000", "Enter a phone number")]
    [InlineData("town", "", "Enter your town or city.")]
    [InlineData("postcode", "123456789012345678901", "up to 20 characters")]
    public async Task Nonsense_is_refused_beside_what_was_typed(string field, string value, string sentence)
    {
        using var browser = await FilledAsync($"abroad-{field}-{value.Length}");
        using var answer = await PostAsync(browser, "/checkout", "/checkout", [.. London.Select(pair => pair.Name == field ? (field, value) : pair), ("step", "place")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_for_its_price_is_quoted_and_asks_then_how_to_pay()
    {
        using var browser = await FilledAsync("abroad-dress");
        var (address, number) = await PlacedAsync(browser);
        var waiting = await browser.GetStringAsync(address);
        Assert.Contains("We work out the delivery", waiting, StringComparison.Ordinal);
        Assert.Contains("Total without delivery", waiting, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv=\"refresh\"", waiting, StringComparison.Ordinal);

        await QuoteAsync(number, "6,500");
        var quoted = await browser.GetStringAsync(address);
        Assert.Contains("Your delivery has a price", quoted, StringComparison.Ordinal);
        Assert.Contains("KSh 6,500", quoted, StringComparison.Ordinal);
        Assert.Contains("from any Kenyan number", quoted, StringComparison.Ordinal);
        // M-Pesa asks Kenyan phones only; at a foreign door nobody pays.
        Assert.DoesNotContain("name=\"method\" value=\"mpesa\"", quoted, StringComparison.Ordinal);
        Assert.DoesNotContain("Pay on delivery", quoted, StringComparison.Ordinal);
        using var refused = await PostAsync(browser, address, $"/orders/{number}/pay", [("key", KeyOf(address)), ("method", "on-delivery")]);
        Assert.EndsWith("refused=payment.method-not-offered", refused.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_taken_back_by_whoever_has_its_link_and_by_nobody_else()
    {
        using var browser = await FilledAsync("abroad-hat");
        var (address, number) = await PlacedAsync(browser);
        using var stranger = shop.Browser();
        using var without = await PostAsync(browser, address, $"/orders/{number}/cancel", [("key", "x")]);
        using var forged = await stranger.PostAsync($"/orders/{number}/cancel", new FormUrlEncodedContent([KeyValuePair.Create("key", KeyOf(address))]));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (without.StatusCode, forged.StatusCode));

        using var cancelled = await PostAsync(browser, address, $"/orders/{number}/cancel", [("key", KeyOf(address))]);
        Assert.Equal(HttpStatusCode.Redirect, cancelled.StatusCode);
        Assert.Contains($"Order {number} was cancelled", await browser.GetStringAsync(address), StringComparison.Ordinal);
        // Its page has no form left.
        using var again = await PostAsync(browser, "/account/sign-in", $"/orders/{number}/cancel", [("key", KeyOf(address))]);
        Assert.EndsWith("refused=order.not-possible", again.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_staff_say_what_it_costs()
    {
        using var browser = await FilledAsync("abroad-scarf");
        var (_, number) = await PlacedAsync(browser);
        var port = shop.Services.GetRequiredService<OrdersPort>();
        var command = new QuoteDelivery.Command(number, "1", "1", "2", $"{TimeProvider.System.GetUtcNow().AddDays(3):yyyy-MM-dd}", null, 0);
        var customer = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, $"{Guid.CreateVersion7()}")], "test"));

        Assert.Equal("order.for-staff", (await port.QuoteAsync(customer, command)).Error?.Code);
        Assert.Equal("order.for-staff", (await port.QuoteAsync(new ClaimsPrincipal(), command)).Error?.Code);
    }

    private async Task QuoteAsync(string number, string fee)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var quoted = await scope.ServiceProvider.GetRequiredService<QuoteDelivery>().ExecuteAsync(
            new(number, fee, "5", "10", $"{ShopTime.DayOf(TimeProvider.System.GetUtcNow()).AddDays(7):yyyy-MM-dd}", "By air", 0), Staff, CancellationToken.None);
        Assert.True(quoted.Succeeded, quoted.Error?.Message);
    }

    private async Task<HttpClient> FilledAsync(string slug)
    {
        var piece = await shop.AddAsync(slug);
        var browser = shop.Browser();
        using var added = await browser.PostAsync("/cart/add", new FormUrlEncodedContent([KeyValuePair.Create("variant", piece.Variants[0].ToString())]));
        Assert.Equal("/cart", added.Headers.Location?.ToString());
        return browser;
    }

    private static async Task<(string Address, string Number)> PlacedAsync(HttpClient browser)
    {
        using var placed = await PostAsync(browser, "/checkout", "/checkout", [.. London, ("step", "place")]);
        Assert.Equal(HttpStatusCode.Redirect, placed.StatusCode);
        var address = placed.Headers.Location!.ToString();
        return (address, Regex.Match(address, "HZ-[0-9A-Z]+-[0-9A-Z]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value);
    }

    private static string KeyOf(string address) => address[(address.IndexOf("key=", StringComparison.Ordinal) + 4)..];

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, string path, IEnumerable<(string Name, string Value)> fields)
    {
        var token = Regex.Match(
            await browser.GetStringAsync(page), "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        return await browser.PostAsync(path, new FormUrlEncodedContent(
            [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]));
    }
}
