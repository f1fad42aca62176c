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
        await using var guest = await house.VisitAsync();
        var connected = await HoldConnectionAsync(guest);
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
    public async Task What_was_pressed_and_typed_before_the_cart_came_alive_counts()
    {
        await using var guest = await house.VisitAsync();
        var connected = await HoldConnectionAsync(guest);
        await guest.FillCartAsync();
        await guest.OpenAsync("/cart");
        await guest.Page.EvaluateAsync("window.neverReloaded = true");
        await guest.Field("Discount code").FillAsync("KARIBU10");
        await guest.Button("More").ClickAsync();
        await guest.Button("More").ClickAsync();
        connected.SetResult();

        await Expect(guest.Page.GetByRole(AriaRole.Spinbutton)).ToHaveValueAsync("3");
        await Expect(guest.Field("Discount code")).ToHaveValueAsync("KARIBU10");
        await Expect(guest.Button("More")).ToBeFocusedAsync();
        await guest.Button("Apply").ClickAsync();
        await Expect(guest.Page.GetByText("Discount code KARIBU10")).ToBeVisibleAsync();
        Assert.True(await guest.Page.EvaluateAsync<bool>("window.neverReloaded"));
    }

    [Fact]
    public async Task Staff_who_filter_a_list_before_it_came_alive_get_it_filtered()
    {
        await using var staff = await house.VisitAsync(1280);
        var connected = await HoldConnectionAsync(staff);
        await staff.OpenAsync("/admin/orders");
        await staff.SignInAsync("staff@hangazo.test");
        await staff.Field("Search").FillAsync("Wanjiku");
        await staff.Field("Status").SelectOptionAsync("confirmed");
        await staff.Field("Search").PressAsync("Enter");
        connected.SetResult();

        await staff.Page.WaitForURLAsync(url => url.Contains("q=Wanjiku", StringComparison.Ordinal) && url.Contains("status=confirmed", StringComparison.Ordinal));
        await Expect(staff.Field("Search")).ToHaveValueAsync("Wanjiku");
        await Expect(staff.Field("Status")).ToHaveValueAsync("confirmed");
    }

    [Fact]
    public async Task What_got_lost_on_its_way_is_told_before_the_order_is_placed()
    {
        await using var guest = await house.VisitAsync();
        await guest.FillCartAsync();
        await guest.OpenAsync("/checkout");
        await guest.FillInAddressAsync();
        await guest.Rider.ClickAsync();
        await Expect(guest.CheckoutTotal).ToContainTextAsync("KSh 2,700");
        await guest.Field("Full name").FillAsync("Wanjiku Kamau");
        await guest.Page.EvaluateAsync("document.body.addEventListener('change', event => event.stopPropagation(), { once: true })");
        await guest.Field("Phone number").FillAsync(house.NewPhone());
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

    /// <summary>The page comes at once, its live connection when the result is set.</summary>
    private static async Task<TaskCompletionSource> HoldConnectionAsync(Visitor guest)
    {
        var connected = new TaskCompletionSource();
        await guest.Context.RouteAsync("**/_blazor/negotiate*", async route =>
        {
            await connected.Task;
            await route.ContinueAsync();
        });
        return connected;
    }
}
