using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E.Admin;

[Collection(House.Open)]
public sealed class GivingBackALine(House house)
{
    [Fact]
    public async Task Sends_the_money_to_the_phone_and_hands_the_buyer_a_credit_note()
    {
        var phone = house.NewPhone();
        await using var guest = await house.VisitAsync();
        await guest.FillCartAsync();
        var number = await guest.PlaceOrderAsync(phone);
        await house.Outside.PayAsync(phone);
        await guest.SeesThanksAsync(number);

        await using var manager = await house.VisitAsync();
        await manager.OpenAsync($"/admin/orders/{number}");
        await manager.SignInAsync("manager@hangazo.test");
        await Expect(manager.Page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
        await manager.Button("Give money back").ClickAsync();
        await manager.Page.GetByLabel("How many of").FillAsync("1");
        await manager.Field("Reason, as the buyer reads it").FillAsync("The seam opened");
        await manager.Button("Give back KSh").ClickAsync();
        var said = manager.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "goes back. The credit note follows" });
        await Expect(said).ToBeVisibleAsync();
        // The form is gone, and with it what was pressed: who has no mouse goes on from what the page says.
        await Expect(said).ToBeFocusedAsync();
        await Expect(manager.Page.GetByRole(AriaRole.Region, new() { Name = "Refunds" }).GetByText("Back by M-Pesa")).ToBeVisibleAsync();
        await Expect(manager.Link("CN-")).ToBeVisibleAsync();

        var note = guest.Link("Credit note CN-");
        await Expect(note).ToBeVisibleAsync();
        var pdf = await guest.Context.APIRequest.GetAsync(new Uri(house.Address, await note.GetAttributeAsync("href")).ToString());
        Assert.Equal((200, "application/pdf"), (pdf.Status, pdf.Headers["content-type"]));
    }
}
