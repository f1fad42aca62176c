using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E.Journeys;

/// <summary>An old phone, or a browser that saves data: plain forms and nothing else.</summary>
[Collection(House.Open)]
public sealed class WithoutJavaScript(House house)
{
    [Fact]
    public async Task From_the_product_to_the_thanks_by_plain_forms()
    {
        var phone = house.NewPhone();
        await using var guest = await house.VisitAsync(script: false);
        await guest.OpenAsync($"/products/{Wares.Top}");
        await guest.ChooseAsync("Size", "M");
        await guest.AddToCartAsync();
        await guest.Page.GetByRole(AriaRole.Spinbutton).FillAsync("2");
        await guest.Button("Update").ClickAsync();
        await Expect(guest.Page.GetByRole(AriaRole.Spinbutton)).ToHaveValueAsync("2");
        await guest.Link("Checkout").ClickAsync();
        await guest.FillInContactAsync(phone);
        await guest.FillInAddressAsync();
        await guest.Button("Show delivery fees for this place").ClickAsync();
        await Expect(guest.Field("Full name")).ToHaveValueAsync("Wanjiku Kamau");
        await guest.Rider.ClickAsync();
        await guest.PlaceOrderButton.ClickAsync();
        var number = await guest.OrderNumberAsync();
        await Expect(guest.Heading).ToHaveTextAsync("Look at your phone");

        await house.Outside.PayAsync(phone);
        // The page loads itself anew every few seconds.
        await guest.SeesThanksAsync(number);
    }

    [Fact]
    public async Task Wrong_input_is_told_beside_its_field_and_nothing_typed_is_lost()
    {
        await using var guest = await house.VisitAsync(script: false);
        await guest.FillCartAsync();
        await guest.OpenAsync("/checkout");
        await guest.Field("Full name").FillAsync("Wanjiku Kamau");
        await guest.Field("Phone number").FillAsync("07123");
        await guest.Field("Email (optional)").FillAsync("wanjiku@nowhere");
        await guest.Field("County").SelectOptionAsync(new SelectOptionValue { Label = "Kiambu" });
        await guest.Field("Directions").FillAsync("Blue gate opposite the chemist");
        await guest.Button("Show delivery fees for this place").ClickAsync();
        await guest.Rider.ClickAsync();
        var answer = await guest.Page.RunAndWaitForResponseAsync(
            () => guest.PlaceOrderButton.ClickAsync(), response => response.Request.Method == "POST");

        Assert.Equal(422, answer.Status);
        foreach (var label in (string[])["Phone number", "Email (optional)", "Town or area"])
        {
            await Expect(guest.Field(label)).ToHaveAttributeAsync("aria-invalid", "true");
            await Expect(guest.Field(label)).ToHaveAccessibleDescriptionAsync(AnyWords());
        }
        await Expect(guest.Field("Full name")).ToHaveValueAsync("Wanjiku Kamau");
        await Expect(guest.Field("Phone number")).ToHaveValueAsync("07123");
        await Expect(guest.Field("Email (optional)")).ToHaveValueAsync("wanjiku@nowhere");
        await Expect(guest.Page.GetByLabel("County").Locator("option:checked")).ToHaveTextAsync("Kiambu");
        await Expect(guest.Field("Directions")).ToHaveValueAsync("Blue gate opposite the chemist");
        await Expect(guest.Rider).ToBeCheckedAsync();

        await guest.FillInContactAsync(house.NewPhone(), "wanjiku@example.com");
        await guest.Field("Town or area").FillAsync("Thika");
        await guest.PlaceOrderButton.ClickAsync();
        await guest.OrderNumberAsync();
    }

    private static System.Text.RegularExpressions.Regex AnyWords() => new("[a-z]{3}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
