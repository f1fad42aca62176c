using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E.Journeys;

[Collection(House.Open)]
public sealed class UsesADiscountCode(House house)
{
    [Fact]
    public async Task At_the_checkout_and_sees_the_new_total_before_anything_is_ordered()
    {
        await using var guest = await house.VisitAsync(360);
        await guest.FillCartAsync();
        await guest.OpenAsync("/checkout");
        await guest.FillInContactAsync(house.NewPhone());
        await guest.FillInAddressAsync();
        await guest.Rider.ClickAsync();
        await Expect(guest.CheckoutTotal).ToContainTextAsync("KSh 2,700");

        await guest.Field("Discount code").FillAsync("no-such-code");
        await guest.Button("Apply").ClickAsync();
        await Expect(guest.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("We do not know this code.");
        await guest.Field("Discount code").FillAsync("karibu10");
        await guest.PlaceOrderButton.ClickAsync();
        await Expect(guest.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Your discount code is applied.");
        await Expect(guest.CheckoutTotal).ToContainTextAsync("KSh 2,460");
        await Expect(guest.Page.GetByText("Karibu: 10 % off your first order (KARIBU10)")).ToBeVisibleAsync();
        await Expect(guest.Field("Full name")).ToHaveValueAsync("Wanjiku Kamau");

        await guest.PlaceOrderButton.ClickAsync();
        await guest.OrderNumberAsync();
        await Expect(guest.Heading).ToHaveTextAsync("Look at your phone");
        await Expect(guest.Page.GetByText("KSh 2,460").First).ToBeVisibleAsync();
        Assert.Empty(guest.Complaints);
    }
}
