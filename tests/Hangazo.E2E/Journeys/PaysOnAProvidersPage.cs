using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E.Journeys;

[Collection(House.Open)]
public sealed class PaysOnAProvidersPage(House house)
{
    [Theory]
    [InlineData("Card", "Pay", false)]
    [InlineData("PayPal", "Approve", true)]
    public async Task Turns_back_there_and_then_pays(string method, string button, bool script)
    {
        await using var guest = await house.VisitAsync(script: script);
        await guest.FillCartAsync();
        await guest.OpenAsync("/checkout");
        await guest.FillInContactAsync(house.NewPhone());
        await guest.Page.GetByRole(AriaRole.Radio, new() { Name = "Collect in the showroom" }).ClickAsync();
        await guest.Page.GetByRole(AriaRole.Radio, new() { Name = method }).ClickAsync();
        await guest.PlaceOrderButton.ClickAsync();

        await guest.Link("Cancel").ClickAsync();
        var number = await guest.OrderNumberAsync();
        await Expect(guest.Heading).ToHaveTextAsync("Waiting for your payment");
        await Expect(guest.Page.GetByRole(AriaRole.Heading, new() { Name = "Pay another way" })).ToBeVisibleAsync();

        await guest.Button($"Go to the {method} payment page").ClickAsync();
        await guest.Button(button).ClickAsync();
        await guest.SeesThanksAsync(number);
        await Expect(guest.Page.GetByText($"Paid by {method}")).ToBeVisibleAsync();
        Assert.Empty(guest.Complaints);
    }
}
