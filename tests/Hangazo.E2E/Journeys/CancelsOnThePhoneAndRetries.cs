using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E.Journeys;

[Collection(House.Open)]
public sealed class CancelsOnThePhoneAndRetries(House house)
{
    [Fact]
    public async Task A_cancelled_request_is_told_and_can_be_sent_again()
    {
        var phone = house.NewPhone();
        await using var guest = await house.VisitAsync();
        await guest.FillCartAsync();
        var number = await guest.PlaceOrderAsync(phone);

        await house.Outside.CancelAsync(phone);
        await Expect(guest.Heading).ToHaveTextAsync("Not paid yet");
        await Expect(guest.Page.GetByText("cancelled")).ToBeVisibleAsync();

        await guest.Button("Send the request again").ClickAsync();
        await Expect(guest.Heading).ToHaveTextAsync("Look at your phone");
        await house.Outside.PayAsync(phone);
        await guest.SeesThanksAsync(number);
        Assert.Empty(guest.Complaints);
    }

    [Fact]
    public async Task Another_number_pays_when_the_first_has_too_little_money()
    {
        await using var guest = await house.VisitAsync();
        await guest.FillCartAsync();
        var number = await guest.PlaceOrderAsync("0700000001");
        await Expect(guest.Heading).ToHaveTextAsync("Not paid yet");

        await guest.Field("Try another M-Pesa number").FillAsync("0700000000");
        await guest.Button("Send there").ClickAsync();
        await guest.SeesThanksAsync(number);
        Assert.Empty(guest.Complaints);
    }
}
