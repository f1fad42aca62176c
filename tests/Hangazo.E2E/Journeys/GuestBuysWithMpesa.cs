using System.Diagnostics;
using System.Text.RegularExpressions;
using Hangazo.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E.Journeys;

/// <summary>The journey the shop is there for, on a phone's screen.</summary>
[Collection(House.Open)]
public sealed class GuestBuysWithMpesa(House house)
{
    /// <summary>A mark on the page's window: gone when the page was loaded anew.</summary>
    private const string Mark = "window.neverReloaded = true";
    private const string HasMark = "window.neverReloaded === true";

    [Fact]
    public async Task The_confirmation_mail_brings_the_link()
    {
        var phone = house.NewPhone();
        var mailbox = $"guest-{phone}@example.com";
        await using var guest = await house.VisitAsync();
        await guest.FillCartAsync();
        var number = await guest.PlaceOrderAsync(phone, mailbox);
        await house.Outside.PayAsync(phone);
        await guest.SeesThanksAsync(number);

        var mail = await house.Outside.ReadMailAsync(mailbox, $"{number} is paid");
        var link = Regex.Match(mail, $"{Regex.Escape(house.Address.ToString())}orders/{number}\\?key=[A-Za-z0-9_-]+", RegexOptions.None, TimeSpan.FromSeconds(1));
        Assert.True(link.Success, mail);
        await using var later = await house.VisitAsync();
        await later.OpenAsync(link.Value);
        await later.SeesThanksAsync(number);
        var invoice = (await later.Link("Invoice (PDF)").GetAttributeAsync("href"))!;
        var printed = await Eventually.Async(() => later.Context.APIRequest.GetAsync(invoice), answer => answer.Ok, TimeSpan.FromSeconds(20));
        Assert.Equal("application/pdf", printed.Headers["content-type"]);
    }

    [Fact]
    public async Task From_the_home_page_to_the_thanks_and_back_by_the_link()
    {
        var phone = house.NewPhone();
        await using var guest = await house.VisitAsync(pictures: true);
        await ChooseAShirtAsync(guest);
        await ChangeTheQuantityAsync(guest);
        var number = await CheckOutAsync(guest, phone);

        await PayOnThePhoneAsync(guest, phone, number);

        await SeesTheOrderByItsLinkOnlyAsync(guest, number);
        Assert.Empty(guest.Complaints);
    }

    private static async Task ChooseAShirtAsync(Visitor guest)
    {
        await guest.OpenAsync("/");
        await guest.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Ready-to-Wear" }).ClickAsync();
        await Expect(guest.Heading).ToHaveTextAsync("Ready-to-Wear");
        await guest.Page.Locator($"a[href='/products/{Wares.Shirt}']").First.ClickAsync();
        await Expect(guest.Heading).ToHaveTextAsync("Mtaa kitenge shirt");
        await guest.ChooseAsync("Colour", "Forest");
        await guest.ChooseAsync("Size", "L");
        await Expect(guest.Page.GetByRole(AriaRole.Spinbutton, new() { Name = "Quantity" })).ToHaveValueAsync("1");
        await guest.AddToCartAsync();
        await Expect(guest.Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Cart.*1", RegexOptions.None, TimeSpan.FromSeconds(1)) }))
            .ToBeVisibleAsync();
    }

    private static async Task ChangeTheQuantityAsync(Visitor guest)
    {
        await Expect(guest.Page.GetByText("L, Forest. KSh 3,500 each")).ToBeVisibleAsync();
        await guest.Page.EvaluateAsync(Mark);
        await guest.Button("More").ClickAsync();
        await Expect(guest.Page.GetByRole(AriaRole.Spinbutton)).ToHaveValueAsync("2");
        await Expect(guest.Page.GetByRole(AriaRole.Complementary, new() { Name = "Summary" })).ToContainTextAsync("KSh 7,000");
        Assert.True(await guest.Page.EvaluateAsync<bool>(HasMark));
        await guest.Link("Checkout").ClickAsync();
    }

    private static async Task<string> CheckOutAsync(Visitor guest, string phone)
    {
        await Expect(guest.CheckoutTotal).ToContainTextAsync("KSh 7,000");
        await guest.Page.EvaluateAsync(Mark);
        await guest.FillInContactAsync(phone);
        await guest.FillInAddressAsync();
        await guest.Rider.ClickAsync();
        await Expect(guest.CheckoutTotal).ToContainTextAsync("KSh 7,300");
        Assert.True(await guest.Page.EvaluateAsync<bool>(HasMark));
        await Expect(guest.Page.GetByRole(AriaRole.Radio, new() { Name = "M-Pesa" })).ToBeCheckedAsync();
        await guest.PlaceOrderButton.ClickAsync();
        return await guest.OrderNumberAsync();
    }

    private static async Task PayOnThePhoneAsync(Visitor guest, string phone, string number)
    {
        await Expect(guest.Heading).ToHaveTextAsync("Look at your phone");
        await Expect(guest.Page.GetByRole(AriaRole.Timer)).ToContainTextAsync("left to answer");
        await guest.Page.EvaluateAsync(Mark);

        var screen = await guest.Context.NewPageAsync();
        await screen.GotoAsync(guest.House.Outside.PhonePage(phone));
        await Expect(screen.GetByText(number.Replace("-", "", StringComparison.Ordinal)).First).ToBeVisibleAsync();
        await screen.GetByRole(AriaRole.Button, new() { Name = "Pay" }).ClickAsync();
        var sincePaid = Stopwatch.StartNew();

        await guest.SeesThanksAsync(number);
        Assert.InRange(sincePaid.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.True(await guest.Page.EvaluateAsync<bool>(HasMark));
    }

    private static async Task SeesTheOrderByItsLinkOnlyAsync(Visitor guest, string number)
    {
        await guest.Page.ReloadAsync();
        await guest.SeesThanksAsync(number);

        await using var friend = await guest.House.VisitAsync();
        var byLink = await friend.OpenAsync(guest.Page.Url);
        Assert.Equal(200, byLink.Status);
        await friend.SeesThanksAsync(number);
        var withoutKey = await friend.OpenAsync($"/orders/{number}");
        Assert.Equal(404, withoutKey.Status);
        var withAnother = await friend.OpenAsync($"/orders/{number}?key=AAAAAAAAAAAAAAAAAAAAAA");
        Assert.Equal(404, withAnother.Status);
        Assert.DoesNotContain("Wanjiku", await friend.Page.ContentAsync(), StringComparison.Ordinal);
    }
}
