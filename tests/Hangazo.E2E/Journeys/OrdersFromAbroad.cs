using Hangazo.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E.Journeys;

[Collection(House.Open)]
public sealed class OrdersFromAbroad(House house)
{
    [Fact]
    public async Task Is_told_the_price_of_the_delivery_pays_by_card_and_gets_an_invoice()
    {
        await using var guest = await house.VisitAsync();
        await guest.FillCartAsync();
        await guest.OpenAsync("/checkout");
        await guest.Field("Country").SelectOptionAsync("GB");
        await Expect(guest.Field("Postcode (optional)")).ToBeVisibleAsync();
        await guest.Field("Full name").FillAsync("Amina Otieno");
        await guest.Field("Phone number").FillAsync("+44 20 7946 0958");
        await guest.Field("Email").FillAsync("amina@example.com");
        await guest.Field("Town or city").FillAsync("London");
        await guest.Field("Street and house").FillAsync("12 Brick Lane");
        await guest.PlaceOrderButton.ClickAsync();
        await Expect(guest.Heading).ToHaveTextAsync("Thank you. We work out the delivery.");
        var number = await guest.OrderNumberAsync();

        await using var staff = await house.VisitAsync();
        await staff.OpenAsync($"/admin/orders/{number}");
        await staff.SignInAsync("staff@hangazo.test");
        await Expect(staff.Page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
        await staff.Field("Fee (KSh)").FillAsync("6,500");
        await staff.Button("Send the price").ClickAsync();
        await Expect(staff.Page.GetByText("The buyer gets a mail")).ToBeVisibleAsync();

        // The page of the buyer, who has waited, hears of it.
        await Expect(guest.Heading).ToHaveTextAsync("Your delivery has a price");
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Card", Exact = true }).ClickAsync();
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Pay", Exact = true }).ClickAsync();
        await guest.SeesThanksAsync(number);
        var invoice = new Uri(house.Address, await guest.Link("Invoice (PDF)").GetAttributeAsync("href")).ToString();
        var pdf = await Eventually.Async(() => guest.Context.APIRequest.GetAsync(invoice), answer => answer.Ok, TimeSpan.FromSeconds(20));
        Assert.Equal((200, "application/pdf"), (pdf.Status, pdf.Headers["content-type"]));
        Assert.Empty(guest.Complaints);
        Assert.Empty(staff.Complaints);
    }
}
