using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E.Journeys;

/// <summary>The shop's process is killed as a power cut would do it, and starts again.</summary>
[Collection(House.Open)]
public sealed class LostConnection(House house) : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>However a test ends, the next one finds an open shop.</summary>
    public Task DisposeAsync() => house.StartShopAsync();

    [Fact]
    public async Task A_half_filled_checkout_keeps_its_words_and_can_be_placed()
    {
        var phone = house.NewPhone();
        await using var guest = await house.VisitAsync();
        await guest.FillCartAsync();
        await guest.OpenAsync("/checkout");
        await guest.FillInContactAsync(phone);
        await guest.Field("County").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Label = "Nairobi City" });
        // The fees of the county come over the live connection: it stands.
        await Expect(guest.Rider).ToBeVisibleAsync();
        await house.KillShopAsync();
        await Expect(guest.Page.GetByText("The connection dropped")).ToBeVisibleAsync();
        await guest.Field("Town or area").FillAsync("Kilimani");
        await house.StartShopAsync();

        // The page comes back by itself when the shop does.
        await Expect(guest.Page.GetByText("The connection dropped")).ToBeHiddenAsync(new() { Timeout = 40_000 });
        await Expect(guest.Field("Full name")).ToHaveValueAsync("Wanjiku Kamau");
        await Expect(guest.Field("Phone number")).ToHaveValueAsync(phone);
        await Expect(guest.Page.GetByLabel("County").Locator("option:checked")).ToHaveTextAsync("Nairobi City");
        await Expect(guest.Field("Town or area")).ToHaveValueAsync("Kilimani");
        await guest.Field("Directions").FillAsync("Blue gate opposite the chemist");
        await guest.Rider.ClickAsync();
        await guest.PlaceOrderButton.ClickAsync();
        var number = await guest.OrderNumberAsync();
        await house.Outside.PayAsync(phone);
        await guest.SeesThanksAsync(number);
    }

    [Fact]
    public async Task Money_paid_while_the_shop_is_down_is_found_when_it_is_back()
    {
        var phone = house.NewPhone();
        await using var guest = await house.VisitAsync();
        await guest.FillCartAsync();
        var number = await guest.PlaceOrderAsync(phone);
        await house.Outside.SeePromptAsync(phone);
        await house.KillShopAsync();
        await house.Outside.PayAsync(phone);
        await house.StartShopAsync();

        // Nobody told the shop: the shopper does not wait for the next time it asks by itself.
        await guest.Page.ReloadAsync();
        await guest.Button("I have paid - check now").ClickAsync();
        await guest.SeesThanksAsync(number);
    }
}
