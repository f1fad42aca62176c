using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E.Journeys;

/// <summary>However often people press, one cart becomes one order.</summary>
[Collection(House.Open)]
public sealed class PlacingTwice(House house)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_double_click_places_one_order(bool script)
    {
        var phone = house.NewPhone();
        await using var guest = await ReadyToPlaceAsync(phone, script);
        await guest.PlaceOrderButton.DblClickAsync();
        await guest.OrderNumberAsync();
        await AssertOneOrderAsync(phone);
    }

    [Fact]
    public async Task The_back_button_and_placing_again_leads_to_the_same_order()
    {
        var phone = house.NewPhone();
        await using var guest = await ReadyToPlaceAsync(phone, script: false);
        await guest.PlaceOrderButton.ClickAsync();
        var number = await guest.OrderNumberAsync();
        await guest.Page.GoBackAsync();
        // The browser may show the form as it was or ask for it anew; then there is nothing left to place.
        if (await guest.PlaceOrderButton.IsVisibleAsync())
        {
            await guest.PlaceOrderButton.ClickAsync();
            Assert.Equal(number, await guest.OrderNumberAsync());
        }
        await AssertOneOrderAsync(phone);
    }

    [Fact]
    public async Task Two_tabs_place_the_same_order()
    {
        var phone = house.NewPhone();
        await using var guest = await ReadyToPlaceAsync(phone, script: true);
        var tab = guest.InAnotherTab(await guest.Context.NewPageAsync());
        await tab.OpenAsync("/checkout");
        await tab.FillInContactAsync(phone);
        await tab.FillInAddressAsync();
        await tab.Rider.ClickAsync();
        await Expect(tab.CheckoutTotal).ToContainTextAsync("KSh 2,700");

        await Task.WhenAll(guest.PlaceOrderButton.ClickAsync(), tab.PlaceOrderButton.ClickAsync());
        var numbers = await Task.WhenAll(guest.OrderNumberAsync(), tab.OrderNumberAsync());
        Assert.Equal(numbers[0], numbers[1]);
        await AssertOneOrderAsync(phone);
    }

    private async Task<Visitor> ReadyToPlaceAsync(string phone, bool script)
    {
        var guest = await house.VisitAsync(script: script);
        await guest.FillCartAsync();
        await guest.OpenAsync("/checkout");
        await guest.FillInContactAsync(phone);
        await guest.FillInAddressAsync();
        if (!script) await guest.Button("Show delivery fees for this place").ClickAsync();
        await guest.Rider.ClickAsync();
        if (script) await Expect(guest.CheckoutTotal).ToContainTextAsync("KSh 2,700");
        return guest;
    }

    /// <summary>The phone was asked once; paying leaves nothing more to pay.</summary>
    private async Task AssertOneOrderAsync(string phone)
    {
        await house.Outside.PayAsync(phone);
        Assert.Equal(1, await house.Outside.CountPromptsAsync(phone));
    }
}
