using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E.Journeys;

/// <summary>The search box offers what is meant; the filters follow.</summary>
[Collection(House.Open)]
public sealed class SearchesByKeyboard(House house)
{
    [Fact]
    public async Task From_a_slip_of_the_finger_to_the_product_and_back_to_a_filtered_list()
    {
        await using var guest = await house.VisitAsync(1280);
        await guest.OpenAsync("/");
        var box = guest.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" });
        await box.FocusAsync();
        await guest.Page.Keyboard.TypeAsync("velvt curt");
        var option = guest.Page.GetByRole(AriaRole.Option, new() { Name = "Muthaiga velvet curtains" });
        await Expect(option).ToBeVisibleAsync();
        while (await option.GetAttributeAsync("aria-selected") != "true") await box.PressAsync("ArrowDown");
        await Expect(box).ToHaveAttributeAsync("aria-activedescendant", (await option.GetAttributeAsync("id"))!);
        await box.PressAsync("Enter");
        await Expect(guest.Heading).ToHaveTextAsync("Muthaiga velvet curtains");

        var list = guest.Page.GetByRole(AriaRole.Listbox, new() { Name = "Suggestions" });
        await box.FillAsync("drss");
        await Expect(list).ToBeVisibleAsync();
        await box.PressAsync("Escape");
        await Expect(list).ToBeHiddenAsync();
        await Expect(box).ToHaveValueAsync("drss");
        await box.PressAsync("Enter");
        await Expect(guest.Page.GetByText("Showing results for dress")).ToBeVisibleAsync();
        await guest.Page.GetByRole(AriaRole.Group, new() { Name = "Colour" }).GetByLabel("Plum").CheckAsync();
        await Expect(guest.Page.GetByRole(AriaRole.List, new() { Name = "Chosen filters" })).ToContainTextAsync("Plum");
        // The new page's script is what sends the form when another order is chosen.
        await guest.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await guest.Page.GetByLabel("Sort by").SelectOptionAsync("Price, low to high");
        await guest.Page.WaitForURLAsync("**/search?*sort=price*");
        await guest.Page.GetByRole(AriaRole.Link, new() { Name = "Usiku slip dress" }).ClickAsync();
        await Expect(guest.Heading).ToHaveTextAsync("Usiku slip dress");
        await Expect(guest.Page).ToHaveURLAsync(new Regex("/products/usiku-slip-dress$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Empty(guest.Complaints);
    }
}
