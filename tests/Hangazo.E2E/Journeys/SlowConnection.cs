using Hangazo.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E.Journeys;

/// <summary>The page is there long before its live connection.</summary>
[Collection(House.Open)]
public sealed class SlowConnection(House house)
{
    [Fact]
    public async Task Who_types_while_the_checkout_comes_alive_goes_on_typing()
    {
        var phone = house.NewPhone();
        var connected = new TaskCompletionSource();
        await using var guest = await house.VisitAsync();
        await guest.Context.RouteAsync("**/_blazor/negotiate*", async route =>
        {
            await connected.Task;
            await route.ContinueAsync();
        });
        await guest.FillCartAsync();
        await guest.OpenAsync("/checkout");
        await guest.Field("Full name").FillAsync("Wanjiku Kamau");
        await guest.Field("Phone number").PressSequentiallyAsync(phone[..4]);
        await guest.Page.EvaluateAsync("window.typedIn = document.activeElement");
        connected.SetResult();
        await Eventually.Async(() => guest.Page.EvaluateAsync<bool>("!window.typedIn.isConnected"));
        await guest.Page.Keyboard.TypeAsync(phone[4..]);

        await Expect(guest.Field("Phone number")).ToHaveValueAsync(phone);
        await Expect(guest.Field("Full name")).ToHaveValueAsync("Wanjiku Kamau");
        await guest.FillInAddressAsync();
        await guest.Rider.ClickAsync();
        await guest.PlaceOrderButton.ClickAsync();
        await guest.OrderNumberAsync();
    }

    [Fact]
    public async Task A_change_that_got_lost_on_its_way_is_told_again()
    {
        await using var guest = await house.VisitAsync();
        await guest.FillCartAsync();
        await guest.OpenAsync("/checkout");
        // Heard by the page, but not by the framework, which listens at the document.
        await guest.Page.EvaluateAsync("document.body.addEventListener('change', event => event.stopPropagation(), { once: true })");
        await guest.Field("County").SelectOptionAsync(new SelectOptionValue { Label = "Nairobi City" });
        await guest.Rider.ClickAsync();
        await Expect(guest.Rider).ToBeCheckedAsync();
    }
}
