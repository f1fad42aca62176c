using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E.Journeys;

/// <summary>No mouse, no finger: Tab, Enter, Space, arrows and letters.</summary>
[Collection(House.Open)]
public sealed class KeyboardOnly(House house)
{
    private const int FarthestControl = 80;

    [Fact]
    public async Task From_the_product_page_to_a_placed_order()
    {
        await using var guest = await house.VisitAsync(1280);
        await guest.OpenAsync($"/products/{Wares.Top}");
        await ReachAsync(guest, guest.Page.GetByRole(AriaRole.Radiogroup, new() { Name = "Size" }).GetByRole(AriaRole.Radio).First, orAnyOf: "Size");
        await guest.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(guest.Page.GetByRole(AriaRole.Radiogroup, new() { Name = "Size" }).GetByRole(AriaRole.Radio, new() { Checked = true })).ToHaveCountAsync(1);
        await PressAsync(guest, guest.Button("Add to cart"));
        await guest.Link("View cart").Or(guest.Link("Checkout")).First.WaitForAsync();
        if (await guest.Link("View cart").IsVisibleAsync()) await PressAsync(guest, guest.Link("View cart"));
        await guest.Page.WaitForURLAsync("**/cart");
        await PressAsync(guest, guest.Link("Checkout"));

        await guest.Page.WaitForURLAsync("**/checkout");
        await TypeAsync(guest, "Full name", "Njeri Mwangi");
        await TypeAsync(guest, "Phone number", house.NewPhone());
        await ReachAsync(guest, guest.Field("County"));
        await guest.Page.Keyboard.TypeAsync("Nairobi");
        await Expect(guest.Page.GetByLabel("County").Locator("option:checked")).ToHaveTextAsync("Nairobi City");
        await TypeAsync(guest, "Town or area", "Kilimani");
        await TypeAsync(guest, "Directions", "Blue gate opposite the chemist");
        await guest.Page.Keyboard.PressAsync("Tab");
        await guest.Page.Keyboard.PressAsync("ArrowDown");
        await guest.Page.Keyboard.PressAsync("ArrowUp");
        await PressAsync(guest, guest.PlaceOrderButton);
        await guest.OrderNumberAsync();
    }

    /// <summary>Tabs on until the control has the focus, which must be seen.</summary>
    private static async Task ReachAsync(Visitor guest, ILocator control, string? orAnyOf = null)
    {
        for (var presses = 0; presses < FarthestControl; presses++)
        {
            await guest.Page.Keyboard.PressAsync("Tab");
            var reached = await control.EvaluateAsync<bool>(
                "(control, group) => control === document.activeElement || (group !== null && document.activeElement.name === group.toLowerCase())", orAnyOf);
            if (reached) return;
        }
        Assert.Fail($"Tab does not lead to {control}.");
    }

    private static async Task PressAsync(Visitor guest, ILocator control)
    {
        await ReachAsync(guest, control);
        await guest.Page.Keyboard.PressAsync("Enter");
    }

    private static async Task TypeAsync(Visitor guest, string label, string words)
    {
        await ReachAsync(guest, guest.Field(label));
        await guest.Page.Keyboard.TypeAsync(words);
    }
}
