using System.Net;
using System.Text.RegularExpressions;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Web.Accounts;
using Hangazo.Web.Tests.Accounts;
using Hangazo.Web.Tests.Storefront;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Payments;

/// <summary>Store credit by plain forms, at the checkout and afterwards, and on the account's page.</summary>
public sealed class PayingWithStoreCredit(ShopFront shop) : IClassFixture<ShopFront>
{
    private static readonly Actor Manager = new(Guid.CreateVersion7(), "a test");

    private static readonly (string, string)[] Details =
    [
        ("fullName", "Wanjiku Kamau"), ("phone", "0712 345 678"), ("county", "47"), ("town", "Kilimani"), ("directions", "Blue gate behind the chapel"), ("delivery", "rider"),
        ("paymentMethod", "mpesa"), ("mpesaPhone", "0700 000 000"), ("step", "place"),
    ];

    [Fact]
    public async Task Pays_for_all_of_it_when_it_is_ticked_and_is_shown_anew_when_it_changed()
    {
        using var browser = await SignedUpAsync("achieng@example.com");
        var holder = await HolderAsync("achieng@example.com");
        await GiveAsync(holder, "7,000");
        await FillAsync(browser, "credit-dress");
        Assert.Contains("Use your store credit: KSh 7,000", await browser.GetStringAsync("/checkout"), StringComparison.Ordinal);
        await GiveAsync(holder, "1,000");

        using var stale = await PlaceAsync(browser, ("useStoreCredit", "true"), ("seenStoreCredit", "700000"));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var shown = await stale.Content.ReadAsStringAsync();
        Assert.Contains("Your store credit is KSh 8,000 now.", shown, StringComparison.Ordinal);
        Assert.Contains("It pays for all of this order.", shown, StringComparison.Ordinal);

        using var placed = await PlaceAsync(browser, ("useStoreCredit", "true"), ("seenStoreCredit", "800000"));
        Assert.Equal(HttpStatusCode.Redirect, placed.StatusCode);
        var order = await browser.GetStringAsync(placed.Headers.Location);
        Assert.Contains("Store credit", order, StringComparison.Ordinal);
        var balance = await BalanceAsync(holder);
        Assert.InRange(balance.Minor, 1, 299_999);
        var account = await browser.GetStringAsync("/account");
        Assert.Contains($"Your store credit: {balance}", account, StringComparison.Ordinal);
        Assert.Contains("used for HZ", account, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_used_when_it_is_not_ticked_and_not_by_others()
    {
        using var browser = await SignedUpAsync("njeri@example.com");
        var holder = await HolderAsync("njeri@example.com");
        await GiveAsync(holder, "7,000");
        await FillAsync(browser, "credit-skirt");
        using var placed = await PlaceAsync(browser, ("seenStoreCredit", "700000"));
        Assert.Equal(HttpStatusCode.Redirect, placed.StatusCode);
        Assert.Equal(Money.Shillings(7_000), await BalanceAsync(holder));

        using var guest = shop.Browser();
        await FillAsync(guest, "credit-hat");
        Assert.DoesNotContain("Use your store credit", await guest.GetStringAsync("/checkout"), StringComparison.Ordinal);
        using var tried = await PlaceAsync(guest, ("useStoreCredit", "true"), ("seenStoreCredit", "700000"));
        Assert.Equal(HttpStatusCode.Redirect, tried.StatusCode);
        Assert.Equal(Money.Shillings(7_000), await BalanceAsync(holder));
    }

    [Fact]
    public async Task A_part_leaves_the_rest_to_pay()
    {
        using var browser = await SignedUpAsync("atieno@example.com");
        await GiveAsync(await HolderAsync("atieno@example.com"), "1,000");
        await FillAsync(browser, "credit-shawl");
        using var again = await PlaceAsync(browser, ("useStoreCredit", "true"), ("step", "fees"));
        var shown = await again.Content.ReadAsStringAsync();
        Assert.Contains("Left to pay", shown, StringComparison.Ordinal);
        Assert.Contains("-KSh 1,000", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pays_later_parts_by_a_form_that_only_the_orders_customer_has()
    {
        using var browser = await SignedUpAsync("wambui@example.com");
        var holder = await HolderAsync("wambui@example.com");
        await GiveAsync(holder, "15,000");
        var (order, key) = await shop.PlacedInPartsAsync("credit-suit", holder);
        Assert.Contains($"/pay/{key}#store-credit", await browser.GetStringAsync($"/orders/{order.Number}"), StringComparison.Ordinal);
        var page = await browser.GetStringAsync($"/pay/{key}");
        Assert.Contains("Use your store credit: KSh 15,000", page, StringComparison.Ordinal);
        Assert.Contains("Your store credit pays KSh 15,000 of KSh 20,000.", page, StringComparison.Ordinal);
        Assert.Contains("Your store credit pays KSh 15,000 of KSh 40,000.", page, StringComparison.Ordinal);

        using var refused = await SpendAsync(browser, key, page, ("portion", "Other"), ("amount", "40,001"));
        Assert.Contains("That is more than is left to pay.", await browser.GetStringAsync(refused.Headers.Location), StringComparison.Ordinal);
        using var spent = await SpendAsync(browser, key, page, ("portion", "Other"), ("amount", "4,000"));
        Assert.Matches($"^/pay/{key}\\?attempt=", spent.Headers.Location!.ToString());
        var thanks = await browser.GetStringAsync(spent.Headers.Location);
        Assert.Contains("We have KSh 4,000, Store credit receipt SC-", thanks, StringComparison.Ordinal);
        Assert.Contains("Your store credit pays KSh 11,000 of KSh 16,000.", thanks, StringComparison.Ordinal);
        using var again = await SpendAsync(browser, key, page, ("portion", "Due"));
        Assert.Contains("so nothing was taken now", await browser.GetStringAsync(again.Headers.Location), StringComparison.Ordinal);
        Assert.Equal(Money.Shillings(11_000), await BalanceAsync(holder));
    }

    [Fact]
    public async Task Nobody_else_who_has_the_pay_link_sees_or_spends_it()
    {
        using var owner = await SignedUpAsync("nyambura@example.com");
        var holder = await HolderAsync("nyambura@example.com");
        await GiveAsync(holder, "15,000");
        var (order, key) = await shop.PlacedInPartsAsync("credit-coat", holder);
        var shown = await owner.GetStringAsync($"/pay/{key}");
        using var stranger = await SignedUpAsync("akinyi@example.com");
        await GiveAsync(await HolderAsync("akinyi@example.com"), "9,000");
        using var guest = shop.Browser();
        foreach (var browser in (HttpClient[])[stranger, guest])
        {
            foreach (var address in (string[])[$"/pay/{key}", $"/orders/{order.Number}?key={order.Key}"])
                Assert.DoesNotContain("store credit", await browser.GetStringAsync(address), StringComparison.OrdinalIgnoreCase);
            using var tried = await SpendAsync(browser, key, shown, ("portion", "Full"));
            Assert.Equal(HttpStatusCode.NotFound, tried.StatusCode);
        }

        using var unguarded = await owner.PostAsync($"/pay/{key}/store-credit", new FormUrlEncodedContent([KeyValuePair.Create("portion", "Full")]));
        using var nonsense = await SpendAsync(owner, key, shown, ("portion", "Everything"));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (unguarded.StatusCode, nonsense.StatusCode));
        Assert.Equal(Money.Shillings(15_000), await BalanceAsync(holder));
    }

    /// <summary>Posts the form of a page that was shown, with a token of the browser's own.</summary>
    private static async Task<HttpResponseMessage> SpendAsync(HttpClient browser, string key, string shown, params (string Name, string Value)[] fields)
    {
        var seen = Regex.Match(shown, "name=\"seen\" value=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        var all = fields.Append(("seen", seen)).Append(("__RequestVerificationToken", await TokenAsync(browser, $"/pay/{key}")));
        return await browser.PostAsync($"/pay/{key}/store-credit", new FormUrlEncodedContent(all.Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
    }

    private async Task<HttpClient> SignedUpAsync(string email)
    {
        var browser = shop.Browser();
        using var answer = await AccountsApp.PostAsync(browser, "/account/register", new()
        {
            ["Input.FullName"] = "Achieng Otieno", ["Input.Email"] = email, ["Input.Password"] = "A-long-password-1",
        });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    private async Task<Guid> HolderAsync(string email)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountsDb>().Users.Where(user => user.Email == email).Select(user => user.Id).SingleAsync();
    }

    private async Task GiveAsync(Guid holder, string amount)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var given = await scope.ServiceProvider.GetRequiredService<ChangeStoreCredit>().ExecuteAsync(new(holder, TakeBack: false, amount, "It was late"), Manager, CancellationToken.None);
        Assert.True(given.Succeeded, given.Error?.Message);
    }

    private async Task<Money> BalanceAsync(Guid holder)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<StoreCreditBook>().BalanceAsync(holder, CancellationToken.None);
    }

    private async Task FillAsync(HttpClient browser, string slug)
    {
        var piece = await shop.AddAsync(slug);
        using var added = await browser.PostAsync("/cart/add", new FormUrlEncodedContent([KeyValuePair.Create("variant", piece.Variants[0].ToString())]));
        Assert.Equal("/cart", added.Headers.Location?.ToString());
    }

    private static async Task<HttpResponseMessage> PlaceAsync(HttpClient browser, params (string Name, string Value)[] fields)
    {
        var all = fields.Concat(Details.Where(detail => fields.All(field => field.Name != detail.Item1)))
            .Append(("__RequestVerificationToken", await TokenAsync(browser, "/checkout")));
        return await browser.PostAsync("/checkout", new FormUrlEncodedContent(all.Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
    }

    private static async Task<string> TokenAsync(HttpClient browser, string address) => Regex.Match(
        await browser.GetStringAsync(address), "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
}
